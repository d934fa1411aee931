import { expect, type Locator, type Page, test } from '@playwright/test'
import { answerByKeyboard, questionOnScreen } from './support/answer'
import { query } from './support/database'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'

const DOMAIN = 'Workloads & Scheduling'
const COUNT = 5

/** Goes to an element as one does without a mouse; Escape first, as an editor keeps Tab to itself. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Escape')
    await page.keyboard.press(key)
  }
  throw new Error(`${target} cannot be reached by ${key}`)
}

/** Answers the question on screen; a field that it has takes the focus first. */
async function answer(page: Page, right: boolean): Promise<string> {
  const { card, served, id } = await questionOnScreen(page)
  const field = card.locator('[data-answer]')
  if ((await field.count()) > 0) await tabTo(page, field.first(), 'Shift+Tab')
  await answerByKeyboard(page, served, right)
  const verdict = page.locator('[data-verdict]')
  await expect(verdict).toHaveAttribute('data-verdict', right ? 'correct' : /wrong|partly/, {
    timeout: 60_000,
  })
  await expect(verdict).toBeFocused()
  return id
}

/** From the answer to what comes next. */
async function goOn(page: Page, id: string): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.locator(`[data-served-variant="${id}"]`)).toHaveCount(0)
}

test('a quiz of a domain by keyboard alone: a hint, a reload, the summary, and the wrong one again', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const complaints = watchConsole(page)
  await page.goto('/en/practice')
  await tabTo(page, page.getByRole('radio', { name: '10', exact: true }))
  await page.keyboard.press('ArrowLeft')
  await tabTo(page, page.getByRole('link', { name: `Start quiz: ${DOMAIN}` }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: DOMAIN })).toBeVisible()

  // What a hint costs is said before it is taken, and taken off.
  await questionOnScreen(page)
  const hint = page.getByRole('button', { name: /^Hint: what it is about/ })
  await expect(hint).toContainText('−25% of the score')
  await tabTo(page, hint)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-hint=concept]')).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'quiz-hint')
  const first = await answer(page, true)
  await expect(page.getByText('With 1 hint this answer counts 75%.')).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Good/ })).toBeDisabled()
  await goOn(page, first)

  const wrong = await answer(page, false)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'By keyboard' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('[data-verdict]')).toBeFocused()
  await goOn(page, wrong)

  // The place is kept.
  const { id } = await questionOnScreen(page)
  await expect(page.getByText('1 of 2 right')).toBeVisible()
  await page.reload()
  expect((await questionOnScreen(page)).id).toBe(id)
  await expect(page.getByText('1 of 2 right')).toBeVisible()
  for (let done = 2; done < COUNT; done++) await goOn(page, await answer(page, true))

  await expect(page.getByRole('heading', { name: 'Session done' })).toBeFocused()
  await expect(page.getByText(`${COUNT - 1} of ${COUNT} right`)).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await keepScreenshot(page, 'quiz-summary')
  const cluster = await page.getByRole('link', { name: 'Open in the lab' }).first().getAttribute('href')
  await tabTo(page, page.getByRole('button', { name: 'Again the wrong one' }))
  await page.keyboard.press('Enter')
  const [before] = await query<{ skillId: string }>('SELECT "skillId" FROM "ServedVariant" WHERE id = $1', [
    wrong,
  ])
  const again = await questionOnScreen(page)
  const [now] = await query<{ skillId: string }>('SELECT "skillId" FROM "ServedVariant" WHERE id = $1', [
    again.id,
  ])
  expect(now).toEqual(before)
  expect(again.id).not.toBe(wrong)
  await goOn(page, await answer(page, true))
  await expect(page.getByText('1 of 1 right')).toBeVisible()
  await page.goBack()
  await expect(page.getByText(`${COUNT - 1} of ${COUNT} right`)).toBeVisible()

  // Whoever tried it without an account keeps it all.
  const person = newPerson('Kei')
  await signUp(page, 'en', person)
  const kept = await query<{ hints: string[]; score: number }>(
    'SELECT hints, score FROM "Answer" a JOIN "User" u ON u.id = a."userId" WHERE u.email = $1 ORDER BY "answeredAt"',
    [person.email],
  )
  expect(kept).toHaveLength(COUNT + 1)
  expect(kept[0]).toEqual({ hints: ['concept'], score: 0.75 })
  await page.goto(cluster ?? '')
  await expect(page.getByRole('heading', { name: 'The cluster of a question' })).toBeVisible()
  await expect(page.getByTestId('lab-terminal')).toBeVisible({ timeout: 60_000 })
  expect(complaints).toEqual([])
})

test('the list of practice: filtered by text, kept in the address, opened by domain, on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/ja/practice')
  await page.getByRole('button', { name: /ワークロードとスケジューリング/ }).click()
  await expect(page.getByRole('link', { name: 'このPodを実行できるノードはどれか' })).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('ローリング')
  await expect(page).toHaveURL(/q=/)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('ローリング')
  await expect(page.getByRole('link', { name: 'このPodを実行できるノードはどれか' })).toHaveCount(0)
  await page.getByRole('searchbox').fill('zzzz')
  await expect(page.getByText('該当するものがありません')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '絞り込みを解除' }).last().click()
  await expect(page.getByRole('searchbox')).toHaveValue('')
})
