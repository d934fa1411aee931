import { type Browser, expect, type Page } from '@playwright/test'
import { newPerson, signUp } from './person'

export type Locale = 'en' | 'ja'

/** What learners press, by language. */
export const WORDS = {
  en: {
    join: 'Join class',
    begin: 'Begin',
    list: 'All questions on one page',
    saved: 'Everything is saved',
    handIn: 'Hand in',
    receipt: 'Receipt',
  },
  ja: {
    join: '参加する',
    begin: '始める',
    list: 'すべての問題を1ページに表示する',
    saved: 'すべて保存しました',
    handIn: '提出する',
    receipt: '提出の控え',
  },
} as const

/** Somebody new, in a browser of their own. */
export async function somebody(browser: Browser, locale: Locale, name: string, look = {}): Promise<Page> {
  const page = await (await browser.newContext(look)).newPage()
  await signUp(page, locale, newPerson(name))
  return page
}

/** Makes a class, and stays on its page. */
export async function makeClass(page: Page, name: string): Promise<{ code: string; url: string }> {
  await page.goto('/en/classes')
  await page.getByLabel('Name of the class').fill(name)
  await page.getByRole('button', { name: 'Create class' }).click()
  const code = await page.getByTestId('invite-code').innerText()
  return { code, url: page.url() }
}

/** Adds questions or a drill to an assignment that is being made. */
export async function addItem(page: Page, title: string, count = 1): Promise<void> {
  await page.getByPlaceholder('Words from the title or the summary').fill(title)
  if (count > 1) await page.getByLabel(`How many of “${title}”`).selectOption(String(count))
  await page.getByRole('button', { name: `Add “${title}”` }).click()
}

/** By the link that the code makes. */
export async function joinWith(page: Page, locale: Locale, code: string): Promise<void> {
  await page.goto(`/${locale}/join/${code.replace('-', '')}`)
  await page.getByRole('button', { name: WORDS[locale].join }).click()
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]+$/)
}

/** From the class's page. */
export async function begin(page: Page, locale: Locale, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: WORDS[locale].begin, exact: true }).click()
  await expect(page).toHaveURL(/\/attempts\//)
}

export async function handIn(page: Page, locale: Locale): Promise<void> {
  const words = WORDS[locale]
  await expect(page.getByText(words.saved)).toBeVisible()
  await page.getByRole('button', { name: words.handIn }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.handIn }).click()
  await expect(page.getByRole('heading', { name: words.receipt })).toBeVisible()
}
