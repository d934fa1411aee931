import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from './apportion'
import { domainScores, examScore, isPass, taskPoints } from './score'
import { timeSpent } from './time-spent'
import { weaknessOf, worstOf } from './weakness'

const run = { seed: 3, numRuns: 200 }

describe('apportion', () => {
  it('deals out all, each share next to its exact part', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), weights, (total, given) => {
        const shares = apportion(total, given)
        const sum = given.reduce((all, one) => all + one, 0)
        expect(shares.reduce((all, one) => all + one, 0)).toBe(total)
        for (const [at, share] of shares.entries())
          expect(Math.abs(share - (total * (given[at] ?? 0)) / sum)).toBeLessThan(1)
      }),
      run,
    )
  })

  it('gives what has no room to the others, and nothing to what weighs nothing', () => {
    expect(apportion(10, [1, 1, 0], [2, 20, 20])).toEqual([2, 8, 0])
    expect(apportion(10, [1, 1], [2, 3])).toEqual([2, 3])
    expect(apportion(17, [10, 30, 15, 25, 20])).toEqual([2, 5, 3, 4, 3])
  })
})

const task = (domainId: string, weight: number, score: number | undefined) => ({ domainId, weight, score })

describe('examScore', () => {
  it('weighs tasks, and rounds down', () => {
    expect(examScore([task('a', 60, 1), task('b', 40, 0.15)])).toBe(66)
    expect(examScore([task('a', 60, 1), task('b', 40, 0.149)])).toBe(65)
    expect([isPass(66), isPass(65)]).toEqual([true, false])
    expect(examScore(Array.from({ length: 10 }, () => task('a', 10, 0.7)))).toBe(70)
  })

  it('leaves out what could not be graded', () => {
    expect(examScore([task('a', 50, 1), task('b', 50, undefined)])).toBe(100)
    expect(examScore([task('a', 100, undefined)])).toBe(0)
    expect(taskPoints({ weight: 7, score: undefined })).toEqual({ points: 0, lost: 0 })
  })

  it('is told by domain', () => {
    const tasks = [task('b', 10, 1), task('a', 30, 0.5), task('b', 10, 0)]
    expect(domainScores(tasks)).toEqual([
      { id: 'b', tasks: 2, weight: 20, score: 50 },
      { id: 'a', tasks: 1, weight: 30, score: 50 },
    ])
    expect(taskPoints({ weight: 7, score: 2 / 3 })).toEqual({ points: 4.7, lost: 2.3 })
  })
})

describe('weaknessOf', () => {
  it('is the worst of what is known', () => {
    expect(weaknessOf({})).toBe(0)
    expect(weaknessOf({ recall: 0.9, score: 1, lapses: 0 })).toBeCloseTo(0.1)
    expect(weaknessOf({ lapses: 1 })).toBe(0.25)
    expect(weaknessOf({ lapses: 9, recall: 0.5, score: 0 })).toBe(1)
    expect(worstOf([])).toBe(0)
  })
})

describe('timeSpent', () => {
  it('gives what lies before a save to its task, and before an opening to the last one', () => {
    const traces = [
      { position: 2, at: 105, kind: 'saved' as const },
      { position: 1, at: 10, kind: 'open' as const },
      { position: 1, at: 60, kind: 'saved' as const },
      { position: 2, at: 70, kind: 'open' as const },
      { position: 1, at: 400, kind: 'saved' as const },
    ]
    expect([...timeSpent(traces, 0, 200)].sort()).toEqual([
      [1, 70],
      [2, 130],
    ])
  })

  it('adds up to the exam once something was opened', () => {
    const trace = fc.record({
      position: fc.integer({ min: 1, max: 17 }),
      at: fc.integer({ min: 0, max: 1000 }),
      kind: fc.constantFrom('open' as const, 'saved' as const),
    })
    fc.assert(
      fc.property(fc.array(trace, { minLength: 1 }), (traces) => {
        const spent = [...timeSpent(traces, 0, 1000).values()]
        expect(spent.every((ms) => ms >= 0)).toBe(true)
        expect(spent.reduce((sum, ms) => sum + ms, 0)).toBe(1000)
      }),
      run,
    )
  })
})
