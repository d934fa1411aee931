import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { answerItem } from './support/answer-item'
import { addItem, begin, handIn, makeClass, somebody } from './support/classroom'
import { query } from './support/database'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, type Person, signUp } from './support/person'
import { shiftJis } from './support/shift-jis'
import { words } from './support/words'

const PHONE = { viewport: { width: 360, height: 800 }, colorScheme: 'dark' } as const
const ja = words('ja')
const en = words('en')

/** A list as a school's office keeps it; Chie's address is given by the caller. */
function roster(aki: Person, ben: Person, chie: string): string {
  const lines = [`秋山 アキ,${aki.email},A-1`, `Ben,${ben.email},A-2`, `千葉 チエ,${chie},A-3`]
  return ['氏名,メールアドレス,学籍番号', ...lines].join('\r\n')
}

/** Chooses the list with a mistake, mends it in the page, and invites all three. */
async function invite(page: Page, people: { aki: Person; ben: Person }): Promise<void> {
  const buffer = shiftJis(roster(people.aki, people.ben, 'chie.example.org'))
  const file = { name: '名簿.csv', mimeType: 'text/csv', buffer }
  await page.getByLabel(ja('roster.import.file')).setInputFiles(file)
  const mistake = page
    .getByRole('alert')
    .filter({ hasText: ja('roster.import.place', { line: 4, column: 2 }) })
  await expect(mistake).toContainText(ja('roster.import.problems.emailWrong', { value: 'chie.example.org' }))
  await expect(page.getByRole('button', { name: ja('roster.import.applyGood', { count: 2 }) })).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'roster-mistake-ja')
  const typed = page.getByLabel(ja('roster.import.paste'))
  await expect(typed).toHaveValue(/秋山 アキ/)
  await typed.fill(roster(people.aki, people.ben, newPerson('chie').email))
  await page.getByRole('button', { name: ja('roster.import.preview') }).click()
  await page.getByRole('button', { name: ja('roster.import.apply', { count: 3 }) }).click()
  await expect(page.getByText(ja('roster.import.done', { invited: 3, changed: 0, same: 0 }))).toBeVisible()
}

/** What the button puts on the clipboard. */
async function copiedLink(page: Page, email: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const row = page.getByRole('listitem').filter({ hasText: email })
  await row.getByRole('button', { name: ja('roster.invitations.copyOf', { email }) }).click()
  await expect(row.getByText(ja('roster.invitations.copied'))).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** From the file with all links. */
async function downloadedLink(page: Page, email: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: ja('roster.invitations.download') }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const line = Buffer.concat(chunks)
    .toString('utf8')
    .split('\r\n')
    .find((one) => one.includes(email))
  return /http[^,"]+\/invitation\/[^,"]+/.exec(line ?? '')?.[0] ?? ''
}

/** Somebody new opens their link, finds by way of signing in that they need an account, makes one and joins. */
async function joinNew(browser: Browser, link: string, person: Person): Promise<Page> {
  const page = await (await browser.newContext({ ...PHONE, locale: 'ja-JP' })).newPage()
  await page.goto(link)
  const name = '名簿のクラス'
  await expect(page.getByRole('heading', { name: ja('roster.invitation.to', { name }) })).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('link', { name: ja('common.account.signIn') })
    .click()
  await page.getByRole('main').locator('a[href*="/sign-up"]').click()
  await page.getByLabel(ja('account.name'), { exact: true }).fill(person.name)
  await page.getByLabel(ja('account.email')).fill(person.email)
  await page.getByLabel(ja('account.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: ja('account.signUp.submit') }).click()
  await expect(page).toHaveURL(/\/ja\/invitation\//)
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, 'invitation-ja-dark-phone')
  await page.getByRole('button', { name: ja('roster.invitation.accept') }).click()
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]+$/)
  return page
}

/** Somebody with an account opens their link, signs in and joins; the link of somebody else is used up. */
async function joinKnown(page: Page, person: Person, own: string, foreign: string): Promise<void> {
  await page.goto(own)
  await page
    .getByRole('main')
    .getByRole('link', { name: en('common.account.signIn') })
    .click()
  await page.getByLabel(en('account.email')).fill(person.email)
  await page.getByLabel(en('account.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: en('account.signIn.submit') }).click()
  await expect(page.getByRole('button', { name: en('roster.invitation.accept') })).toBeVisible()
  await page.goto(foreign)
  await expect(page.getByRole('main')).toContainText(en('roster.invitation.states.accepted'))
  await expect(page.getByRole('button', { name: en('roster.invitation.accept') })).toHaveCount(0)
  await page.goto(own)
  await page.getByRole('button', { name: en('roster.invitation.accept') }).click()
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]+$/)
}

async function assign(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: ja('classes.class.assign') }).click()
  await page.getByLabel(ja('assign.basics.name'), { exact: true }).fill(title)
  await addItem(page, 'ja', 'このPodを実行できるノードはどれか', 2)
  await page.getByRole('button', { name: ja('assign.save.publish') }).click()
  await expect(page).toHaveURL(/\/results$/)
}

async function beginListed(page: Page, locale: Locale, title: string): Promise<void> {
  await page.reload()
  await begin(page, locale, title)
  await page.getByText(words(locale)('assignment.take.list')).click()
}

test('a list in Shift_JIS becomes invitations that each let in one; a board shows who is where', async ({
  browser,
}) => {
  const [aki, ben] = [newPerson('Aki'), newPerson('Ben')]
  const benPage = await (await browser.newContext({ locale: 'en-US' })).newPage()
  await signUp(benPage, 'en', ben)
  await benPage.context().clearCookies()
  const teacher = await somebody(browser, 'ja', 'Teacher')
  const complaints = watchConsole(teacher)
  const { url } = await makeClass(teacher, 'ja', '名簿のクラス')
  await teacher.goto(`${url}/people`)
  await invite(teacher, { aki, ben })
  const akiLink = await copiedLink(teacher, aki.email)
  const akiPage = await joinNew(browser, akiLink, aki)
  const akiComplaints = watchConsole(akiPage)
  await joinKnown(benPage, ben, await downloadedLink(teacher, ben.email), akiLink)

  await test.step('members have their numbers; who has not come is still invited', async () => {
    await teacher.reload()
    const members = teacher.getByRole('region', { name: ja('roster.people.members', { count: 3 }) })
    for (const [{ email }, externalId] of [
      [aki, 'A-1'],
      [ben, 'A-2'],
    ] as const)
      await expect(members.getByRole('listitem').filter({ hasText: email })).toContainText(
        ja('roster.people.externalIdIs', { externalId }),
      )
    await expect(teacher.getByRole('button', { name: ja('roster.invitations.revoke') })).toHaveCount(1)
  })

  await test.step('the board follows without being asked', async () => {
    await teacher.goto(url)
    await assign(teacher, '小テスト')
    await teacher.getByRole('link', { name: ja('results.tabs.board') }).click()
    const cardOf = (name: string) => teacher.getByRole('listitem').filter({ hasText: name })
    await expect(cardOf('Aki')).toContainText(ja('results.states.not-begun'))
    await teacher.evaluate(() => Object.assign(window, { untouched: true }))
    await beginListed(akiPage, 'ja', '小テスト')
    await answerItem(akiPage, 0, true)
    await beginListed(benPage, 'en', '小テスト')
    for (const index of [0, 1]) await answerItem(benPage, index, true)
    await expect(cardOf('Aki')).toContainText(ja('results.board.answeredText', { answered: 1, items: 2 }))
    await expect(cardOf('Ben')).toContainText(ja('results.board.answeredText', { answered: 2, items: 2 }))
    await handIn(benPage, 'en')
    await expect(cardOf('Ben')).toContainText(ja('results.states.handed-in'))
    await expectAccessible(teacher)
    await keepScreenshot(teacher, 'board-ja')
    await teacher.getByLabel(ja('results.board.hideNames')).check()
    await expect(cardOf('Aki')).toHaveCount(0)
    await expect(cardOf(ja('results.board.nameless', { letter: 'A' }))).toBeVisible()
    expect(await teacher.evaluate(() => 'untouched' in window)).toBe(true)
    await teacher.reload()
    await expect(cardOf(ja('results.board.nameless', { letter: 'B' }))).toBeVisible()
    await expect(cardOf('Aki')).toHaveCount(0)
  })

  await test.step('the log can be narrowed to the kinds of acts that it has', async () => {
    await teacher.goto(`${url}/log`)
    const kinds = teacher.getByLabel(ja('roster.log.kind'))
    const acts = [
      ...(['createClass', 'applyRoster', 'exportInvitations', 'acceptInvitation'] as const),
      'createAssignment' as const,
    ]
    const offered = [ja('roster.log.all'), ...acts.map((act) => ja(`roster.log.actions.${act}`))]
    expect((await kinds.locator('option').allInnerTexts()).sort()).toEqual(offered.sort())
    await kinds.selectOption(ja('roster.log.actions.acceptInvitation'))
    await teacher.getByRole('button', { name: ja('roster.log.show') }).click()
    await expect(teacher.getByRole('main').locator('ol > li')).toHaveCount(2)
  })
  expect([...complaints, ...akiComplaints]).toEqual([])
})

const LOOKS = [
  ['en', { width: 360, height: 800 }, 'dark'],
  ['ja', { width: 1280, height: 900 }, 'light'],
] as const

async function lookAtAdministration(page: Page): Promise<void> {
  for (const [locale, size, theme] of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const name of ['', 'classes', 'audit', 'lti']) {
      await page.goto(`/${locale}/admin/${name}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectFits(page)
      await expectAccessible(page)
      await keepScreenshot(page, `admin-${name || 'accounts'}-${locale}-${theme}`)
    }
  }
}

test('what an administrator looks at is kept, and what only the browser fetches ahead is not', async ({
  browser,
}) => {
  const teacher = await somebody(browser, 'en', 'Teacher')
  const name = `Harbour ${Date.now()}`
  const { url } = await makeClass(teacher, 'en', name)
  const classId = url.split('/').at(-1) ?? ''
  const admin = newPerson('Root')
  const page = await (await browser.newContext()).newPage()
  await signUp(page, 'en', admin)
  await query(`UPDATE "User" SET role = 'ADMIN' WHERE email = $1`, [admin.email])
  const complaints = watchConsole(page)
  await lookAtAdministration(page)

  const visits = () =>
    query(`SELECT 1 FROM "AuditEntry" WHERE "classId" = $1 AND capacity = 'admin'`, [classId])
  await page.goto(`/ja/admin/classes?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).hover()
  const fetchedAhead = page.waitForResponse((answer) => answer.url().includes('/admin/audit'))
  await page.getByRole('link', { name: ja('roster.admin.tabs.audit') }).hover()
  await fetchedAhead
  expect(await visits()).toHaveLength(0)
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  expect(await visits()).toHaveLength(1)

  await teacher.goto(`${url}/log`)
  const act = teacher.getByRole('listitem').filter({ hasText: 'Root' })
  await expect(act).toContainText(en('roster.log.capacity.admin'))
  await expect(act).toContainText(en('roster.log.actions.getClass'))
  expect(complaints).toEqual([])
})
