/** What was chosen or typed, told apart by its text in the reader's language: one reader for each kind of question. */
import { fillGaps } from '@/lib/quiz/kinds/gap'
import { normaliseOutput } from '@/lib/quiz/kinds/short-text'
import { linesOf } from '@/lib/quiz/kinds/wrong-line'
import type { KindTypes, QuestionKind, Slip } from '@/lib/quiz/variant'
import type { Answer } from './counted-work'

/** What the two parts of a claim with its reason are called, and what a claim says. */
export interface PartNames {
  claim: string
  reason: string
  yes: string
  no: string
}

/** Longer ones are not told apart by their text. */
const LONGEST = 200

export interface Asked {
  text(id: string): string
  isCode(id: string): boolean
  names: PartNames
  slips: readonly Slip[]
  /** Of an answer that was run, nothing else says so. */
  correct: boolean
  /** By the verdict. */
  misconceptions: readonly string[]
}

/** The body, key and response of one kind. */
export type Read<K extends QuestionKind> = (
  body: KindTypes[K]['body'],
  key: KindTypes[K]['key'],
  /** Undefined: all that is offered. */
  response: KindTypes[K]['response'] | undefined,
  asked: Asked,
) => Answer[]

const optionSlip = ({ slips }: Asked, id: string) =>
  slips.find((slip) => 'option' in slip && slip.chosen && slip.option === id)?.misconception
const answerSlip = ({ slips }: Asked, answer: string) =>
  slips.find((slip) => 'answer' in slip && slip.answer === answer)?.misconception

/** An answer by the id of what was chosen. */
function chosen(asked: Asked, part: string, id: string, right: boolean, text = asked.text(id)): Answer {
  return { part, text, code: asked.isCode(id), right, misconception: optionSlip(asked, id) }
}

/** One answer of the whole question, as text; the verdict names what it shows. */
function whole({ correct, misconceptions }: Asked, text: string, code = true): Answer[] {
  const short = text.length <= LONGEST ? text : undefined
  return [{ part: '', text: short, code, right: correct, misconception: misconceptions[0] }]
}

const claimText = (names: PartNames, value: boolean) => (value ? names.yes : names.no)

export const answerReaders: { [K in QuestionKind]: Read<K> } = {
  'single-choice': ({ options }, key, response, asked) =>
    options
      .filter(({ id }) => !response || response.option === id)
      .map(({ id }) => chosen(asked, '', id, id === key.option)),
  'multiple-choice': ({ options }, key, response, asked) =>
    options
      .filter(({ id }) => !response || response.options.includes(id))
      .map(({ id }) => chosen(asked, '', id, key.options.includes(id))),
  'true-false': ({ reasons }, key, response, asked) => [
    ...[true, false]
      .filter((value) => !response || response.value === value)
      .map((value) =>
        chosen(asked, asked.names.claim, String(value), value === key.value, claimText(asked.names, value)),
      ),
    ...reasons
      .filter(({ id }) => !response || response.reason === id)
      .map(({ id }) => chosen(asked, asked.names.reason, id, id === key.reason)),
  ],
  placement: ({ options, reasons }, key, response, asked) => [
    ...options
      .filter(({ id }) => !response || response.option === id)
      .map(({ id }) => chosen(asked, asked.names.claim, id, id === key.option)),
    ...reasons
      .filter(({ id }) => !response || response.reason === id)
      .map(({ id }) => chosen(asked, asked.names.reason, id, id === key.reason)),
  ],
  matching: ({ left, options }, key, response, asked) =>
    left.flatMap((one) =>
      options
        .filter(({ id }) => !response || response.pairs[one.id] === id)
        .map(({ id }) => ({
          ...{
            part: asked.text(one.id),
            text: asked.text(id),
            code: asked.isCode(id),
            right: key.pairs[one.id] === id,
          },
          misconception: answerSlip(asked, `${one.id}=${id}`),
        })),
    ),
  'wrong-line': ({ text }, key, response, asked) =>
    linesOf(text).flatMap((line, i) =>
      (response ? response.line === i + 1 : line.trim())
        ? [
            {
              ...{ part: '', text: `${i + 1}: ${line.trim()}`, code: true, right: key.lines.includes(i + 1) },
              misconception: answerSlip(asked, String(i + 1)),
            },
          ]
        : [],
    ),
  ordering: (_body, _key, response, asked) =>
    response ? whole(asked, response.order.map(asked.text).join(' → '), false) : [],
  arrow: (_body, _key, response, asked) =>
    response ? whole(asked, `${asked.text(response.from)} → ${asked.text(response.to)}`, false) : [],
  number: (_body, _key, response, asked) => (response ? whole(asked, String(response.value)) : []),
  'short-text': (_body, _key, response, asked) =>
    response ? whole(asked, normaliseOutput(response.text)) : [],
  output: (_body, _key, response, asked) => (response ? whole(asked, normaliseOutput(response.text)) : []),
  command: (_body, _key, response, asked) => (response ? whole(asked, normaliseOutput(response.text)) : []),
  manifest: (_body, _key, response, asked) => (response ? whole(asked, normaliseOutput(response.text)) : []),
  gap: ({ text }, _key, response, asked) =>
    response ? whole(asked, normaliseOutput(fillGaps(text, response.values))) : [],
}
