import type { Locator, Page } from '@playwright/test'
import { type AnyGradable, submissionsOf } from '@/lib/quiz/check'
import type { KindTypes, QuestionKind } from '@/lib/quiz/variant'
import { type Served, servedQuestion } from './database'

/** The question on screen: its card and what the server stored of it. */
export async function questionOnScreen(page: Page): Promise<{ card: Locator; served: Served; id: string }> {
  const card = page.locator('[data-served-variant]')
  await card.waitFor()
  const id = (await card.getAttribute('data-served-variant')) ?? ''
  return { card, served: await servedQuestion(id), id }
}

type Shown<K extends QuestionKind> = KindTypes[K]['shown']
type Response<K extends QuestionKind> = KindTypes[K]['response']

function responseTo({ kind, answer }: Served, right: boolean): unknown {
  const { correct, wrong } = submissionsOf({ kind, ...answer } as AnyGradable)
  return right ? correct : wrong
}

/** Presses what stands around radio buttons or boxes, by the place of each id in the list shown. */
async function tick(card: Locator, ids: readonly string[], chosen: readonly string[]) {
  for (const id of chosen) await card.locator('label:has(input)').nth(ids.indexOf(id)).click()
}

/** How each kind is answered with the mouse, and by typing where something is typed. */
const entering: {
  [K in QuestionKind]: (card: Locator, response: Response<K>, shown: Shown<K>) => Promise<unknown>
} = {
  'single-choice': (card, { option }, { options }) => tick(card, options, [option]),
  'multiple-choice': (card, { options }, shown) => tick(card, shown.options, options),
  number: (card, { value }) => card.getByRole('spinbutton').fill(String(value)),
  'short-text': (card, { text }) => card.getByRole('textbox').fill(text),
  async ordering(card, { order }, { options }) {
    const left = [...options]
    for (const id of order) {
      await card.locator('fieldset > div button').nth(left.indexOf(id)).click()
      left.splice(left.indexOf(id), 1)
    }
  },
  'true-false': (card, { value, reason }, { reasons }) =>
    tick(card, ['true', 'false', ...reasons], [String(value), reason]),
  placement: (card, { option, reason }, { options, reasons }) =>
    tick(card, [...options, ...reasons], [option, reason]),
  matching: (card, { pairs }, { left, options }) =>
    tick(
      card,
      left.flatMap((id) => options.map((option) => `${id}=${option}`)),
      Object.entries(pairs).map(([id, option]) => `${id}=${option}`),
    ),
  'wrong-line': (card, { line }) =>
    card
      .locator('label:has(input)')
      .nth(line - 1)
      .click(),
  output: (card, { text }) => card.getByRole('textbox').fill(text),
  async arrow(card, { from, to }, { boxes }) {
    const ids = boxes.map(({ id }) => id)
    for (const id of [from, to]) await card.locator('button[aria-pressed]').nth(ids.indexOf(id)).click()
  },
  async gap(card, { values }, { gaps }) {
    for (const [index, { id, choices }] of gaps.entries()) {
      const field = card.locator('fieldset').locator('input, select').nth(index)
      if (choices) await field.selectOption(values[id] ?? '')
      else await field.fill(values[id] ?? '')
    }
  },
  command: (card, { text }) => card.getByRole('textbox').fill(text),
  manifest: (card, { text }) => card.getByRole('textbox').fill(text),
}

/** Enters a response, right or wrong, with the mouse and the keyboard. */
export async function enter(card: Locator, served: Served, right: boolean): Promise<void> {
  await entering[served.kind](card, responseTo(served, right) as never, served.shown as never)
}

const digits = (ids: readonly string[], chosen: readonly string[]) =>
  chosen.map((id) => String(ids.indexOf(id) + 1))

/** The keys that answer a kind in a session; undefined where its field has the focus and is typed in. */
const keysOf: { [K in QuestionKind]?: (response: Response<K>, shown: Shown<K>) => string[] } = {
  'single-choice': ({ option }, { options }) => digits(options, [option]),
  'multiple-choice': ({ options }, shown) => digits(shown.options, options),
  ordering: ({ order }, { options }) => digits(options, order),
  'true-false': ({ value, reason }, { reasons }) =>
    digits(['true', 'false', ...reasons], [String(value), reason]),
  placement: ({ option, reason }, { options, reasons }) => digits([...options, ...reasons], [option, reason]),
  matching: ({ pairs }, { left, options }) =>
    digits(
      options,
      left.map((id) => pairs[id] ?? ''),
    ),
  'wrong-line': ({ line }) => [...String(line)],
  arrow: ({ from, to }, { boxes }) =>
    digits(
      boxes.map(({ id }) => id),
      [from, to],
    ),
}

/** What is typed into the fields of a kind, from one to the next. */
const typedIn: { [K in QuestionKind]?: (response: Response<K>, shown: Shown<K>) => string[] } = {
  number: ({ value }) => [String(value)],
  'short-text': ({ text }) => [text],
  output: ({ text }) => [text],
  command: ({ text }) => [text],
  manifest: ({ text }) => [text],
  gap: ({ values }, { gaps }) => gaps.map(({ id }) => values[id] ?? ''),
}

/** Answers the question of a session by keyboard alone, right or wrong. */
export async function answerByKeyboard(page: Page, served: Served, right: boolean): Promise<void> {
  const { kind, shown } = served
  const response = responseTo(served, right) as never
  for (const key of keysOf[kind]?.(response, shown as never) ?? []) await page.keyboard.press(key)
  for (const [index, text] of (typedIn[kind]?.(response, shown as never) ?? []).entries()) {
    if (index > 0) await page.keyboard.press('Tab')
    // What stands in the field gives way to the answer.
    if (kind === 'manifest') await page.keyboard.press('ControlOrMeta+a')
    const choices = await page.locator('select:focus option').allTextContents()
    for (let steps = choices.indexOf(text); steps > 0; steps--) await page.keyboard.press('ArrowDown')
    if (choices.length === 0) await page.keyboard.insertText(text)
  }
  await page.keyboard.press('ControlOrMeta+Enter')
}
