import { type Browser, expect, type Page } from '@playwright/test'
import { downloaded } from './download'
import { expectAccessible, expectFits, keepScreenshot } from './look'
import { newPerson, type Person } from './person'
import { shiftJis } from './shift-jis'
import { words } from './words'

const PHONE = { viewport: { width: 360, height: 800 }, colorScheme: 'dark' } as const
const ja = words('ja')
const en = words('en')

/** A list as a school's office keeps it. @param chie the address in its last line */
function roster(aki: Person, ben: Person, chie: string): string {
  const lines = [`秋山 アキ,${aki.email},A-1`, `Ben,${ben.email},A-2`, `千葉 チエ,${chie},A-3`]
  return ['氏名,メールアドレス,学籍番号', ...lines].join('\r\n')
}

/** Chooses a list with a mistake in its last line, mends it in the page, and invites all three. */
export async function inviteFromList(page: Page, aki: Person, ben: Person): Promise<void> {
  const buffer = shiftJis(roster(aki, ben, 'chie.example.org'))
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
  await typed.fill(roster(aki, ben, newPerson('chie').email))
  await page.getByRole('button', { name: ja('roster.import.preview') }).click()
  await page.getByRole('button', { name: ja('roster.import.apply', { count: 3 }) }).click()
  await expect(page.getByText(ja('roster.import.done', { invited: 3, changed: 0, same: 0 }))).toBeVisible()
}

/** What the button puts on the clipboard. */
export async function copiedLink(page: Page, email: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const row = page.getByRole('listitem').filter({ hasText: email })
  await row.getByRole('button', { name: ja('roster.invitations.copyOf', { email }) }).click()
  await expect(row.getByText(ja('roster.invitations.copied'))).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** From the file with all links. */
export async function downloadedLink(page: Page, email: string): Promise<string> {
  const csv = await downloaded(page.getByRole('link', { name: ja('roster.invitations.download') }))
  const line = csv.split('\r\n').find((one) => one.includes(email))
  return /http[^,"]+\/invitation\/[^,"]+/.exec(line ?? '')?.[0] ?? ''
}

/** Somebody new opens their link, finds on the way to sign in that they need an account, makes one and joins. */
export async function joinNew(browser: Browser, link: string, person: Person): Promise<Page> {
  const page = await (await browser.newContext({ ...PHONE, locale: 'ja-JP' })).newPage()
  const main = page.getByRole('main')
  await page.goto(link)
  await main.getByRole('link', { name: ja('common.account.signIn') }).click()
  await main.locator('a[href*="/sign-up"]').click()
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

/** Somebody with an account opens their link and signs in; the link of somebody else is used up; then they join. */
export async function joinKnown(page: Page, person: Person, own: string, foreign: string): Promise<void> {
  const main = page.getByRole('main')
  const accept = page.getByRole('button', { name: en('roster.invitation.accept') })
  await page.goto(own)
  await main.getByRole('link', { name: en('common.account.signIn') }).click()
  await page.getByLabel(en('account.email')).fill(person.email)
  await page.getByLabel(en('account.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: en('account.signIn.submit') }).click()
  await expect(accept).toBeVisible()
  await page.goto(foreign)
  await expect(main).toContainText(en('roster.invitation.states.accepted'))
  await expect(accept).toHaveCount(0)
  await page.goto(own)
  await accept.click()
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]+$/)
}
