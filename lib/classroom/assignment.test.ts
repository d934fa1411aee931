import { describe, expect, test } from 'vitest'
import { assignmentData, settingsProblem } from './assignment'

const at = (day: number) => new Date(Date.UTC(2026, 11, day))
const question = { kind: 'FAMILY' as const, skillId: 'add' }
const parse = (more: object) =>
  assignmentData.parse({ title: 'Week 1', opensAt: at(1), closesAt: at(5), items: [question], ...more })

describe('what may be set', () => {
  test('has a usual value wherever nothing is said', () => {
    expect(parse({})).toMatchObject({
      ...{ attempts: 1, counted: 'HIGHEST', variants: 'OWN', hints: false, lateUntil: null, minutes: null },
      items: [{ ...question, points: 1, seeds: [] }],
    })
  })

  test.each([
    ['nothing in it', { items: [] }],
    ['no title', { title: '  ' }],
    ['a NUL', { instructions: 'a\0b' }],
    ['an unknown field', { grade: 1 }],
    ['a seed of nought', { items: [{ ...question, seeds: [0] }] }],
    ['too many points', { items: [{ ...question, points: 101 }] }],
    ['an empty password', { password: '' }],
  ])('is refused with %s', (_, more) => {
    expect(() => parse(more)).toThrow()
  })
})

test.each([
  ['closes before it opens', { closesAt: at(1) }, 'closesAt'],
  ['takes late work until before it closes', { lateUntil: at(5) }, 'lateUntil'],
  ['shows solutions before scores', { scoresAt: 'CLOSE', solutionsAt: 'HAND_IN' }, 'solutionsAt'],
  ['has nothing that is worth a point', { items: [{ ...question, points: 0 }] }, 'items'],
  ['has two exams', { items: [1, 2].map(() => ({ kind: 'EXAM', form: { kind: 'full' } })) }, 'items'],
])('a problem: it %s', (_, more, field) => {
  expect(settingsProblem(parse(more))?.field).toBe(field)
  expect(settingsProblem(parse({}))).toBeUndefined()
})
