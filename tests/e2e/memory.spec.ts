import { expect, test } from '@playwright/test'
import { answerByKeyboard, questionOnScreen } from './support/answer'
import { countReviews } from './support/database'
import { keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a plan to the exam, its day’s questions by keyboard, one set aside, and a lost network', async ({
  page,
  context,
}) => {
  const complaints = watchConsole(page)
  const person = newPerson('Mina')
  await signUp(page, 'en', person)
  await page.goto('/en/plan')
  await expect(page.getByText('There is no date to plan for')).toBeVisible()
  await page.getByLabel('Day of your exam').fill(dayAhead(40))
  await page.getByLabel('Minutes per day').fill('45')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'What you will remember on the day' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What will not fit' })).toBeVisible()
  await keepScreenshot(page, 'plan')

  // Nothing was read yet: the plan names the pages to begin with.
  await page.goto('/en/review')
  await expect(page.getByText('days to the exam')).toBeVisible()
  await page.getByText('To read today').locator('..').getByRole('link').last().click()
  await page.getByRole('button', { name: 'I have read this' }).click()
  await expect(page.getByRole('button', { name: 'I have read this' })).toBeHidden()

  await page.goto('/en/dashboard')
  await expect(page.getByRole('link', { name: 'Start with the new questions' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/en\/review/)
  const first = await questionOnScreen(page)
  await page.keyboard.press('-')
  await expect(page.getByText('is set aside until tomorrow')).toBeVisible()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.locator(`[data-served-variant="${first.id}"]`)).toBeVisible()
  const again = await questionOnScreen(page)
  await answerByKeyboard(page, again.served, true)
  await expect(page.getByText('Good is suggested')).toBeVisible()
  await keepScreenshot(page, 'review-rating')
  await page.keyboard.press('Enter')

  // The next one is there already; what is answered without a network is sent once when it is back.
  await expect(page.locator(`[data-served-variant]:not([data-served-variant="${first.id}"])`)).toBeVisible()
  const next = await questionOnScreen(page)
  await context.setOffline(true)
  await answerByKeyboard(page, next.served, false)
  await expect(page.locator('[data-verdict]')).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await expect(page.getByText('waits for the network')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('waits for the network')).toBeHidden()
  await expect.poll(() => countReviews(person.email)).toBe(2)

  await page.goto('/en/progress')
  await expect(page.getByRole('heading', { name: 'Days in a row' })).toBeVisible()
  expect(
    complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError/.test(text)),
  ).toEqual([])
})
