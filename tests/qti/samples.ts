/** A variant of every kind, as it is stored, with all that is awkward in XML. */
import type { StoredVariant } from '@/lib/qti/read-item'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { answerPart, publicPart } from '@/lib/quiz/render'
import type { QuestionTexts } from '@/lib/quiz/texts'
import type { Draft, KindTypes, QuestionKind, Slip, Variant } from '@/lib/quiz/variant'

const texts = (title: string, prompt: string, rule: string): QuestionTexts => ({
  ...{ title, summary: '' },
  messages: { prompt, rule, name: 'A `Pod` & more', other: '**No** <b>', seen: 'Seen: {what}.', unit: 'MiB' },
  misconceptions: { belief: { title: 'A belief', text: 'It is < that & `this`.' } },
})
const both = {
  en: texts('A question & more', 'What does `kubectl get` <print>?\n\nLook closely.', 'The rule.'),
  ja: texts('質問', '`kubectl get` は何を表示しますか。', '規則です。'),
}

const words = [{ key: 'name' }, { key: 'other' }, { code: 'kubectl get pods\n  -o yaml' }]
const manifest = 'kind: Pod\nmetadata:\n  name: "a<b>"\n'

interface Sample<K extends QuestionKind> {
  body: KindTypes[K]['body']
  key: KindTypes[K]['key']
  slips?: Slip[]
}

const options = optionsOf(words)
const reasons = reasonsOf(words)
const run = { goal: [], solution: '', wrong: '' }
const belief = (slip: { option: string; chosen: boolean } | { answer: string }): Slip => ({
  misconception: 'belief',
  ...slip,
})
const gaps = [
  { id: 'one', choices: ['Pod', 'Job'] },
  { id: 'two', choices: ['x', 'y'] },
]
const gapped = 'kind: {{one}}\nname: {{two}}\n'

export const samples: { [K in QuestionKind]: Sample<K> } = {
  'single-choice': {
    body: { options },
    key: { option: 'b' },
    slips: [belief({ option: 'a', chosen: true })],
  },
  'multiple-choice': {
    body: { options },
    key: { options: ['a', 'c'] },
    slips: [belief({ option: 'b', chosen: true }), belief({ option: 'a', chosen: false })],
  },
  'true-false': {
    body: { reasons },
    key: { value: false, reason: 'rb' },
    slips: [belief({ option: 'true', chosen: true })],
  },
  placement: { body: { options, reasons }, key: { option: 'c', reason: 'ra' } },
  number: { body: { min: 0, max: 9, unit: { key: 'unit' } }, key: { value: 3 } },
  'short-text': { body: { multiline: false }, key: { text: 'Running' } },
  ordering: { body: { options }, key: { order: ['c', 'a', 'b'] } },
  matching: {
    body: { left: optionsOf(words.slice(0, 2), 'l'), options },
    key: { pairs: { la: 'b', lb: 'b' } },
  },
  'wrong-line': {
    body: { text: manifest, language: 'yaml' },
    key: { lines: [1, 3] },
    slips: [belief({ answer: '2' })],
  },
  output: { body: { lines: 2 }, key: { text: 'NAME  READY\nweb   1/1' } },
  gap: {
    body: { text: gapped, gaps },
    key: { goal: [], solution: { one: 'Job', two: 'x' }, wrong: { one: 'Pod', two: 'y' } },
  },
  arrow: { body: { boxes: [], arrows: [] }, key: { arrows: [] } },
  command: { body: {}, key: run },
  manifest: { body: { template: '' }, key: run },
}

/** @param changed instead of the sample's own body and key */
export function storedSample<K extends QuestionKind>(kind: K, changed?: Sample<K>): StoredVariant {
  const { body, key, slips = [] } = changed ?? (samples[kind] as Sample<K>)
  const draft: Draft<K> = {
    ...{ kind, body, key, slips, prompt: { key: 'prompt' } },
    exhibits: [
      { kind: 'yaml', title: { key: 'name' }, text: manifest },
      { kind: 'terminal', text: '\u001b[31m$ ls\u001b[0m\n  a & b\n' },
    ],
    explanation: {
      rule: { key: 'rule' },
      facts: [{ key: 'seen', params: { what: 'a < b' } }],
      because: { a: { key: 'other' } },
    },
    scenario: { cluster: {}, objects: [], commands: [] },
  }
  const variant = { ...draft, skill: 'sample', seed: 1, difficulty: 1, concepts: [] } as unknown as Variant
  return { variant: publicPart(variant, both), answer: answerPart(variant, both) }
}

const three = [{ key: 'name' }, { key: 'other' }, { code: 'x' }]
const threeGaps = ['a', 'b', 'c'].map((id) => ({ id, choices: ['x', 'y'] }))

/** With three right answers each. */
export const threeRight = {
  'multiple-choice': storedSample('multiple-choice', {
    body: { options: optionsOf(three) },
    key: { options: ['a', 'b', 'c'] },
  }),
  matching: storedSample('matching', {
    body: { left: optionsOf(three, 'l'), options: optionsOf(three) },
    key: { pairs: { la: 'a', lb: 'b', lc: 'c' } },
  }),
  gap: storedSample('gap', {
    body: { text: '{{a}} {{b}} {{c}}', gaps: threeGaps },
    key: { goal: [], solution: { a: 'x', b: 'y', c: 'x' }, wrong: { a: 'y', b: 'x', c: 'y' } },
  }),
}
