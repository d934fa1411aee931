import { expect, test } from '@playwright/test'
import { enter, questionOnScreen } from './support/answer'
import { setDaysAhead } from './support/clock'
import { watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'

test.afterEach(() => setDaysAhead(0))

test('sign up, read in Japanese, switch to English, answer, review on the next day, undo', async ({
  page,
}) => {
  const complaints = watchConsole(page)
  await signUp(page, 'ja', newPerson('Hanako'))

  await page.goto('/ja/concepts/deployment')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Deployment')
  await page.locator('[data-diagram]').first().scrollIntoViewIfNeeded()
  await expect(page.locator('main svg[id^="mermaid"], main figure svg').first()).toBeVisible()

  await page.getByRole('link', { name: 'English' }).first().click()
  await expect(page).toHaveURL(/\/en\/concepts\/deployment/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('main figure svg').first()).toBeVisible()

  await page.goto('/en/practice/pods-during-rollout')
  const { card, served } = await questionOnScreen(page)
  await enter(card, served, true)
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.locator('[data-verdict]')).toContainText('Right')
  await page.getByRole('radio', { name: /^Good/ }).check({ force: true })
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('button', { name: /Undo/ })).toBeVisible()

  setDaysAhead(1)
  await page.goto('/en/review')
  const due = await questionOnScreen(page)
  await enter(due.card, due.served, true)
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.locator('[data-verdict]')).toContainText('Right')
  await page.keyboard.press('Enter')
  await page.keyboard.press('u')
  await expect(page.getByText('The last rating is taken back')).toBeVisible()
  expect(complaints).toEqual([])
})

test('a visitor keeps the progress when signing up', async ({ page }) => {
  await page.goto('/en/practice/service-selects')
  const { card, served } = await questionOnScreen(page)
  await enter(card, served, true)
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await signUp(page, 'en', newPerson('Vera'))
  setDaysAhead(1)
  await page.goto('/en/review')
  const due = await questionOnScreen(page)
  await expect(due.card).toBeVisible()
  await expect(page.getByText('New skill')).toHaveCount(0)
})
