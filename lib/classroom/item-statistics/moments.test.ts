import { describe, expect, it } from 'vitest'
import { correlation, quantile, quartiles, variance } from './moments'

describe('moments', () => {
  it('are undefined where there is nothing to tell', () => {
    expect(variance([1])).toBeUndefined()
    expect(quartiles([])).toBeUndefined()
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeUndefined()
  })

  it('what does not vary does not vary, however it was added up', () => {
    const sums = [0.1 + 0.2, 0.3, 0.7 - 0.4]
    expect(variance(sums)).toBe(0)
    expect(correlation(sums, [0, 1, 0])).toBeUndefined()
  })

  it('correlation is 1 on a rising line, −1 on a falling one, 0 across', () => {
    expect(correlation([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 12)
    expect(correlation([1, 2, 4], [-1, -2, -4])).toBeCloseTo(-1, 12)
    expect(correlation([0, 1, 0, 1], [0, 0, 1, 1])).toBe(0)
  })

  it('a quantile lies between its neighbours', () => {
    expect(quantile([40, 10, 20, 30], 0.5)).toBe(25)
    expect(quartiles([1, 2, 3, 4])).toEqual({ low: 1.75, median: 2.5, high: 3.25 })
    expect(quantile([7], 0.9)).toBe(7)
  })
})
