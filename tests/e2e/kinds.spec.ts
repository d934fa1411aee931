import { expect, type Page, test } from '@playwright/test'
import type { QuestionKind } from '@/lib/quiz/variant'
import { answerByKeyboard, questionOnScreen } from './support/answer'
import { expectAccessible, expectFits, expectTouchable, watchConsole } from './support/look'

/** A family of each kind: a kind that is missing here does not compile. */
const families: Record<QuestionKind, string> = {
  'single-choice': 'unblock-pending-pod',
  'multiple-choice': 'which-nodes-can-run',
  number: 'pods-during-rollout',
  'short-text': 'etcd-key',
  ordering: 'cause-chain',
  'true-false': 'pod-survives-node-loss',
  placement: 'where-the-pod-lands',
  matching: 'pods-of-each-workload',
  'wrong-line': 'line-the-api-refuses',
  output: 'predict-output',
  arrow: 'missing-owner-arrow',
  gap: 'wire-a-service',
  command: 'change-with-one-command',
  manifest: 'write-a-pod',
}
const kinds = Object.keys(families) as QuestionKind[]

const words = {
  en: { because: 'Because', terminal: 'What the terminal said', observed: 'Observed on the cluster' },
  ja: { because: '理由', terminal: 'ターミナルの出力', observed: 'クラスターで観測したこと' },
}
type Locale = keyof typeof words

/** Opens a session of these families, one question each, as the summary's button for another one does. */
async function openSession(page: Page, locale: Locale, skillIds: string[]): Promise<void> {
  const session = JSON.stringify({ plan: { skillIds, count: skillIds.length } })
  await page.addInitScript((text) => {
    if (!sessionStorage.getItem('kubekata-session:kinds'))
      sessionStorage.setItem('kubekata-session:kinds', text)
  }, session)
  await page.goto(`/${locale}/practice/${skillIds[0]}?s=kinds`)
}

/** Tab belongs to the text of a manifest, until Escape. */
async function expectTabIndents(page: Page): Promise<void> {
  const field = page.locator('[data-answer]')
  const before = await field.inputValue()
  await page.keyboard.press('Tab')
  expect((await field.inputValue()).length).toBe(before.length + 2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(field).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(field).toBeFocused()
}

/** Answers the question on screen, looks at what is shown of it before and after, and goes on. */
async function answerAndLook(page: Page, locale: Locale, kind: QuestionKind, right: boolean): Promise<void> {
  const { card, served, id } = await questionOnScreen(page)
  expect(served.kind).toBe(kind)
  const field = card.locator('[data-answer]')
  if ((await field.count()) > 0) await expect(field).toBeFocused()
  if (!right) await expectAccessible(page)
  if (!right && kind === 'manifest') await expectTabIndents(page)
  await expectTouchable(card)
  await expectFits(page)

  await answerByKeyboard(page, served, right)
  const verdict = page.locator('[data-verdict]')
  await expect(verdict).toHaveAttribute('data-verdict', right ? 'correct' : /wrong|partly/, {
    timeout: 60_000,
  })
  await expect(verdict).toBeFocused()
  await expect(card.getByRole('heading', { name: words[locale].because, exact: true })).toBeVisible()
  await expect(card.getByRole('heading', { name: words[locale].observed })).toBeVisible()
  const isRun = kind === 'gap' || kind === 'command' || kind === 'manifest'
  await expect(card.getByText(words[locale].terminal)).toHaveCount(isRun && !right ? 1 : 0)
  if (!right) await expectAccessible(page)
  await expectTouchable(card)
  await expectFits(page)
  await page.keyboard.press('Enter')
  await expect(page.locator(`[data-served-variant="${id}"]`)).toHaveCount(0)
}

for (const [locale, colorScheme] of [
  ['en', 'light'],
  ['ja', 'dark'],
] as const)
  test(`every kind of question by keyboard alone on a phone: ${locale}, ${colorScheme}`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const viewport = { width: 390, height: 844 }
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints = watchConsole(page)
    const turns = kinds.flatMap((kind) => [false, true].map((right) => ({ kind, right })))
    await openSession(
      page,
      locale,
      turns.map(({ kind }) => families[kind]),
    )
    for (const { kind, right } of turns)
      await test.step(`${kind}, ${right ? 'right' : 'wrong'}`, () => answerAndLook(page, locale, kind, right))
    await expect(page.locator('[data-summary]')).toBeFocused()
    await expectFits(page)
    expect(complaints).toEqual([])
    await context.close()
  })
