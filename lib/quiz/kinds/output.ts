import * as z from 'zod/mini'
import type { PureKind } from './kind'
import { normaliseOutput } from './short-text'

const linesIn = (text: string) => normaliseOutput(text).split('\n')

/** One line of an answer, and whether it is one of those that are printed. */
export interface MarkedLine {
  text: string
  right: boolean
}

/** For each place in `a` and `b`, how many lines the rests behind it share, in the same order. */
function sharedBehind(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [here, below] = [table[i] as number[], table[i + 1] as number[]]
      here[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0)
    }
  }
  return table
}

/** The lines of an answer, marked: one that is missing or too many does not make those behind it wrong. */
export function markLines(right: string, given: string): MarkedLine[] {
  const [wanted, lines] = [linesIn(right), linesIn(given)]
  const shared = sharedBehind(wanted, lines)
  const at = (i: number, j: number) => shared[i]?.[j] ?? 0
  let i = 0
  return lines.map((text, j) => {
    while (i < wanted.length && wanted[i] !== text && at(i + 1, j) === at(i, j)) i++
    const isRight = wanted[i] === text && at(i, j) === at(i + 1, j + 1) + 1
    if (isRight) i++
    return { text, right: isRight }
  })
}

/** What a command prints. Scored by lines; blank space counts as it does for a short text. */
export const output: PureKind<'output'> = {
  publicBody: ({ lines }) => ({ lines }),
  texts: () => ({}),
  answer: (_body, key) => [key.text],
  answerAs: 'code',
  keys: { hint: 'text' },
  response: () =>
    z.strictObject({
      text: z.string().check(
        z.maxLength(4000),
        z.refine((text) => text.trim() !== ''),
      ),
    }),
  score: (_body, key, response) => {
    const lines = markLines(key.text, response.text)
    return lines.filter(({ right }) => right).length / Math.max(linesIn(key.text).length, lines.length)
  },
  shows: (slip, response) =>
    'answer' in slip && normaliseOutput(slip.answer) === normaliseOutput(response.text),
  submissions: (_body, key, slips) => ({
    correct: { text: key.text },
    wrong: { text: slips.flatMap((s) => ('answer' in s ? [s.answer] : []))[0] ?? `${key.text} ?` },
    invalid: { text: '' },
  }),
  problems: (body, key) => [
    ...(normaliseOutput(key.text) === '' ? ['the key is empty'] : []),
    ...(linesIn(key.text).length === body.lines ? [] : [`the key has not ${body.lines} lines`]),
  ],
}
