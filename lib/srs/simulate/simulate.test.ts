import { describe, expect, it } from 'vitest'
import { Random } from '../random'
import { compareSchedulers } from './comparison'
import { Learner, makeLearner } from './learner'
import { tryReadiness } from './readiness-trial'
import { makeWorld } from './world'

const world = makeWorld(new Random(31))
const seeds = Array.from({ length: 20 }, (_, n) => 31_000 + n)

describe('simulated learners', () => {
  it('remember more by the plan than by any other scheduler, in all and per hour', () => {
    const { plan, others } = compareSchedulers({ world, days: 30, minutesPerDay: 30, newPerDay: 10 }, seeds)
    expect(others.map(({ scheduler }) => scheduler).slice(0, 3)).toEqual(['Leitner', 'SM-2', 'FSRS'])
    expect(plan.hours.mean).toBeLessThanOrEqual(15)
    for (const { ahead } of others.slice(0, 4)) {
      expect(ahead.recall.mean).toBeGreaterThan(ahead.recall.margin)
      expect(ahead.perHour.mean).toBeGreaterThan(ahead.perHour.margin)
    }
  })

  it('are told a forecast that is nearly as good as their true memory gives', () => {
    const courses = [40, 80].map((minutesPerDay) => ({ world, days: 20, minutesPerDay, newPerDay: 20 }))
    const { brier, oracleBrier, constantBrier } = tryReadiness(courses, seeds)
    expect(brier - oracleBrier).toBeLessThan(0.06)
    expect(brier).toBeLessThan(constantBrier)
  })

  it('forget, and do not all forget alike', () => {
    const skill = world[0]!
    const curves = new Set(seeds.map((seed) => makeLearner(seed).curve))
    expect(curves).toEqual(new Set(['own', 'steep', 'exponential']))
    for (const seed of seeds) {
      const learner = new Learner(makeLearner(seed), world)
      expect(learner.recall(skill, 0)).toBe(0)
      learner.answer(skill, 0)
      expect(learner.recall(skill, 0)).toBeCloseTo(1, 8)
      expect(learner.recall(skill, 30)).toBeLessThan(learner.recall(skill, 3))
    }
  })

  it('study a world whose skills stand for the whole exam, questions before drills', () => {
    expect(world).toHaveLength(320)
    expect(world.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 8)
    const place = new Map(world.map(({ id }, at) => [id, at]))
    for (const [at, { prerequisites }] of world.entries())
      for (const before of prerequisites) expect(place.get(before)).toBeLessThan(at)
  })
})
