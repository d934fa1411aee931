import { gapsInOrder } from './kinds/gap'
import { normaliseOutput } from './kinds/short-text'
import { linesOf } from './kinds/wrong-line'
import type { KindTypes, Option, QuestionKind, Slip } from './variant'

/** A hint that is made of the answer without telling it. */
export type Clue =
  /** This option, or reason, is not right. */
  | { kind: 'not'; option: string }
  /** What comes first in the order; where the arrow begins. */
  | { kind: 'first' | 'from'; option: string }
  | { kind: 'pair'; left: string; option: string }
  /** The number, or the line, is within these bounds. */
  | { kind: 'between'; min: number; max: number }
  /** The answer begins like this; it has this line. */
  | { kind: 'begins' | 'holds'; text: string }
  /** What belongs into a gap, counted from 1. */
  | { kind: 'gap'; number: number; text: string }

type ClueOf<K extends QuestionKind> = (
  body: KindTypes[K]['body'],
  key: KindTypes[K]['key'],
  slips: readonly Slip[],
) => Clue | undefined

/** One wrong option of several; rather one that stands for no belief: the others teach more. */
function notThisOne(options: readonly Option[], right: readonly string[], slips: readonly Slip[]) {
  const wrong = options.map(({ id }) => id).filter((id) => !right.includes(id))
  const tells = new Set(slips.flatMap((slip) => ('option' in slip ? [slip.option] : [])))
  const option = wrong.find((id) => !tells.has(id)) ?? wrong[0]
  return option === undefined ? undefined : ({ kind: 'not', option } as const)
}

/** Where one of several is right, two must be left to choose from. */
function notOneOf(options: readonly Option[], right: string, slips: readonly Slip[]) {
  return options.length > 2 ? notThisOne(options, [right], slips) : undefined
}

/** The eighth of a range, but at least three values, in which a value lies; nothing where that is most of it. */
function partOf(min: number, max: number, value: number): Clue | undefined {
  const size = Math.max(3, Math.ceil((max - min + 1) / 8))
  const from = Math.min(min + Math.floor((value - min) / size) * size, max - size + 1)
  return max - min + 1 > size + 1 ? { kind: 'between', min: from, max: from + size - 1 } : undefined
}

/** The first line of several, the first word of several, or a third of the word. */
function beginningOf(text: string): Clue | undefined {
  const lines = normaliseOutput(text).split('\n')
  const [line = ''] = lines
  if (lines.length > 1) return { kind: 'begins', text: line }
  const [word = '', ...more] = line.split(' ')
  const start = more.length > 0 ? word : [...word].slice(0, Math.floor([...word].length / 3)).join('')
  return start ? { kind: 'begins', text: start } : undefined
}

/** The first line that is not given and says more than what the object is called. */
function lineBeside(solution: string, given: string): Clue | undefined {
  const known = new Set(normaliseOutput(given).split('\n'))
  const lines = normaliseOutput(solution).split('\n')
  const text = lines.find((line) => !known.has(line) && !/^(apiVersion|kind|metadata|name|---)/.test(line))
  return text === undefined || lines.length < 2 ? undefined : { kind: 'holds', text }
}

/** How each kind is hinted at. */
const clues: { [K in QuestionKind]: ClueOf<K> } = {
  'single-choice': (body, key, slips) => notOneOf(body.options, key.option, slips),
  'multiple-choice': (body, key, slips) => notThisOne(body.options, key.options, slips),
  'true-false': (body, key, slips) => notOneOf(body.reasons, key.reason, slips),
  placement: (body, key, slips) =>
    notOneOf(body.reasons, key.reason, slips) ?? notOneOf(body.options, key.option, slips),
  number: (body, key) => partOf(body.min, body.max, key.value),
  'short-text': (_body, key) => beginningOf(key.text),
  output: (_body, key) => beginningOf(key.text),
  ordering: (body, { order: [option] }) =>
    body.options.length > 2 && option !== undefined ? { kind: 'first', option } : undefined,
  matching: (body, { pairs }) => {
    const idle = body.options.find(({ id }) => !Object.values(pairs).includes(id))
    if (idle) return { kind: 'not', option: idle.id }
    const left = body.left[0]?.id ?? ''
    const option = pairs[left]
    return body.left.length > 2 && option !== undefined ? { kind: 'pair', left, option } : undefined
  },
  'wrong-line': (body, { lines: [line = 0] }) => partOf(1, linesOf(body.text).length, line),
  arrow: (body, { arrows: [arrow] }) =>
    body.boxes.length > 2 && arrow ? { kind: 'from', option: arrow.from } : undefined,
  gap: ({ text: whole, gaps }, { solution }) => {
    const text = solution[gapsInOrder(whole, gaps)[0]?.id ?? '']
    return gaps.length > 1 && text !== undefined ? { kind: 'gap', number: 1, text } : undefined
  },
  command: (_body, { solution }) => {
    const words = solution.split(/\s+/)
    return words.length > 3 ? { kind: 'begins', text: words.slice(0, 2).join(' ') } : undefined
  },
  manifest: ({ template }, { solution }) => lineBeside(solution, template),
}

/** The clue to a question; the same each time. Undefined where every clue would be the answer. */
export function clueOf(question: {
  kind: QuestionKind
  body: KindTypes[QuestionKind]['body']
  key: KindTypes[QuestionKind]['key']
  slips: readonly Slip[]
}): Clue | undefined {
  const { kind, body, key, slips } = question
  return (clues[kind] as ClueOf<QuestionKind>)(body, key, slips)
}
