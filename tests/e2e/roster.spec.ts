import { expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { signUpAdministrator } from './support/administrator'
import { answerItem } from './support/answer-item'
import { addItem, begin, handIn, makeClass, somebody } from './support/classroom'
import { query } from './support/database'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'
import { copiedLink, downloadedLink, inviteFromList, joinKnown, joinNew } from './support/roster'
import { words } from './support/words'

const TITLE = '小テスト'
const ja = words('ja')
const en = words('en')

async function expectNumber(page: Page, email: string, externalId: string): Promise<void> {
  const members = page.getByRole('region', { name: ja('roster.people.members', { count: 3 }) })
  const member = members.getByRole('listitem').filter({ hasText: email })
  await expect(member).toContainText(ja('roster.people.externalIdIs', { externalId }))
}

async function assign(page: Page): Promise<void> {
  await page.getByRole('link', { name: ja('classes.class.assign') }).click()
  await page.getByLabel(ja('assign.basics.name'), { exact: true }).fill(TITLE)
  await addItem(page, 'ja', 'このPodを実行できるノードはどれか', 2)
  await page.getByRole('button', { name: ja('assign.save.publish') }).click()
  await expect(page).toHaveURL(/\/results$/)
}

/** Begins, and gives so many right answers. */
async function answerSome(page: Page, locale: Locale, answers: number): Promise<void> {
  await page.reload()
  await begin(page, locale, TITLE)
  await page.getByText(words(locale)('assignment.take.list')).click()
  for (let index = 0; index < answers; index++) await answerItem(page, index, true)
}

/** One answers one of two, the other both and hands in; the board is not touched meanwhile. */
async function watchBoard(board: Page, aki: Page, ben: Page): Promise<void> {
  const cardOf = (name: string) => board.getByRole('listitem').filter({ hasText: name })
  const answered = (count: number) => ja('results.board.answeredText', { answered: count, items: 2 })
  await expect(cardOf('Aki')).toContainText(ja('results.states.not-begun'))
  await board.evaluate(() => Object.assign(window, { untouched: true }))
  await answerSome(aki, 'ja', 1)
  await answerSome(ben, 'en', 2)
  await expect(cardOf('Aki')).toContainText(answered(1))
  await expect(cardOf('Ben')).toContainText(answered(2))
  await handIn(ben, 'en')
  await expect(cardOf('Ben')).toContainText(ja('results.states.handed-in'))
  await expectAccessible(board)
  await keepScreenshot(board, 'board-ja')
  await board.getByLabel(ja('results.board.hideNames')).check()
  await expect(cardOf(ja('results.board.nameless', { letter: 'A' }))).toBeVisible()
  await expect(cardOf('Aki')).toHaveCount(0)
  expect(await board.evaluate(() => 'untouched' in window)).toBe(true)
  await board.reload()
  await expect(cardOf(ja('results.board.nameless', { letter: 'B' }))).toBeVisible()
  await expect(cardOf('Aki')).toHaveCount(0)
}

/** There is to choose what has happened in the class, and nothing else. */
async function narrowLog(page: Page): Promise<void> {
  const acts = ['createClass', 'applyRoster', 'exportInvitations', 'acceptInvitation', 'createAssignment']
  const offered = acts.map((act) => ja(`roster.log.actions.${act as 'createClass'}`))
  const kinds = page.getByLabel(ja('roster.log.kind'))
  const texts = await kinds.locator('option').allInnerTexts()
  expect(texts.sort()).toEqual([ja('roster.log.all'), ...offered].sort())
  await kinds.selectOption(ja('roster.log.actions.acceptInvitation'))
  await page.getByRole('button', { name: ja('roster.log.show') }).click()
  await expect(page.getByRole('main').locator('ol > li')).toHaveCount(2)
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
  await inviteFromList(teacher, aki, ben)
  const akiLink = await copiedLink(teacher, aki.email)
  const akiPage = await joinNew(browser, akiLink, aki)
  const akiComplaints = watchConsole(akiPage)
  await joinKnown(benPage, ben, await downloadedLink(teacher, ben.email), akiLink)
  await teacher.reload()
  await expectNumber(teacher, aki.email, 'A-1')
  await expectNumber(teacher, ben.email, 'A-2')
  await expect(teacher.getByRole('button', { name: ja('roster.invitations.revoke') })).toHaveCount(1)

  await teacher.goto(url)
  await assign(teacher)
  await teacher.getByRole('link', { name: ja('results.tabs.board') }).click()
  await watchBoard(teacher, akiPage, benPage)
  await teacher.goto(`${url}/log`)
  await narrowLog(teacher)
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
  const page = await (await browser.newContext()).newPage()
  await signUpAdministrator(page, 'en', 'Root')
  const complaints = watchConsole(page)
  await lookAtAdministration(page)

  const inClass = `SELECT 1 FROM "AuditEntry" WHERE "classId" = $1 AND capacity = 'admin'`
  const visits = () => query(inClass, [url.split('/').at(-1)])
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
