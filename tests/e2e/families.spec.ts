import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { enter, questionOnScreen } from './support/answer'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'

const families = fs
  .readdirSync('content/questions')
  .filter((name) => fs.existsSync(`content/questions/${name}/question.ts`))
  .sort()

/** Every family is checked in Vitest and every kind in kinds.spec.ts; here some of all are taken, evenly spread. */
const EVERY = 20
const CITED = 'certificates-expired'
const isCited = (family: string) =>
  fs.readFileSync(`content/questions/${family}/question.ts`, 'utf8').includes('\n  citation: [')
const HEADS = { observed: 'Observed on the cluster', cited: 'From the documentation' }
const sample = families.filter((family, i) => i % EVERY === 0 || family === CITED)

for (const family of sample) {
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
      await expect(page.getByText(isCited(family) ? HEADS.cited : HEADS.observed).first()).toBeVisible()
      await expectFits(page)
      await expectAccessible(page)
      await keepScreenshot(page, `family-${family}-${right ? 'right' : 'wrong'}`)
      await page.getByRole('button', { name: 'Next' }).click()
      await expect(page.locator(`[data-served-variant="${id}"]`)).toHaveCount(0)
    }
    expect(complaints).toEqual([])
  })
}
