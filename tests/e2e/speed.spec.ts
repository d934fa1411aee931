import { expect, type Page, test } from '@playwright/test'
import { loadSpeed } from '@/lib/content/load-speed'
import { query } from './support/database'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'
import { enterTerminal, terminal } from './support/terminal'

const done = (page: Page) => page.locator('[data-speed-done]')
const keys = (page: Page) => page.getByTestId('speed-keys')

/** Types into the terminal once it takes the keyboard. */
async function type(page: Page, text: string): Promise<void> {
  await expect(terminal(page).locator('textarea')).toBeAttached()
  await enterTerminal(terminal(page))
  await page.keyboard.type(text)
}

test('one exercise: by commands, again by YAML, and the bests of both', async ({ page }) => {
  const complaints = watchConsole(page)
  await signUp(page, 'en', newPerson('Sonia'))
  await page.goto('/en/practice')
  await page.getByRole('link', { name: 'Speed practice' }).click()
  await expect(page.getByRole('heading', { name: 'Speed practice', level: 1 })).toBeVisible()
  await expect(page.getByText('No runs yet')).toBeVisible()
  await keepScreenshot(page, 'speed-list-empty')
  await page.getByRole('link', { name: 'A Namespace', exact: true }).click()

  await expect(keys(page)).toHaveText('0')
  await type(page, 'k create ns blu')
  await page.keyboard.press('Backspace')
  await expect(keys(page)).toHaveText('16')
  await expect(done(page)).toHaveCount(0)
  await page.keyboard.type('ue\n')
  await expect(done(page).getByRole('heading', { level: 2 })).toContainText('Done with 19 keys')
  await expect(done(page)).toHaveAttribute('data-speed-done', 'true')
  await expect(done(page)).toContainText('The first run this way')
  await expect(done(page)).toContainText('the shortest way takes 17')
  await expect(done(page).locator('[data-speed-ways]')).toContainText('k create ns blue')
  await expectAccessible(page)
  await keepScreenshot(page, 'speed-done')

  // Whoever has put the hands down starts the same again by one key.
  await page.waitForTimeout(1000)
  await page.keyboard.press('r')
  await expect(keys(page)).toHaveText('0')
  await expect(done(page)).toHaveCount(0)
  await type(page, 'k apply -f- <<E\n{apiVersion: v1, kind: Namespace, metadata: {name: blue}}\nE\n')
  await expect(done(page)).toContainText('By YAML')
  await expect(done(page)).toHaveAttribute('data-speed-done', 'true')
  await expect(done(page).getByRole('row', { name: /By commands: your best/ })).toContainText('19')

  await page.getByRole('link', { name: 'All exercises' }).click()
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'A Namespace', exact: true }) })
  await expect(row).toContainText('19 keys')
  await expect(row).toContainText('By YAML')
  await expect(page.getByRole('region', { name: 'Your last runs' })).toContainText('A Namespace')
  await expectAccessible(page)
  await keepScreenshot(page, 'speed-list')
  expect(complaints).toEqual([])
})

/** As the browser tells a terminal of what comes out of the clipboard. */
const paste = (page: Page, text: string) =>
  terminal(page)
    .locator('textarea')
    .evaluate((field, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)

test('every key counts, a paste is one key and no best', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/practice/speed/label-a-node')
  await type(page, 'k label no worker-1 di')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+u')
  await expect(keys(page)).toHaveText('25')
  await page.keyboard.press('Control+e')
  await page.keyboard.press('Backspace')
  await paste(page, 'k label no worker-1 disk=ssd')
  await expect(keys(page)).toHaveText('28')
  await expect(page.getByText('28 characters pasted')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(done(page)).toContainText('does not count as a best')
  expect(complaints).toEqual([])
})

test('how it is done is shown to whoever asks', async ({ page }) => {
  await page.goto('/en/practice/speed/default-deny')
  await expect(terminal(page)).toBeVisible()
  await page.getByRole('button', { name: 'Show how it is done' }).click()
  await expect(page.locator('[data-speed-ways]')).toContainText('kind: NetworkPolicy')
  await expectAccessible(page)
})

test('ラウンド: 5問のうち1問を飛ばし、結果を見る', async ({ browser }) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({
    ...{
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    },
  })
  const page = await context.newPage()
  const complaints = watchConsole(page)
  await page.goto('/ja/practice/speed?domain=foundations')
  await page.getByRole('link', { name: '5問のラウンド' }).click()
  for (let at = 1; at <= 5; at++) {
    const task = page.locator('[data-speed-task]')
    await expect(page.getByText(`5問中${at}問目`)).toBeVisible()
    await expect(terminal(page)).toBeVisible()
    if (at === 1) {
      await expectFits(page)
      await expectAccessible(page)
      await keepScreenshot(page, 'speed-phone')
    }
    if (at === 5) {
      await page.getByRole('button', { name: '飛ばす' }).click()
      break
    }
    const { ways } = loadSpeed('content', (await task.getAttribute('data-speed-task')) ?? '')
    await type(page, `${(ways.shortest ?? ways.imperative ?? '').trim()}\n`)
    await expect(done(page)).toHaveAttribute('data-speed-done', 'true')
    await page.getByRole('button', { name: '次の課題' }).click()
  }
  await expect(page.getByRole('heading', { name: '4問完了' })).toBeFocused()
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, 'speed-round-done')
  await page.getByRole('button', { name: 'もう1ラウンド' }).click()
  await expect(page.getByText('5問中1問目')).toBeVisible()
  expect(complaints).toEqual([])
  await context.close()
})

test('a sprint: from the exam’s lobby, over a reload, a skip and a lost network, to its end and out of time', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000)
  const complaints = watchConsole(page)
  const sprint = (state: string) => page.locator(`[data-sprint=${state}]`)
  const solved = page.getByTestId('sprint-solved')
  const current = async () => (await page.locator('[data-speed-task]').getAttribute('data-speed-task')) ?? ''
  /** Types all but the last key of the shortest way. */
  const typeMost = async () => {
    const { ways } = loadSpeed('content', await current())
    await type(page, (ways.shortest ?? ways.imperative ?? ways.yaml ?? '').trim())
  }
  await signUp(page, 'en', newPerson('Spencer'))
  await page.goto('/en/exam')
  await page.getByRole('button', { name: 'Start: Command sprint' }).click()
  await page.waitForURL(/\/practice\/speed\/sprint\/[0-9a-f-]{36}$/)
  const address = page.url()
  await expect(page.getByTestId('sprint-clock')).toHaveText(/^(10:00|9:\d\d)$/)
  await typeMost()
  await page.keyboard.press('Enter')
  await expect(done(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('[data-sprint-saving=saved]')).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'sprint-solved')

  // The same sprint, without what is solved.
  const first = await current()
  await page.reload()
  await expect(solved).toHaveText('1 solved')
  const second = await current()
  expect(second).not.toBe(first)
  await expect(terminal(page).locator('textarea')).toBeAttached()
  await terminal(page).click()
  await page.keyboard.press('Alt+PageDown')
  await expect.poll(current).not.toBe(second)
  expect(complaints).toEqual([])

  await typeMost()
  await context.setOffline(true)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-sprint-saving=unreachable]')).toContainText(
    '1 solved exercise is kept here',
    {
      timeout: 60_000,
    },
  )
  await keepScreenshot(page, 'sprint-unreachable')
  await context.setOffline(false)
  await expect(page.locator('[data-sprint-saving=saved]')).toBeVisible()

  await page.getByRole('button', { name: 'End the sprint' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the sprint' }).click()
  await expect(page.getByRole('heading', { name: '2 exercises solved' })).toBeFocused()
  await page.locator(`[data-sprint-skipped="${second}"] summary`).click()
  await expect(page.locator(`[data-sprint-skipped="${second}"] [data-speed-ways]`)).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'sprint-over')

  // Another one, on a phone; its time runs out.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.goto(address.replace('/en/', '/ja/'))
  await expect(page.getByRole('heading', { name: '2問完了' })).toBeFocused()
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, 'sprint-over-phone')
  await page.getByRole('button', { name: 'もう一度スプリント' }).click()
  await expect(sprint('running')).toBeVisible()
  await expect(terminal(page)).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, 'sprint-phone')
  const id = page.url().split('/').at(-1)
  await query('UPDATE "SpeedSprint" SET "closesAt" = now() WHERE id = $1', [id])
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(sprint('over')).toContainText('今回は解けた課題がありません')
  await expectAccessible(page)
})
