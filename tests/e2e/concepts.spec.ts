import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { expectAccessible, watchConsole } from './support/look'

const concepts = fs
  .readdirSync('content/concepts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

for (const locale of ['en', 'ja'] as const) {
  test(`every concept can be read in ${locale}, its diagrams drawn`, async ({ page }) => {
    test.setTimeout(180_000)
    const complaints = watchConsole(page)
    for (const concept of concepts) {
      const response = await page.goto(`/${locale}/concepts/${concept}`)
      expect(response?.status(), concept).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const figures = page.locator('main figure')
      expect(await figures.count(), concept).toBeGreaterThan(0)
      for (const figure of await figures.all()) {
        await figure.scrollIntoViewIfNeeded()
        await expect(figure.locator('svg').first(), concept).toBeVisible()
      }
      await expectAccessible(page)
    }
    expect(complaints).toEqual([])
  })
}
