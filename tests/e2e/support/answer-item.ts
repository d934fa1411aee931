import type { Page } from '@playwright/test'
import { enter } from './answer'
import { query, servedQuestion } from './database'

/** Answers a question of an attempt by its place among those on the page. */
export async function answerItem(page: Page, index: number, right: boolean): Promise<void> {
  const card = page.locator('[data-item]').nth(index)
  const [item] = await query<{ id: string }>(
    'SELECT "servedVariantId" id FROM "SubmissionItem" WHERE id = $1',
    [await card.getAttribute('data-item')],
  )
  await enter(card, await servedQuestion(item?.id ?? ''), right)
}
