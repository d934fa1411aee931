import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

/** No accessibility violation that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
  expect(found).toEqual([])
}

/** Nothing is wider than the window: what is wide scrolls by itself. */
export async function expectFits(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, 'the page scrolls sideways').toBeLessThanOrEqual(0)
}

/** Whatever is pressed is at least 44 px wide and high, but for links within text. */
export async function expectTouchable(part: Locator): Promise<void> {
  const small = await part.evaluate((element) => {
    const pressed = element.querySelectorAll('button, select, textarea, input, label:has(input), a')
    return [...pressed].flatMap((one) => {
      if (one.matches('label input, p a, li a')) return []
      const { width, height } = one.getBoundingClientRect()
      const name = one.getAttribute('aria-label') ?? one.textContent
      return width >= 44 && height >= 44 ? [] : [`${name}: ${width} x ${height}`]
    })
  })
  expect(small, 'too small for a finger').toEqual([])
}

/** Collects what the browser complains about: errors of scripts and refusals of the content security policy. */
export function watchConsole(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

/** Keeps a screenshot to look at under test-results/screens. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true, animations: 'disabled' })
}
