import { describe, expect, it } from 'vitest'
import { calibrationOf, type JudgedForecast } from './calibration'

const forecast = (passing: number, passed: boolean, mean: number, score: number): JudgedForecast => ({
  passing,
  passed,
  mean,
  score,
})

describe('calibrationOf', () => {
  it('has nothing to say of nothing', () => {
    expect(calibrationOf([])).toBeUndefined()
  })

  it('measures against exams that were sat', () => {
    const judged = calibrationOf([forecast(0.8, true, 0.7, 0.8), forecast(0.4, false, 0.6, 0.4)])!
    expect(judged).toMatchObject({ count: 2, isEnough: false })
    expect(judged.brier).toBeCloseTo((0.04 + 0.16) / 2, 8)
    expect(judged.constantBrier).toBeCloseTo(0.25, 8)
    expect(judged.meanError).toBeCloseTo(-0.05, 8)
    expect(judged.absoluteError).toBeCloseTo(0.15, 8)
    expect(judged.constantError).toBeCloseTo(0.2, 8)
  })

  it('says when there are enough', () => {
    const many = Array.from({ length: 5 }, () => forecast(1, true, 0.9, 0.9))
    expect(calibrationOf(many)).toMatchObject({ isEnough: true, brier: 0, constantBrier: 0 })
  })
})
