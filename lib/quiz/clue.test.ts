import { describe, expect, it } from 'vitest'
import { type Clue, clueOf } from './clue'
import { scoreAfterHints } from './hints'
import { optionsOf, reasonsOf } from './kinds/options'
import type { KindTypes, QuestionKind, Slip } from './variant'

const options = (count: number) => optionsOf(Array.from({ length: count }, (_, i) => ({ code: `o${i}` })))
const reasons = (count: number) => reasonsOf(Array.from({ length: count }, (_, i) => ({ code: `r${i}` })))

function clue<K extends QuestionKind>(
  kind: K,
  body: KindTypes[K]['body'],
  key: KindTypes[K]['key'],
  slips: Slip[] = [],
): Clue | undefined {
  return clueOf({ kind, body, key, slips })
}

describe('clueOf', () => {
  it('strikes out a wrong option, rather one that stands for no belief', () => {
    const slips = [{ misconception: 'm', option: 'a', chosen: true }]
    const body = { options: options(3) }
    expect(clue('single-choice', body, { option: 'b' }, slips)).toEqual({ kind: 'not', option: 'c' })
    expect(clue('multiple-choice', body, { options: ['b', 'c'] }, slips)).toEqual({
      kind: 'not',
      option: 'a',
    })
    const claim = { value: true, reason: 'ra' }
    expect(clue('true-false', { reasons: reasons(3) }, claim)).toEqual({ kind: 'not', option: 'rb' })
  })

  it('says nothing where it would be the answer', () => {
    expect(clue('single-choice', { options: options(2) }, { option: 'b' })).toBeUndefined()
    expect(clue('multiple-choice', { options: options(2) }, { options: ['a', 'b'] })).toBeUndefined()
    expect(clue('number', { min: 0, max: 3 }, { value: 1 })).toBeUndefined()
    expect(clue('short-text', { multiline: false }, { text: 'no' })).toBeUndefined()
    expect(clue('ordering', { options: options(2) }, { order: ['b', 'a'] })).toBeUndefined()
  })

  it.each([
    [0, 9, 4, [3, 5]],
    [0, 9, 9, [7, 9]],
    [0, 49, 5, [0, 6]],
    [1, 5, 2, [1, 3]],
  ])('narrows %i to %i down around %i', (min, max, value, [from, to]) => {
    expect(clue('number', { min, max }, { value })).toEqual({ kind: 'between', min: from, max: to })
  })

  it('narrows a line down', () => {
    const body = { text: 'a\nb\nc\nd\ne', language: 'yaml' as const }
    expect(clue('wrong-line', body, { lines: [4] })).toEqual({ kind: 'between', min: 3, max: 5 })
  })

  it.each([
    ['pod/a\npod/b', 'pod/a'],
    ['3 running', '3'],
    ['worker-1', 'wo'],
  ])('begins %j with %j', (text, start) => {
    expect(clue('short-text', { multiline: true }, { text })).toEqual({ kind: 'begins', text: start })
    expect(clue('output', { lines: text.split('\n').length }, { text })).toEqual({
      kind: 'begins',
      text: start,
    })
  })

  it('tells a part of what is run', () => {
    const goal = { goal: [], wrong: '' }
    const line = 'kubectl scale deployment web --replicas=3'
    expect(clue('command', {}, { ...goal, solution: line })).toEqual({
      kind: 'begins',
      text: 'kubectl scale',
    })
    const solution = 'kind: Pod\nmetadata:\n  name: a\nspec:\n  nodeName: b\n'
    const held = { kind: 'holds', text: 'nodeName: b' }
    expect(clue('manifest', { template: 'kind: Pod\nspec:\n' }, { ...goal, solution })).toEqual(held)
    const gaps = [{ id: 'port' }, { id: 'name' }]
    const values = { solution: { port: '80', name: 'web' }, wrong: {}, goal: [] }
    expect(clue('gap', { text: '', gaps }, values)).toEqual({ kind: 'gap', number: 1, text: '80' })
    expect(clue('gap', { text: '', gaps: gaps.slice(1) }, values)).toBeUndefined()
  })

  it('tells a part of an order, of pairs, of an arrow', () => {
    const order = ['c', 'a', 'b']
    expect(clue('ordering', { options: options(3) }, { order })).toEqual({ kind: 'first', option: 'c' })
    const left = reasons(3)
    const pairs = { ra: 'b', rb: 'a', rc: 'c' }
    expect(clue('matching', { left, options: options(4) }, { pairs })).toEqual({ kind: 'not', option: 'd' })
    expect(clue('matching', { left, options: options(3) }, { pairs })).toEqual({
      kind: 'pair',
      left: 'ra',
      option: 'b',
    })
    const boxes = options(3).map((box, i) => ({ ...box, row: i, column: 1 }))
    const arrows = [{ from: 'b', to: 'c' }]
    expect(clue('arrow', { boxes, arrows: [] }, { arrows })).toEqual({ kind: 'from', option: 'b' })
  })
})

it('each hint costs a quarter of what the answer is worth', () => {
  expect([0, 1, 2].map((hints) => scoreAfterHints(1, hints))).toEqual([1, 0.75, 0.5])
  expect(scoreAfterHints(0.5, 1)).toBe(0.375)
})
