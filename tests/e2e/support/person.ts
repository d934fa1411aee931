import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

export interface Person {
  name: string
  email: string
  password: string
}

export function newPerson(name: string): Person {
  return {
    name,
    email: `${name.toLowerCase()}-${randomUUID()}@example.org`,
    password: 'a kata a day, for good',
  }
}

const labels = {
  en: { name: 'Name', email: 'E-mail address', password: 'Password', submit: 'Sign up' },
  ja: { name: '名前', email: 'メールアドレス', password: 'パスワード', submit: '登録する' },
}

/** Signs up through the form, as a person would. */
export async function signUp(page: Page, locale: 'en' | 'ja', person: Person): Promise<void> {
  const label = labels[locale]
  await page.goto(`/${locale}/sign-up`)
  await page.getByLabel(label.name, { exact: true }).fill(person.name)
  await page.getByLabel(label.email).fill(person.email)
  await page.getByLabel(label.password, { exact: true }).fill(person.password)
  await page.locator('main form button[type=submit]').click()
  await expect(page).not.toHaveURL(/sign-up/)
}
