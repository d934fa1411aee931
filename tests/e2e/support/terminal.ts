import { expect, type Locator, type Page } from '@playwright/test'

/** The terminal of the one lab that a page has. */
export const terminal = (page: Page): Locator => page.getByTestId('lab-terminal')

/** Gives a terminal the keyboard. */
export async function enterTerminal(shown: Locator): Promise<void> {
  await shown.click()
  // Its code may still be on the way: it takes the keyboard when it is there.
  await expect(shown.locator('textarea')).toBeFocused()
}

/**
 * Types lines into a terminal and waits for a text on its screen. What is typed while a command runs waits, as in any
 * terminal.
 */
export async function typeInto(
  shown: Locator,
  lines: readonly string[],
  printed: string,
  wait: { timeout?: number } = {},
): Promise<void> {
  await enterTerminal(shown)
  const { keyboard } = shown.page()
  for (const line of lines) {
    await keyboard.type(line)
    await keyboard.press('Enter')
  }
  await expect(shown).toContainText(printed, wait)
}

/** The same for one line in the page's only terminal. */
export const type = (page: Page, line: string, printed: string): Promise<void> =>
  typeInto(terminal(page), [line], printed)
