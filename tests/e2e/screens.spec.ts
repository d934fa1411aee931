import { expect, test } from '@playwright/test'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'

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
]
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

/** Every two of language, size and theme meet once. */
const LOOKS = [
  ['en', 'phone', 'light'],
  ['en', 'desktop', 'dark'],
  ['ja', 'phone', 'dark'],
  ['ja', 'desktop', 'light'],
] as const

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
      await expectFits(page)
      await expectAccessible(page)
      await keepScreenshot(page, `${path.replaceAll('/', '-') || 'home'}-${locale}-${size}-${theme}`)
    }
    expect(complaints).toEqual([])
    await context.close()
  })
