/** What was chosen or typed, told apart by its text in the reader's language. */
import { kindDefinitions } from '@/lib/quiz/kinds'
import { fillGaps } from '@/lib/quiz/kinds/gap'
import type { PureKind } from '@/lib/quiz/kinds/kind'
import { normaliseOutput } from '@/lib/quiz/kinds/short-text'
import { linesOf } from '@/lib/quiz/kinds/wrong-line'
import type { ShownOption } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind, Slip } from '@/lib/quiz/variant'
import type { Answer } from './counted-work'

/** What the two parts of a claim with its reason are called, and what a claim says. */
export interface PartNames {
  claim: string
  reason: string
  yes: string
  no: string
}

export interface AskedQuestion {
  kind: QuestionKind
  body: unknown
  key: unknown
  slips: readonly Slip[]
  options: readonly ShownOption[]
}

/** Longer ones are not told apart by their text. */
const LONGEST = 200

interface Asked {
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
type Read<K extends QuestionKind> = (
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

const readers: { [K in QuestionKind]: Read<K> } = {
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

export interface ReadAnswers {
  answers: Answer[]
  offered: Answer[]
}

/**
 * Reads what one learner chose of a question, and what could have been chosen. Questions of one form, of which there are
 * few, share it: it is what takes the time.
 */
export function answerReader(names: PartNames) {
  const hasForm = formReader()
  return (
    question: AskedQuestion,
    response: unknown,
    verdict: { correct: boolean; misconceptions: readonly string[] },
  ): ReadAnswers => {
    const { kind, body, key, options, slips } = question
    // The record pairs each kind with its own types; the question's kind picks the pair.
    const read = readers[kind] as Read<'short-text'>
    const shown = new Map(options.map((option) => [option.id, option]))
    const asked = {
      ...{ names, slips, ...verdict },
      text: (id: string) => shown.get(id)?.text ?? id,
      isCode: (id: string) => shown.get(id)?.code ?? false,
    }
    const given = response as KindTypes['short-text']['response']
    return {
      answers: hasForm(question, response) ? read(body as never, key as never, given, asked) : [],
      offered: read(body as never, key as never, undefined, asked),
    }
  }
}

function formReader() {
  const forms = new Map<string, { safeParse(response: unknown): { success: boolean } }>()
  return ({ kind, body }: AskedQuestion, response: unknown): boolean => {
    if (response === null || response === undefined) return false
    const { publicBody, response: formOf } = kindDefinitions[kind] as PureKind<'short-text'>
    const shown = publicBody(body as never)
    const name = JSON.stringify([kind, shown])
    const form = forms.get(name) ?? formOf(shown)
    forms.set(name, form)
    return form.safeParse(response).success
  }
}
