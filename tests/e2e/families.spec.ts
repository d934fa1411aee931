import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { enter, questionOnScreen } from './support/answer'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'

const families = fs
  .readdirSync('content/questions')
  .filter((name) => fs.existsSync(`content/questions/${name}/question.ts`))

for (const family of families) {
  test(`${family}: answered right, then wrong`, async ({ page }) => {
    const complaints = watchConsole(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/en/practice/${family}`)
    for (const right of [true, false]) {
      const { card, served, id } = await questionOnScreen(page)
      await enter(card, served, right)
      await page.getByRole('button', { name: 'Answer', exact: true }).click()
      const verdict = page.locator('[data-verdict]')
      if (right) await expect(verdict).toContainText(/^Right/)
      else await expect(verdict).toContainText(/Not right|Partly right/)
      await expect(page.getByText('Observed on the cluster').first()).toBeVisible()
      await expectFits(page)
      await expectAccessible(page)
      await keepScreenshot(page, `family-${family}-${right ? 'right' : 'wrong'}`)
      await page.getByRole('button', { name: 'Next' }).click()
      await expect(page.locator(`[data-served-variant="${id}"]`)).toHaveCount(0)
    }
    expect(complaints).toEqual([])
  })
}
