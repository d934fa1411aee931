import { type Browser, expect, type Page } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { newPerson, signUp } from './person'
import { words } from './words'

/** Somebody new, in a browser of their own. */
export async function somebody(browser: Browser, locale: Locale, name: string, look = {}): Promise<Page> {
  const page = await (await browser.newContext(look)).newPage()
  await signUp(page, locale, newPerson(name))
  return page
}

/** Makes a class, and stays on its page. */
export async function makeClass(
  page: Page,
  locale: Locale,
  name: string,
): Promise<{ code: string; url: string }> {
  const say = words(locale)
  await page.goto(`/${locale}/classes`)
  await page.getByLabel(say('classes.create.name')).fill(name)
  await page.getByRole('button', { name: say('classes.create.submit') }).click()
  const code = await page.getByTestId('invite-code').innerText()
  return { code, url: page.url() }
}

/** Adds questions or a drill to an assignment that is being made. */
export async function addItem(page: Page, locale: Locale, title: string, count = 1): Promise<void> {
  const say = words(locale)
  await page.getByPlaceholder(say('assign.picker.searchHint')).fill(title)
  if (count > 1) await page.getByLabel(say('assign.picker.count', { title })).selectOption(String(count))
  await page.getByRole('button', { name: say('assign.picker.addOf', { title }) }).click()
}

/** By the link that the code makes. */
export async function joinWith(page: Page, locale: Locale, code: string): Promise<void> {
  await page.goto(`/${locale}/join/${code.replace('-', '')}`)
  await page.getByRole('button', { name: words(locale)('classes.join.submit') }).click()
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]+$/)
}

/** From the class's page. */
export async function begin(page: Page, locale: Locale, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: words(locale)('assignment.begin.begin'), exact: true }).click()
  await expect(page).toHaveURL(/\/attempts\//)
}

export async function handIn(page: Page, locale: Locale): Promise<void> {
  const say = words(locale)
  await expect(page.getByText(say('assignment.saving.saved'))).toBeVisible()
  await page.getByRole('button', { name: say('assignment.handIn.open') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('assignment.handIn.confirm') })
    .click()
  await expect(page.getByRole('heading', { name: say('assignment.receipt.title') })).toBeVisible()
}
