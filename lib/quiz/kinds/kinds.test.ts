import { describe, expect, it } from 'vitest'
import { check, submissionsOf } from '../check'
import type { KindTypes, QuestionKind, Slip } from '../variant'
import { kindDefinitions } from './index'
import type { KindKeys } from './kind'
import { optionsOf, reasonsOf } from './options'
import { markLines } from './output'

const words = (...texts: string[]) => texts.map((code) => ({ code }))

interface Sample<K extends QuestionKind> {
  body: KindTypes[K]['body']
  key: KindTypes[K]['key']
  slips?: Slip[]
  shown: KindTypes[K]['shown']
  /** Response → score; undefined: not well-formed. */
  scores: [unknown, number | undefined][]
  /** Keys pressed one after the other → the response they make. */
  keys?: [string, unknown][]
}

const samples: { [K in QuestionKind]?: Sample<K> } = {
  'single-choice': {
    body: { options: optionsOf(words('x', 'y', 'z')) },
    key: { option: 'b' },
    shown: { options: ['a', 'b', 'c'] },
    scores: [
      [{ option: 'b' }, 1],
      [{ option: 'a' }, 0],
      [{ option: 'd' }, undefined],
    ],
    keys: [
      ['2', { option: 'b' }],
      ['13', { option: 'c' }],
    ],
  },
  'multiple-choice': {
    body: { options: optionsOf(words('x', 'y', 'z')) },
    key: { options: ['a', 'b'] },
    shown: { options: ['a', 'b', 'c'] },
    scores: [
      [{ options: ['b', 'a'] }, 1],
      [{ options: ['a'] }, 0.5],
      [{ options: ['a', 'b', 'c'] }, 0.5],
      [{ options: ['c'] }, 0],
      [{ options: ['a', 'a'] }, undefined],
    ],
    keys: [['121', { options: ['b'] }]],
  },
  ordering: {
    body: { options: optionsOf(words('x', 'y', 'z')) },
    key: { order: ['c', 'a', 'b'] },
    shown: { options: ['a', 'b', 'c'] },
    scores: [
      [{ order: ['c', 'a', 'b'] }, 1],
      [{ order: ['b', 'c', 'a'] }, 0.5],
      [{ order: ['b', 'a', 'c'] }, 0],
      [{ order: ['a', 'b'] }, undefined],
    ],
    keys: [
      ['311', { order: ['c', 'a'] }],
      ['31<<', undefined],
    ],
  },
  number: {
    body: { min: 0, max: 9 },
    key: { value: 4 },
    shown: { min: 0, max: 9 },
    scores: [
      [{ value: 4 }, 1],
      [{ value: 5 }, 0],
      [{ value: 10 }, undefined],
    ],
  },
  'short-text': {
    body: { multiline: true },
    key: { text: 'a b\nc' },
    shown: { multiline: true },
    scores: [
      [{ text: ' a   b \r\nc\n' }, 1],
      [{ text: 'a b' }, 0],
      [{ text: '' }, undefined],
    ],
  },
  'true-false': {
    body: { reasons: reasonsOf(words('x', 'y', 'z')) },
    key: { value: false, reason: 'rb' },
    slips: [
      { misconception: 'm', option: 'true', chosen: true },
      { misconception: 'n', option: 'rc', chosen: true },
    ],
    shown: { reasons: ['ra', 'rb', 'rc'] },
    scores: [
      [{ value: false, reason: 'rb' }, 1],
      [{ value: false, reason: 'rc' }, 0.5],
      [{ value: true, reason: 'rb' }, 0],
      [{ value: true, reason: 'ra' }, 0],
      [{ value: true }, undefined],
      [{ value: true, reason: 'zz' }, undefined],
    ],
    keys: [
      ['1', { value: true }],
      ['4', { reason: 'rb' }],
      ['425', { value: false, reason: 'rc' }],
      ['7', undefined],
    ],
  },
  placement: {
    body: { options: optionsOf(words('n1', 'n2')), reasons: reasonsOf(words('x', 'y')) },
    key: { option: 'a', reason: 'ra' },
    slips: [{ misconception: 'm', option: 'rb', chosen: true }],
    shown: { options: ['a', 'b'], reasons: ['ra', 'rb'] },
    scores: [
      [{ option: 'a', reason: 'ra' }, 1],
      [{ option: 'a', reason: 'rb' }, 0.5],
      [{ option: 'b', reason: 'ra' }, 0],
      [{ option: 'a' }, undefined],
      [{ option: 'ra', reason: 'ra' }, undefined],
    ],
    keys: [
      ['13', { option: 'a', reason: 'ra' }],
      ['412', { option: 'b', reason: 'rb' }],
    ],
  },
  matching: {
    body: { left: optionsOf(words('p', 'q'), 'l'), options: optionsOf(words('x', 'y', 'z')) },
    key: { pairs: { la: 'c', lb: 'a' } },
    slips: [{ misconception: 'm', answer: 'lb=b' }],
    shown: { left: ['la', 'lb'], options: ['a', 'b', 'c'] },
    scores: [
      [{ pairs: { la: 'c', lb: 'a' } }, 1],
      [{ pairs: { la: 'c', lb: 'c' } }, 0.5],
      [{ pairs: { la: 'b', lb: 'c' } }, 0],
      [{ pairs: { la: 'c' } }, undefined],
      [{ pairs: { la: 'c', lb: 'a', lc: 'a' } }, undefined],
    ],
    keys: [
      ['31', { pairs: { la: 'c', lb: 'a' } }],
      ['31<2', { pairs: { la: 'c', lb: 'b' } }],
      ['3<', undefined],
    ],
  },
  'wrong-line': {
    body: { text: `${Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n')}\n`, language: 'yaml' },
    key: { lines: [3, 4] },
    slips: [{ misconception: 'm', answer: '7' }],
    shown: {
      text: `${Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n')}\n`,
      language: 'yaml',
    },
    scores: [
      [{ line: 4 }, 1],
      [{ line: 3 }, 1],
      [{ line: 5 }, 0],
      [{ line: 13 }, undefined],
      [{ line: 0 }, undefined],
    ],
    keys: [
      ['3', { line: 3 }],
      ['12', { line: 12 }],
      ['10', { line: 10 }],
      ['13', { line: 3 }],
      ['1<', undefined],
    ],
  },
  output: {
    body: { lines: 3 },
    key: { text: 'NAME  READY\nweb   1/1\napi   0/1' },
    slips: [{ misconception: 'm', answer: 'web 1/1\napi 0/1' }],
    shown: { lines: 3 },
    scores: [
      [{ text: 'NAME READY\nweb 1/1\napi 0/1\n' }, 1],
      [{ text: 'web 1/1\napi 0/1' }, 2 / 3],
      [{ text: 'NAME READY\nother\nweb 1/1\napi 0/1' }, 3 / 4],
      [{ text: 'no' }, 0],
      [{ text: ' \n ' }, undefined],
    ],
  },
  arrow: {
    body: {
      boxes: optionsOf(words('svc', 'slice', 'pod')).map((o, i) => ({ ...o, row: i + 1, column: 1 })),
      arrows: [{ from: 'b', to: 'c', label: { code: 'lists' } }],
    },
    key: { arrows: [{ from: 'a', to: 'b' }] },
    slips: [{ misconception: 'm', answer: 'a>c' }],
    shown: {
      boxes: [
        { id: 'a', row: 1, column: 1 },
        { id: 'b', row: 2, column: 1 },
        { id: 'c', row: 3, column: 1 },
      ],
      arrows: [{ from: 'b', to: 'c' }],
    },
    scores: [
      [{ from: 'a', to: 'b' }, 1],
      [{ from: 'b', to: 'a' }, 0],
      [{ from: 'a', to: 'a' }, undefined],
      [{ from: 'a' }, undefined],
    ],
    keys: [
      ['1', { from: 'a' }],
      ['13', { from: 'a', to: 'c' }],
      ['132', { from: 'b' }],
      ['11', undefined],
      ['13<', { from: 'a' }],
    ],
  },
}

const table = Object.entries(samples) as [QuestionKind, Sample<QuestionKind>][]

describe.each(table)('%s', (kind, { body, key, slips = [], shown, scores, keys = [] }) => {
  const question = { kind, body, key, slips } as Parameters<typeof check>[0]
  const definition = kindDefinitions[kind]

  it('scores responses, and does not grade what has not the form of one', () => {
    for (const [response, score] of scores) {
      const verdict = check(question, response)
      if (score === undefined)
        expect(verdict, JSON.stringify(response)).toMatchObject({ invalid: true, score: 0 })
      else expect(verdict, JSON.stringify(response)).toMatchObject({ score, correct: score === 1 })
    }
  })

  it('makes a correct, a wrong and an invalid response', () => {
    const { correct, wrong, invalid } = submissionsOf(question)
    expect(check(question, correct)).toEqual({ correct: true, score: 1, misconceptions: [] })
    const verdict = check(question, wrong)
    expect(verdict.correct).toBe(false)
    expect(verdict.invalid).toBeUndefined()
    if (slips.length) expect(verdict.misconceptions).toEqual([slips[0]?.misconception])
    expect(check(question, invalid)).toMatchObject({ invalid: true })
  })

  it('is sound, shows what it may, and says what is right', () => {
    expect(definition.problems(body as never, key as never)).toEqual([])
    expect(definition.publicBody(body as never)).toEqual(shown)
    expect(definition.answer(body as never, key as never, (id) => `<${id}>`).join('')).not.toBe('')
  })

  it('is answered by keyboard', () => {
    const { press } = definition.keys as KindKeys<QuestionKind>
    for (const [pressed, response] of keys) {
      const made = [...pressed].reduce<unknown>((value, key) => {
        const next = press?.(shown, value as never, key === '<' ? 'Backspace' : key)
        return next ? next.value : value
      }, undefined)
      expect(made, pressed).toEqual(response)
    }
  })
})

const wrongs: [QuestionKind, unknown, unknown][] = [
  ['true-false', { reasons: reasonsOf(words('x')) }, { value: true, reason: 'ra' }],
  [
    'placement',
    { options: optionsOf(words('x', 'y')), reasons: optionsOf(words('x', 'y')) },
    { option: 'a', reason: 'a' },
  ],
  ['matching', samples.matching?.body, { pairs: { la: 'a' } }],
  ['wrong-line', { text: 'a\n\nb', language: 'yaml' }, { lines: [2] }],
  ['wrong-line', { text: 'a', language: 'yaml' }, { lines: [1] }],
  ['output', { lines: 2 }, { text: 'one' }],
  ['arrow', samples.arrow?.body, { arrows: [{ from: 'b', to: 'c' }] }],
  ['arrow', samples.arrow?.body, { arrows: [] }],
]

it.each(wrongs)('%s: finds what is unsound', (kind, body, key) => {
  expect(kindDefinitions[kind].problems(body as never, key as never)).not.toEqual([])
})

it('marks the lines of an output that are printed', () => {
  expect(markLines('a\nb\nc', 'x\nb\nc\nc').map(({ right }) => right)).toEqual([false, true, true, false])
})

it('leaves no answer empty, as nobody can hand in an empty one', () => {
  const body = { options: optionsOf(words('x', 'y', 'z')) }
  const slips: Slip[] = [{ misconception: 'none', option: 'b', chosen: false }]
  const { wrong } = submissionsOf({ kind: 'multiple-choice', body, key: { options: ['b'] }, slips })
  expect(wrong).toEqual({ options: ['a'] })
  expect(check({ kind: 'multiple-choice', body, key: { options: ['b'] }, slips }, wrong)).toMatchObject({
    ...{ correct: false, misconceptions: ['none'] },
  })
})
