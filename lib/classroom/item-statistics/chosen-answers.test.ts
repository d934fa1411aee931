import { describe, expect, it } from 'vitest'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import type { QuestionKind, Slip } from '@/lib/quiz/variant'
import { type AskedQuestion, answerReader } from './chosen-answers'

const read = answerReader({ claim: 'Statement', reason: 'Reason', yes: 'True', no: 'False' })
const x = { code: 'x' }
const three = [x, { code: 'y' }, { code: 'z' }]

interface Row {
  kind: QuestionKind
  body: object
  key: object
  slips?: Slip[]
  response: object
  /** `part: text`, with + where it is right and the belief that it shows. */
  told: string[]
  /** How many could be chosen. */
  offered: number
}

const rows: Row[] = [
  {
    ...{ kind: 'single-choice', body: { options: optionsOf(three) }, key: { option: 'b' } },
    slips: [{ misconception: 'm', option: 'c', chosen: true }],
    ...{ response: { option: 'c' }, told: [': z m'], offered: 3 },
  },
  {
    ...{ kind: 'multiple-choice', body: { options: optionsOf(three) }, key: { options: ['a', 'b'] } },
    slips: [{ misconception: 'm', option: 'b', chosen: false }],
    ...{ response: { options: ['a', 'c'] }, told: [': x +', ': z'], offered: 3 },
  },
  {
    ...{ kind: 'true-false', body: { reasons: reasonsOf(three) }, key: { value: false, reason: 'rb' } },
    slips: [{ misconception: 'm', option: 'true', chosen: true }],
    ...{ response: { value: true, reason: 'rb' }, told: ['Statement: True m', 'Reason: y +'], offered: 5 },
  },
  {
    kind: 'placement',
    body: { options: optionsOf(three), reasons: reasonsOf([x]) },
    ...{ key: { option: 'a', reason: 'ra' }, response: { option: 'a', reason: 'ra' } },
    ...{ told: ['Statement: x +', 'Reason: x +'], offered: 4 },
  },
  {
    kind: 'matching',
    body: { left: optionsOf([{ code: 'p' }, { code: 'q' }], 'l'), options: optionsOf(three) },
    ...{ key: { pairs: { la: 'a', lb: 'b' } }, slips: [{ misconception: 'm', answer: 'lb=c' }] },
    ...{ response: { pairs: { la: 'a', lb: 'c' } }, told: ['p: x +', 'q: z m'], offered: 6 },
  },
  {
    ...{ kind: 'wrong-line', body: { text: 'a:\n\n  b: 1\n', language: 'yaml' }, key: { lines: [3] } },
    ...{ response: { line: 3 }, told: [': 3: b: 1 +'], offered: 2 },
  },
  {
    ...{ kind: 'ordering', body: { options: optionsOf(three) }, key: { order: ['a', 'b', 'c'] } },
    ...{ response: { order: ['b', 'a', 'c'] }, told: [': y → x → z seen'], offered: 0 },
  },
  {
    kind: 'arrow',
    body: { boxes: three.map((text, i) => ({ id: 'abc'.charAt(i), text, row: 1, column: i })), arrows: [] },
    ...{ key: { arrows: [{ from: 'a', to: 'b' }] }, response: { from: 'b', to: 'a' } },
    ...{ told: [': y → x seen'], offered: 0 },
  },
  {
    ...{ kind: 'number', body: { min: 0, max: 9 }, key: { value: 4 } },
    ...{ response: { value: 5 }, told: [': 5 seen'], offered: 0 },
  },
  {
    ...{ kind: 'command', body: {}, key: { goal: [], solution: 'a', wrong: 'b' } },
    ...{ response: { text: ' kubectl  get pods ' }, told: [': kubectl get pods seen'], offered: 0 },
  },
  {
    ...{ kind: 'gap', body: { text: 'kind: {{a}}\n', gaps: [{ id: 'a' }] }, key: {} },
    ...{ response: { values: { a: 'Pod' } }, told: [': kind: Pod seen'], offered: 0 },
  },
  {
    ...{ kind: 'manifest', body: { template: '' }, key: {} },
    ...{ response: { text: 'a'.repeat(201) }, told: [': … seen'], offered: 0 },
  },
]

function asked({ kind, body, key, slips = [] }: Row): AskedQuestion {
  const lists = Object.values(body).filter(Array.isArray).flat() as { id: string; text?: { code: string } }[]
  const options = lists.map(({ id, text }) => ({ id, text: text?.code ?? '', code: true }))
  return { kind, body, key, slips, options }
}

const verdict = { correct: false, misconceptions: ['seen'] }

describe('chosen answers', () => {
  it.each(rows)('of $kind', (row) => {
    const { answers, offered } = read(asked(row), row.response, verdict)
    const told = answers.map(
      ({ part, text, right, misconception }) =>
        `${part}: ${text ?? '…'}${right ? ' +' : ''}${misconception ? ` ${misconception}` : ''}`,
    )
    expect(told).toEqual(row.told)
    expect(offered).toHaveLength(row.offered)
  })

  it.each(rows)('nothing was chosen in a $kind without an answer, or with one without form', (row) => {
    for (const response of [null, { skipped: true }, { nonsense: 1 }])
      expect(read(asked(row), response, verdict).answers).toEqual([])
  })
})
