import * as z from 'zod/mini'
import type { KindTypes } from '../variant'
import type { RunKind } from './kind'
import { goalProblems, typedText } from './typed'

type Shown = KindTypes['gap']['shown']
type Values = Record<string, string>

const mark = /\{\{([a-z][a-z0-9-]*)\}\}/g
const maxGap = 200

/** A piece of a line: text, or a gap by its id. */
export type GapPart = { text: string } | { gap: string }

/** The lines of a text with gaps, each in pieces. */
export function gapLines(text: string): GapPart[][] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) =>
      line.split(mark).flatMap((part, i): GapPart[] => {
        if (i % 2 === 1) return [{ gap: part }]
        return part === '' ? [] : [{ text: part }]
      }),
    )
}

/** Gaps in the order in which they stand in the text: that is how they are counted. */
export function gapsInOrder<G extends { id: string }>(text: string, gaps: readonly G[]): G[] {
  const places = [...text.matchAll(mark)].map(([, id]) => id)
  return [...gaps].sort((a, b) => places.indexOf(a.id) - places.indexOf(b.id))
}

/** The text with its gaps filled; one without a value stays as it is. */
export function fillGaps(text: string, values: Partial<Values>): string {
  return text.replace(mark, (all, id: string) => values[id] ?? all)
}

function gapForm({ choices }: Shown['gaps'][number]): z.ZodMiniType<string> {
  if (choices) return z.enum(choices as [string, ...string[]])
  return typedText(maxGap).check(z.refine((text) => !/[\n\r]/.test(text)))
}

function gapProblems(
  { text, gaps }: Shown,
  { solution, wrong }: { solution: Values; wrong: Values },
): string[] {
  const ids = gaps.map(({ id }) => id)
  const marked = new Set([...text.matchAll(mark)].map(([, id = '']) => id))
  const fits = (values: Values) =>
    Object.keys(values).length === ids.length &&
    gaps.every((gap) => gapForm(gap).safeParse(values[gap.id]).success)
  return [
    ...(ids.length === 0 ? ['no gap'] : []),
    ...(new Set(ids).size < ids.length ? ['two gaps share an id'] : []),
    ...(ids.every((id) => marked.has(id)) && marked.size === ids.length ? [] : ['gaps and marks differ']),
    ...(gaps.some(({ choices }) => choices && new Set(choices).size < Math.max(2, choices.length))
      ? ['fewer than two choices, or the same twice']
      : []),
    ...(fits(solution) && fits(wrong) ? [] : ['an answer does not fill the gaps']),
  ]
}

/** A manifest with gaps, which is applied once they are filled. */
export const gap: RunKind<'gap'> = {
  publicBody: ({ text, gaps }) => ({
    text,
    gaps: gapsInOrder(text, gaps).map(({ id, choices }) => (choices ? { id, choices } : { id })),
  }),
  texts: () => ({}),
  answer: (body, key) => [fillGaps(body.text, key.solution).trimEnd()],
  answerAs: 'marks',
  keys: { hint: 'gap' },
  response: ({ gaps }) =>
    z.strictObject({ values: z.strictObject(Object.fromEntries(gaps.map((one) => [one.id, gapForm(one)]))) }),
  perform: ({ text }, { values }) => ({ apply: fillGaps(text, values) }),
  submissions: (_body, key) => ({
    correct: { values: key.solution },
    wrong: { values: key.wrong },
    invalid: { values: {} },
  }),
  problems: (body, key) => [...goalProblems(key), ...gapProblems(body, key)],
}
