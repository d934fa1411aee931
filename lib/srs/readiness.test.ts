import { describe, expect, it } from 'vitest'
import { forecastReadiness, type ReadinessInput, type ReadySkill } from './readiness'
import { learnerOffset } from './readiness-offset'

const domains = [
  { id: 'storage', points: 10 },
  { id: 'troubleshooting', points: 90 },
]

const skills = (recall: number, reviews: number, group = 'troubleshooting'): ReadySkill[] =>
  Array.from({ length: 40 }, () => ({ group, weight: 1, recall, reviews }))

const forecast = (more: Partial<ReadinessInput>) =>
  forecastReadiness({ domains, tasks: 17, passMark: 0.66, skills: [], results: [], seed: 1, ...more })

const both = (recall: number, reviews: number) => [
  ...skills(recall, reviews),
  ...skills(recall, reviews, 'storage'),
]

describe('forecastReadiness', () => {
  it('says the same for the same seed, and a distribution that holds together', () => {
    const ready = forecast({ skills: both(0.7, 5) })
    expect(forecast({ skills: both(0.7, 5) })).toEqual(ready)
    expect(forecast({ skills: both(0.7, 5), seed: 2 })).not.toEqual(ready)
    expect(ready.histogram).toHaveLength(10)
    expect(ready.histogram.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 8)
    expect(ready.p10).toBeLessThan(ready.p50)
    expect(ready.p50).toBeLessThan(ready.p90)
    expect(ready.passing).toBeGreaterThan(0)
    expect(ready.passing).toBeLessThan(1)
  })

  it('expects more of who remembers more', () => {
    const [bad, fair, good] = [0.3, 0.65, 0.95].map((recall) => forecast({ skills: both(recall, 8) }))
    expect(bad!.passing).toBeLessThan(0.1)
    expect(fair!.mean).toBeGreaterThan(bad!.mean)
    expect(good!.passing).toBeGreaterThan(0.9)
    expect(good!.mean).toBeCloseTo(0.9, 1)
  })

  it('is less sure with fewer reviews', () => {
    const width = (reviews: number) => {
      const { p10, p90 } = forecast({ skills: both(0.6, reviews) })
      return p90 - p10
    }
    expect(width(0.05)).toBeGreaterThan(width(10) + 0.1)
  })

  it('believes results of mock exams, the newest most', () => {
    const results = (score: number, daysAgo: number) =>
      Array.from({ length: 15 }, () => ({ group: 'troubleshooting', score, daysAgo }))
    const untold = forecast({ skills: both(0.5, 1) })
    const told = forecast({ skills: both(0.5, 1), results: results(1, 1) })
    const long = forecast({ skills: both(0.5, 1), results: results(1, 120) })
    expect(told.mean).toBeGreaterThan(long.mean)
    expect(long.mean).toBeGreaterThan(untold.mean)
    expect(told.domains.troubleshooting!.mean).toBeGreaterThan(0.75)
    expect(told.domains.storage!.mean).toBeLessThan(0.6)
  })

  it('lowers what it says when reviews go worse than the memory model says', () => {
    const reviews = (share: number) =>
      Array.from({ length: 100 }, (_, n) => ({ recall: 0.9, score: Number(n < share * 100) }))
    const asSaid = forecast({ skills: both(0.7, 5), reviews: reviews(0.9) })
    const worse = forecast({ skills: both(0.7, 5), reviews: reviews(0.7) })
    expect(worse.passing).toBeLessThan(asSaid.passing - 0.2)
  })

  it('says what it stands on', () => {
    expect(forecast({ skills: both(0, 0) }).evidence).toEqual({
      reviews: 0,
      results: 0,
      studied: 0,
      level: 'none',
    })
    expect(forecast({ skills: [...skills(0.9, 1), ...skills(0, 0, 'storage')] }).evidence).toEqual({
      reviews: 40,
      results: 0,
      studied: 0.5,
      level: 'little',
    })
    expect(forecast({ skills: both(0.9, 10) }).evidence.level).toBe('much')
    expect(forecast({}).passing).toBeLessThan(0.02)
  })
})

describe('learnerOffset', () => {
  it('is none without reviews, and finds the odds that explain many', () => {
    expect(learnerOffset([], 0).mean).toBe(0)
    const reviews = Array.from({ length: 1000 }, (_, n) => ({ recall: 0.9, score: Number(n % 4 !== 0) }))
    const { mean, deviation } = learnerOffset(reviews, 0)
    // 75 % instead of 90 %: odds of 3 instead of 9.
    expect(mean).toBeCloseTo(Math.log(3 / 9), 1)
    expect(deviation).toBeLessThan(learnerOffset(reviews.slice(0, 20), 0).deviation)
    const partly = Array.from({ length: 1000 }, () => ({ recall: 0.9, score: 0.75 }))
    expect(learnerOffset(partly, 0).mean).toBeCloseTo(mean, 6)
    expect(learnerOffset(reviews, 60).deviation).toBeLessThan(deviation)
  })
})
