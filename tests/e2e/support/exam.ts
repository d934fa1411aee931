import type { Page } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { query } from './database'

export interface SetTask {
  position: number
  skillId: string
  host: string
}

const WORDS = {
  en: {
    ...{ minutes: 'Minutes', tasks: 'Number of tasks', domain: 'Services & Networking' },
    start: 'Start: Build your own',
  },
  ja: {
    ...{ minutes: '時間（分）', tasks: '題数', domain: 'Serviceとネットワーキング' },
    start: '始める: 自分で組み立てる',
  },
}

/** Starts an exam of ten minutes from the lobby, of drills that take no waiting. @returns its id */
export async function startShortExam(page: Page, locale: Locale, tasks: number): Promise<string> {
  const words = WORDS[locale]
  await page.goto(`/${locale}/exam`)
  // What is filled in before the page's code has come is not heard.
  await page.waitForLoadState('networkidle')
  await page.getByRole('spinbutton', { name: words.minutes }).fill('10')
  await page.getByRole('spinbutton', { name: words.tasks }).fill(String(tasks))
  await page.getByRole('checkbox', { name: words.domain, exact: true }).check()
  await page.getByRole('button', { name: words.start }).click()
  await page.waitForURL(/\/exam\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

export const tasksOf = (examId: string) =>
  query<SetTask>('SELECT position, "skillId", host FROM "ExamTask" WHERE "examId" = $1 ORDER BY position', [
    examId,
  ])

/** The positions of those that are ticked off. */
export async function doneTasks(examId: string): Promise<number[]> {
  const rows = await query<SetTask>('SELECT position FROM "ExamTask" WHERE "examId" = $1 AND done', [examId])
  return rows.map(({ position }) => position)
}
