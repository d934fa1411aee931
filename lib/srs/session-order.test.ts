import { describe, expect, it } from 'vitest'
import { sessionOrder } from './session-order'
import { standingOf } from './standing'

const at = 1000
const skill = (id: string, due?: number, stability = 1) => ({
  id,
  group: id.charAt(0),
  card: due === undefined ? undefined : { due, stability },
})

describe('sessionOrder', () => {
  it('asks what is due before what is new, and the rest last', () => {
    const skills = [skill('a1', 5000), skill('b1'), skill('c1', 900), skill('d1', 2000, 30)]
    expect(sessionOrder(skills, at)).toEqual(['c1', 'b1', 'd1', 'a1'])
  })

  it('takes groups in turn, the longest overdue first', () => {
    const skills = [skill('a1', 10), skill('a2', 20), skill('b1', 30), skill('c1', 5)]
    expect(sessionOrder(skills, at)).toEqual(['c1', 'a1', 'b1', 'a2'])
    expect(sessionOrder([skill('a1'), skill('a2'), skill('a3'), skill('b1')], at)).toEqual([
      'a1',
      'b1',
      'a2',
      'a3',
    ])
  })

  it('has each skill once', () => {
    const skills = ['a1', 'a2', 'b1', 'c1', 'c2', 'c3'].map((id, i) => skill(id, i % 2 ? i * 500 : undefined))
    expect([...sessionOrder(skills, at)].sort()).toEqual(skills.map(({ id }) => id))
    expect(sessionOrder([], at)).toEqual([])
  })
})

it.each([
  [undefined, 'new'],
  [{ due: 1000, stability: 90 }, 'due'],
  [{ due: 1001, stability: 20.9 }, 'learning'],
  [{ due: 1001, stability: 21 }, 'mastered'],
] as const)('%j is %s', (card, standing) => {
  expect(standingOf(card, at)).toBe(standing)
})
