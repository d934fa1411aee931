import type { Page } from '@playwright/test'
import { query } from './database'
import { newPerson, signUp } from './person'

/** Signs up, and is made an administrator as the command line does it. */
export async function signUpAdministrator(page: Page, locale: 'en' | 'ja', name: string): Promise<void> {
  const person = newPerson(name)
  await signUp(page, locale, person)
  await query(`UPDATE "User" SET role = 'ADMIN' WHERE email = $1`, [person.email])
}
