import { describe, expect, it } from 'vitest'
import { measure } from './measures'

const foretold = (probability: number, recalled: boolean, elapsedDays = 1, length = 2, lapses = 0) => ({
  ...{ probability, recalled, elapsedDays, length, lapses },
})

describe('log loss', () => {
  it('is the mean of -ln of what was given to what happened', () => {
    // -(ln 0.5 + ln 0.25) / 2 = -ln(0.125) / 2
    expect(measure([foretold(0.5, true), foretold(0.75, false)]).logLoss).toBeCloseTo(
      -Math.log(0.125) / 2,
      12,
    )
  })

  it('is finite for what was sure and wrong', () => {
    expect(measure([foretold(1, false)]).logLoss).toBeCloseTo(-Math.log(1e-7), 6)
  })
})

describe('RMSE(bins)', () => {
  it('compares the mean prediction of a group with the share recalled', () => {
    // One group: mean 0.7, recalled 2 of 4. Another, of one: 0.9 against 1. √((4 · 0.2² + 0.1²) / 5)
    const group = [0.6, 0.8, 0.7, 0.7].map((p, i) => foretold(p, i < 2))
    const { rmseBins } = measure([...group, foretold(0.9, true, 10)])
    expect(rmseBins).toBeCloseTo(Math.sqrt((4 * 0.04 + 0.01) / 5), 12)
  })

  it.each([
    ['elapsed days', (n: number) => foretold(0.5, n % 2 === 0, n), [1, 4, 14]],
    ['length', (n: number) => foretold(0.5, n % 2 === 0, 1, n), [2, 4, 7]],
    ['lapses', (n: number) => foretold(0.5, n % 2 === 0, 1, 9, n), [0, 1, 2, 3]],
  ] as const)('begins a new group of %s at the powers of its base', (_, make, firsts) => {
    for (const [i, first] of firsts.entries()) {
      const next = firsts[i + 1]
      // A trial that was recalled and one that was not, foretold at 1/2: no error in one group, 1/2 in two.
      if (next !== undefined) expect(together(make(next - 1), make(next))).toBe(0.5)
      if (next !== undefined) expect(together(make(first), make(next - 1))).toBe(0)
    }
  })

  const together = (a: ReturnType<typeof foretold>, b: ReturnType<typeof foretold>) =>
    measure([
      { ...a, recalled: true },
      { ...b, recalled: false },
    ]).rmseBins
})

it('has nothing to say of nothing', () => expect(() => measure([])).toThrow(RangeError))
