import fs from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'yaml'
import { expectAccessible, expectFits, watchConsole } from './support/look'

const concepts = fs
  .readdirSync('content/concepts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** Looking for what assistive technology cannot use takes as long as all the rest of a page. */
const LOOKED_AT_CLOSELY = 10

/** Every diagram of the page is drawn, and none has to be scrolled. */
async function expectDrawn(page: Page, concept: string): Promise<void> {
  const frames = page.locator('main figure [data-diagram]')
  expect(await frames.count(), concept).toBeGreaterThan(0)
  for (const frame of await frames.all()) {
    await frame.scrollIntoViewIfNeeded()
    await expect(frame, concept).toHaveAttribute('data-diagram', 'drawn')
    const over = await frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect(over, `a diagram of ${concept} is too wide`).toBeLessThanOrEqual(1)
  }
}

async function load(page: Page, locale: string, concept: string): Promise<void> {
  const response = await page.goto(`/${locale}/concepts/${concept}`)
  expect(response?.status(), concept).toBe(200)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
}

/** As a link leads from one page to another: most readers come so, and what is loaded stays. */
async function followTo(page: Page, locale: string, concept: string): Promise<void> {
  const to = `/${locale}/concepts/${concept}`
  await page.evaluate((address) => {
    const { next } = window as unknown as { next: { router: { push(address: string): void } } }
    next.router.push(address)
  }, to)
  await page.waitForURL(`**${to}`)
}

function titleOf(locale: 'en' | 'ja', concept: string): string {
  const text = fs.readFileSync(`content/concepts/${concept}/concept.yaml`, 'utf8')
  return (parse(text) as { title: Record<'en' | 'ja', string> }).title[locale]
}

for (const [locale, colorScheme] of [
  ['en', 'light'],
  ['ja', 'dark'],
] as const) {
  test.describe(`on a phone, in ${locale}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, colorScheme })

    test('every concept can be read, its diagrams drawn', async ({ page }) => {
      test.setTimeout(600_000)
      const complaints = watchConsole(page)
      for (const [at, concept] of concepts.entries()) {
        const isClose = at % LOOKED_AT_CLOSELY === 0
        if (isClose) await load(page, locale, concept)
        else await followTo(page, locale, concept)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf(locale, concept))
        await expectDrawn(page, concept)
        await expectFits(page)
        if (isClose) await expectAccessible(page)
      }
      expect(complaints).toEqual([])
    })
  })
}

test('a console block runs on the spot, at the state of the page', async ({ page }) => {
  test.setTimeout(90_000)
  const complaints = watchConsole(page)
  await page.goto('/en/concepts/taints-and-tolerations')
  await page.getByRole('button', { name: 'Run it here' }).nth(1).click()
  const terminal = page.getByTestId('lab-terminal')
  // The second block waits for the taint of the first.
  await expect(terminal).toContainText('2 node(s) had untolerated taint(s)', { timeout: 60_000 })
  await terminal.click()
  await page.keyboard.type('kubectl describe node worker-1 | grep Taints\n')
  await expect(terminal).toContainText('dedicated=db:NoSchedule')
  await page.getByRole('button', { name: 'Open in the lab' }).click()
  await expect(page).toHaveURL(/\/en\/lab#s=/)
  await expect(terminal).toContainText('dedicated=db:NoSchedule', { timeout: 60_000 })
  await expect(page.getByTestId('lab-map')).toContainText('dedicated=db:NoSchedule')
  await page.goBack()
  await page.getByRole('button', { name: 'Run it here' }).nth(1).click()
  await page.getByRole('button', { name: 'Close the terminal' }).click()
  await expect(terminal).toBeHidden()
  expect(complaints).toEqual([])
})

test('the search is opened by a key, finds both languages, and is used by keyboard', async ({ page }) => {
  await page.goto('/ja/concepts')
  await page.keyboard.press('/')
  const field = page.getByRole('combobox')
  await expect(field).toBeFocused()
  await field.fill('toleratoin')
  const results = page.getByRole('option')
  await expect(results.first()).toContainText('TaintとToleration')
  await expect(results.first().locator('mark').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ja\/concepts\/taints-and-tolerations/)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('zzzzzz')
  await expect(page.getByText('「zzzzzz」に一致するものはありません。')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox')).toBeHidden()
})

test('both languages side by side, a term’s other name, and the place kept in the other language', async ({
  page,
}) => {
  await page.goto('/en/concepts/pod')
  await page.getByRole('link', { name: 'English and Japanese' }).click()
  await expect(page.getByRole('heading', { name: '2つのコンテナを持つPod' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'A Pod with two containers' })).toBeVisible()
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await expect(page.getByRole('heading', { name: '2つのコンテナを持つPod' })).toBeHidden()
  await page.locator('.prose button', { hasText: 'node' }).first().hover()
  await expect(page.getByText('ノード', { exact: true })).toBeVisible()

  const heading = page.getByRole('heading', { name: 'A life in phases' })
  // A diagram that is drawn meanwhile would move the heading.
  await expectDrawn(page, 'pod')
  await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await expect(heading).toBeInViewport()
  await page.getByRole('link', { name: '日本語', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await expect(page.getByRole('heading', { name: /フェーズ/ }).first()).toBeInViewport()
})

test('the map shows what a page builds on and what it opens up', async ({ page }) => {
  await page.goto('/en/concepts')
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await expect(page).toHaveURL(/\/concepts\/map$/)
  await page
    .getByRole('link', { name: /Services$/ })
    .first()
    .hover()
  await expect(page.getByText(/^Builds on \d+ pages/)).toBeVisible()
  await expect(page.getByText(/^Opens up \d+ page/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Read this page' }).click()
  await expect(page).toHaveURL(/\/en\/concepts\/service$/)
})
