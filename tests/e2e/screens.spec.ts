import { expect, type Page, test } from '@playwright/test'
import { startShortExam } from './support/exam'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { terminal } from './support/terminal'

const PAGES = [
  '',
  'concepts',
  'concepts/pod',
  'practice',
  'practice/speed',
  'practice/speed/label-a-node',
  'lab',
  'sign-up',
  'sign-in',
  'review',
  'classes',
  'dashboard',
  'plan',
  'progress',
]
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

/** Every two of language, size and theme meet once. */
const LOOKS = [
  ['en', 'phone', 'light'],
  ['en', 'desktop', 'dark'],
  ['ja', 'phone', 'dark'],
  ['ja', 'desktop', 'light'],
] as const

async function look(page: Page, name: string): Promise<void> {
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, name)
}

for (const [locale, size, theme] of LOOKS)
  test(`pages in ${locale} on a ${size}, ${theme}`, async ({ browser }) => {
    test.setTimeout(180_000)
    const viewport = SIZES[size]
    const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints = watchConsole(page)
    for (const path of PAGES) {
      await page.goto(`/${locale}/${path}`)
      await expect(page.locator('main')).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expect(page.locator('[data-diagram=failed]'), path).toHaveCount(0)
      await look(page, `${path.replaceAll('/', '-') || 'home'}-${locale}-${size}-${theme}`)
    }
    expect(complaints).toEqual([])
    await context.close()
  })

/** Each page of an exam is looked at twice, with nothing in common. */
const OPPOSITES = [
  ['en', 'phone', 'light'],
  ['ja', 'desktop', 'dark'],
] as const

test('an exam before it starts, while it runs, and its result', async ({ page }) => {
  const complaints = watchConsole(page)
  const lookTwice = async (part: string, shown: () => Promise<void>) => {
    for (const [locale, size, theme] of OPPOSITES) {
      await page.setViewportSize(SIZES[size])
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      const address = page.url().replace(/\/(en|ja)\/exam/, `/${locale}/exam`)
      if (address !== page.url()) await page.goto(address)
      await shown()
      await look(page, `exam-${part}-${locale}-${size}-${theme}`)
    }
  }
  await page.goto('/en/exam')
  await lookTwice('lobby', () =>
    expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible(),
  )
  const examId = await startShortExam(page, 'en', 1)
  await lookTwice('running', async () => {
    await expect(page.getByRole('heading', { name: /^(Task 1|課題1)$/ })).toBeVisible()
    await expect(terminal(page)).toBeAttached()
  })
  await page.getByRole('button', { name: '提出する' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提出する' }).click()
  await page.waitForURL(new RegExp(`${examId}/review$`))
  await lookTwice('result', () => expect(page.locator('[data-exam-score]')).toBeVisible())
  expect(complaints).toEqual([])
})
