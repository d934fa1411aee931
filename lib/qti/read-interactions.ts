import { gapLines } from '@/lib/quiz/kinds/gap'
import { linesOf } from '@/lib/quiz/kinds/wrong-line'
import type { QuestionText } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind } from '@/lib/quiz/variant'
import { choiceName, choicesOf, codeOf, several, single } from './choices'
import type { Choice, Interaction, Item } from './item'
import { parts } from './parts'
import { inline, preformatted } from './prose'
import type { wordsOf } from './words'
import { el, type XmlNode } from './xml'

interface Asked<K extends QuestionKind> {
  shown: KindTypes[K]['shown']
  key: KindTypes[K]['key']
  text: QuestionText
  words: ReturnType<typeof wordsOf>
  points: number
}

/** What a kind becomes; more than the interactions where something has to be shown first. */
export interface Read extends Pick<Item, 'interactions' | 'scoring'> {
  body?: XmlNode[]
}
type Reader<K extends QuestionKind> = (asked: Asked<K>) => Read | undefined

const sum = (...interactions: Interaction[]): Read => ({ interactions, scoring: 'sum' })

const typed = (right: string, lines: number, isNumber = false): Read =>
  sum({ kind: 'text', id: 'RESPONSE', right, lines, isNumber })

/** A claim with its reason: half of the points each. */
function reasoned(
  claim: Interaction,
  { text, words, points }: Pick<Asked<'placement'>, 'text' | 'words' | 'points'>,
  reasons: readonly string[],
  reason: string,
): Read {
  const why = { ...single('REASON', choicesOf(text, reasons), [reason], points / 2), prompt: words.reason }
  return { interactions: [claim, why], scoring: 'reasoned' }
}

const trueFalse: Reader<'true-false'> = (asked) => {
  const { shown, key, words, points } = asked
  const claims: Choice[] = [
    { id: choiceName('true'), content: [words.holds] },
    { id: choiceName('false'), content: [words.fails] },
  ]
  return reasoned(
    single('RESPONSE', claims, [String(key.value)], points / 2),
    asked,
    shown.reasons,
    key.reason,
  )
}

const placement: Reader<'placement'> = (asked) => {
  const { shown, key, text, words, points } = asked
  const options = choicesOf(text, shown.options)
  const claim = { ...single('RESPONSE', options, [key.option], points / 2), prompt: words.where }
  return reasoned(claim, asked, shown.reasons, key.reason)
}

const matching: Reader<'matching'> = ({ shown, key, text, points }) => {
  const shares = parts(points, shown.left.length)
  const right = shown.left.map((id, i) => {
    const column = choiceName(key.pairs[id] ?? '')
    return [choiceName(id), { column, points: shares[i] ?? 0 }] as const
  })
  return sum({
    ...{ kind: 'match', id: 'RESPONSE' },
    rows: choicesOf(text, shown.left),
    columns: choicesOf(text, shown.options),
    right: Object.fromEntries(right),
  })
}

const wrongLine: Reader<'wrong-line'> = ({ shown, key, words, points }) => {
  const choices = linesOf(shown.text).map((line, i) => ({
    id: choiceName(String(i + 1)),
    content: [el('code', {}, `${i + 1}: ${line}`)],
  }))
  const interaction = { ...single('RESPONSE', choices, key.lines.map(String), points), prompt: words.line }
  return { ...sum(interaction), body: [preformatted(shown.text)] }
}

/** Only where each gap is a choice: what is typed is graded by running it. */
const gap: Reader<'gap'> = ({ shown, key, words, points }) => {
  if (shown.gaps.some(({ choices }) => !choices)) return undefined
  const number = (id: string) => shown.gaps.findIndex((one) => one.id === id) + 1
  const listing = gapLines(shown.text).map((line) =>
    line.map((part) => ('text' in part ? part.text : `[ ${number(part.gap)} ]`)).join(''),
  )
  const shares = parts(points, shown.gaps.length)
  const interactions = shown.gaps.map(({ id, choices = [] }, i) => {
    const offered = choices.map((text, n) => ({ id: choiceName(String(n)), content: [codeOf(text)] }))
    const right = String(choices.indexOf(key.solution[id] ?? ''))
    const interaction = single(`RESPONSE_${i + 1}`, offered, [right], shares[i] ?? 0)
    return { ...interaction, prompt: `${words.blank} ${i + 1}` }
  })
  return { interactions, scoring: 'sum', body: [preformatted(listing.join('\n'))] }
}

/** A kind that is missing here is one that QTI cannot say: it is graded by running, or drawn. */
export const readers: { [K in QuestionKind]?: Reader<K> } = {
  'single-choice': ({ shown, key, text, points }) =>
    sum(single('RESPONSE', choicesOf(text, shown.options), [key.option], points)),
  'multiple-choice': ({ shown, key, text, points }) =>
    sum(several(choicesOf(text, shown.options), key.options, points)),
  'true-false': trueFalse,
  placement,
  matching,
  'wrong-line': wrongLine,
  gap,
  ordering: ({ shown, key, text }) =>
    sum({
      kind: 'order',
      id: 'RESPONSE',
      choices: choicesOf(text, shown.options),
      right: key.order.map(choiceName),
    }),
  number: ({ key, text, words }) => {
    const read = typed(String(key.value), 1, true)
    return text.unit ? { ...read, body: [el('p', {}, `${words.unit}: `, inline(text.unit))] } : read
  },
  'short-text': ({ shown, key }) => typed(key.text, shown.multiline ? 5 : 1),
  output: ({ shown, key }) => typed(key.text, shown.lines),
}
