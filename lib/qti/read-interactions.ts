import { gapLines } from '@/lib/quiz/kinds/gap'
import { linesOf } from '@/lib/quiz/kinds/wrong-line'
import type { QuestionText, ShownOption } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind } from '@/lib/quiz/variant'
import type { Choice, Interaction, InteractionOf, Item } from './item'
import { inline, preformatted } from './prose'
import type { wordsOf } from './words'
import { el, type XmlNode } from './xml'

interface Asked<K extends QuestionKind> {
  shown: KindTypes[K]['shown']
  key: KindTypes[K]['key']
  text: QuestionText
  words: ReturnType<typeof wordsOf>
}

/** What a kind becomes; more than the interactions where something has to be shown first. */
export interface Read extends Pick<Item, 'interactions' | 'scoring'> {
  body?: XmlNode[]
}
type Reader<K extends QuestionKind> = (asked: Asked<K>) => Read | undefined

/** Ids of ours are letters and digits, and may be numbers: a name begins with a letter. */
export const choiceName = (id: string) => `C_${id.replace(/[^A-Za-z0-9_-]/g, '_')}`

const codeOf = (text: string): XmlNode => (text.includes('\n') ? preformatted(text) : el('code', {}, text))

function choicesOf({ options }: QuestionText, ids: readonly string[]): Choice[] {
  const shown = (id: string): ShownOption =>
    options.find((option) => option.id === id) ?? { id, text: id, code: true }
  return ids.map(shown).map(({ id, text, code }) => ({
    id: choiceName(id),
    content: code ? [codeOf(text)] : inline(text),
  }))
}

const sum = (...interactions: Interaction[]): Read => ({ interactions, scoring: 'sum' })

function single(
  id: string,
  choices: Choice[],
  rights: readonly string[],
  share = 1,
): InteractionOf<'choice'> {
  const right = rights.map(choiceName)
  const shares = Object.fromEntries(right.map((one) => [one, share]))
  return { kind: 'choice', id, choices, several: false, shares, right }
}

/** As it is scored here: each right one a share, each wrong one takes such a share away. */
function several(choices: Choice[], rights: readonly string[]): InteractionOf<'choice'> {
  const right = rights.map(choiceName)
  const share = 1 / right.length
  const shares = Object.fromEntries(choices.map(({ id }) => [id, right.includes(id) ? share : -share]))
  return { kind: 'choice', id: 'RESPONSE', choices, several: true, shares, right }
}

const typed = (right: string, lines: number, isNumber = false): Read =>
  sum({ kind: 'text', id: 'RESPONSE', right, lines, isNumber })

/** A claim with its reason. */
function reasoned(
  claim: Interaction,
  { text, words }: Pick<Asked<'placement'>, 'text' | 'words'>,
  reasons: readonly string[],
  reason: string,
): Read {
  const why = { ...single('REASON', choicesOf(text, reasons), [reason]), prompt: words.reason }
  return { interactions: [claim, why], scoring: 'reasoned' }
}

const trueFalse: Reader<'true-false'> = (asked) => {
  const { shown, key, words } = asked
  const claims: Choice[] = [
    { id: choiceName('true'), content: [words.holds] },
    { id: choiceName('false'), content: [words.fails] },
  ]
  return reasoned(single('RESPONSE', claims, [String(key.value)]), asked, shown.reasons, key.reason)
}

const placement: Reader<'placement'> = (asked) => {
  const { shown, key, text, words } = asked
  const claim = { ...single('RESPONSE', choicesOf(text, shown.options), [key.option]), prompt: words.where }
  return reasoned(claim, asked, shown.reasons, key.reason)
}

const matching: Reader<'matching'> = ({ shown, key, text }) =>
  sum({
    ...{ kind: 'match', id: 'RESPONSE' },
    rows: choicesOf(text, shown.left),
    columns: choicesOf(text, shown.options),
    right: Object.fromEntries(shown.left.map((id) => [choiceName(id), choiceName(key.pairs[id] ?? '')])),
  })

const wrongLine: Reader<'wrong-line'> = ({ shown, key, words }) => {
  const choices = linesOf(shown.text).map((line, i) => ({
    id: choiceName(String(i + 1)),
    content: [el('code', {}, `${i + 1}: ${line}`)],
  }))
  const interaction = { ...single('RESPONSE', choices, key.lines.map(String)), prompt: words.line }
  return { ...sum(interaction), body: [preformatted(shown.text)] }
}

/** Only where each gap is a choice: what is typed is graded by running it. */
const gap: Reader<'gap'> = ({ shown, key, words }) => {
  if (shown.gaps.some(({ choices }) => !choices)) return undefined
  const number = (id: string) => shown.gaps.findIndex((one) => one.id === id) + 1
  const listing = gapLines(shown.text).map((line) =>
    line.map((part) => ('text' in part ? part.text : `[ ${number(part.gap)} ]`)).join(''),
  )
  const interactions = shown.gaps.map(({ id, choices = [] }, i) => {
    const offered = choices.map((text, n) => ({ id: choiceName(String(n)), content: [codeOf(text)] }))
    const right = String(choices.indexOf(key.solution[id] ?? ''))
    const interaction = single(`RESPONSE_${i + 1}`, offered, [right], 1 / shown.gaps.length)
    return { ...interaction, prompt: `${words.blank} ${i + 1}` }
  })
  return { interactions, scoring: 'sum', body: [preformatted(listing.join('\n'))] }
}

/** A kind that is missing here is one that QTI cannot say: it is graded by running, or drawn. */
export const readers: { [K in QuestionKind]?: Reader<K> } = {
  'single-choice': ({ shown, key, text }) =>
    sum(single('RESPONSE', choicesOf(text, shown.options), [key.option])),
  'multiple-choice': ({ shown, key, text }) => sum(several(choicesOf(text, shown.options), key.options)),
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
