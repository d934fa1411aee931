import { describe, expect, it } from 'vitest'
import { beginSprint, leftIn, type SprintStep, stepSprint } from './sprint-course'

const DRAWN = ['a', 'b', 'c', 'd']
const courseAfter = (...steps: SprintStep[]) => steps.reduce(stepSprint, beginSprint(DRAWN, [], []))
const done = (id: string): SprintStep => ({ kind: 'done', id })
const NEXT = { kind: 'next' } as const
const SKIP = { kind: 'skip' } as const

describe('a sprint', () => {
  it('goes through what was drawn', () => {
    expect(beginSprint(DRAWN, [], []).current).toBe('a')
    // What is done stays on screen until one goes on.
    expect(courseAfter(done('a')).current).toBe('a')
    expect(courseAfter(done('a'), NEXT).current).toBe('b')
    const all = courseAfter(...DRAWN.flatMap((id) => [done(id), NEXT]))
    expect([all.current, leftIn(all)]).toEqual([undefined, []])
  })

  it('brings what was skipped after all else, each time', () => {
    const skipped = courseAfter(SKIP, done('b'), NEXT)
    expect([skipped.current, leftIn(skipped)]).toEqual(['c', ['c', 'd', 'a']])
    const again = courseAfter(SKIP, done('b'), NEXT, SKIP, SKIP, SKIP)
    expect([again.current, leftIn(again)]).toEqual(['c', ['c', 'd', 'a']])
  })

  it('counts what comes on screen, as the last one left may be skipped, too', () => {
    const last = courseAfter(...['a', 'b', 'c'].flatMap((id) => [done(id), NEXT]))
    const skipped = stepSprint(last, SKIP)
    expect([last.current, skipped.current]).toEqual(['d', 'd'])
    expect(skipped.turn).toBe(last.turn + 1)
  })

  it('goes on where it was, after a reload', () => {
    const course = beginSprint(DRAWN, ['b'], ['a'])
    expect(leftIn(course)).toEqual(['c', 'd', 'a'])
  })

  it('brings again what was not confirmed, and leaves what is on screen alone', () => {
    const refused = courseAfter(done('a'), NEXT, { kind: 'refused', id: 'a' })
    expect([refused.current, refused.refused]).toEqual(['b', 'a'])
    const next = stepSprint(stepSprint(refused, done('b')), NEXT)
    expect([next.current, next.refused]).toEqual(['a', undefined])
  })

  it('hears of what was done on another page', () => {
    const told = courseAfter({ kind: 'told', solved: ['b'], skipped: ['a', 'c'] })
    expect([told.current, leftIn(told)]).toEqual(['a', ['d', 'a', 'c']])
    // What is on screen was solved there: this page goes along. What was solved here stays until one goes on.
    const solved: SprintStep = { kind: 'told', solved: ['a'], skipped: [] }
    expect(courseAfter(solved).current).toBe('b')
    expect(courseAfter(done('a'), solved).current).toBe('a')
  })
})
