import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardState } from './card'
import { MemoryModel } from './memory-model'
import { type PlanInput, planStudy, planToday } from './plan'
import { dayAfter } from './plan-calendar'
import { timeToFit } from './plan-fit'
import type { PlanSkill } from './planned-skill'
import { Random } from './random'

const DAY_MS = 86_400_000
/** A Monday. */
const dayStart = Date.UTC(2026, 10, 23)

const card = (daysAgo: number, stability: number, difficulty = 5): CardState => ({
  phase: 'review',
  due: dayStart,
  stability,
  difficulty,
  scheduledDays: 1,
  learningSteps: 0,
  reps: 2,
  lapses: 0,
  lastReview: dayStart - daysAgo * DAY_MS,
})

const skill = (id: string, more: Partial<PlanSkill> = {}): PlanSkill => ({
  id,
  group: 'storage',
  weight: 1,
  seconds: { first: 120, review: 60 },
  ...more,
})

const input = (more: Partial<PlanInput>): PlanInput => ({
  today: '2026-11-23',
  dayStart,
  daysToExam: 10,
  minutesPerDay: 10,
  dayLoads: [1, 1, 1, 1, 1, 1, 1],
  newPerDay: 5,
  skills: [],
  ...more,
})

/** A learner in the middle of things. */
function someSkills(seed: number, count: number): PlanSkill[] {
  const random = new Random(seed)
  return Array.from({ length: count }, (_, n) =>
    skill(`s${n}`, {
      group: `g${random.below(5)}`,
      weight: random.below(4),
      seconds: { first: 90 + random.below(500), review: 60 + random.below(300) },
      card: random.next() < 0.5 ? card(random.below(30), 0.5 + 40 * random.next()) : undefined,
      prerequisites: n > 0 && random.next() < 0.4 ? [`s${random.below(n)}`] : [],
    }),
  )
}

/** The card after a good answer. */
function answered(model: MemoryModel, { card: before }: PlanSkill, { dayStart: at }: PlanInput): CardState {
  const days = before?.lastReview === undefined ? 0 : (at - before.lastReview) / DAY_MS
  return { ...card(0, 1), ...model.after(before, days, 'good'), lastReview: at }
}

const cases = fc.record({
  seed: fc.nat(),
  count: fc.integer({ min: 0, max: 60 }),
  daysToExam: fc.integer({ min: 0, max: 40 }),
  minutesPerDay: fc.integer({ min: 5, max: 90 }),
  newPerDay: fc.integer({ min: 0, max: 20 }),
  dayLoads: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 }),
})
const runs = { seed: 20_26_12, numRuns: 60 }

const inputOf = ({ seed, count, ...rest }: { seed: number; count: number } & Partial<PlanInput>) =>
  input({ ...rest, skills: someSkills(seed, count) })

describe('planStudy', () => {
  it('keeps to the time of each day, does nothing on free ones, and says the same when asked again', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const given = inputOf(one)
        const plan = planStudy(given)
        expect(plan).toEqual(planStudy(given))
        expect(plan.days[0]).toEqual(planToday(given))
        expect(plan.days).toHaveLength(one.daysToExam)
        for (const [at, { skills, begun, minutes }] of plan.days.entries()) {
          const load = one.dayLoads[at % 7]!
          if (load === 0) expect(skills).toEqual([])
          // What takes longer than a usual day is studied alone, and made up for.
          if (skills.length !== 1) expect(minutes).toBeLessThanOrEqual(one.minutesPerDay * load + 1e-6)
          expect(minutes).toBeLessThanOrEqual(one.minutesPerDay * 2)
          expect(begun.length).toBeLessThanOrEqual(Math.round(one.newPerDay * load))
          expect(new Set(skills).size).toBe(skills.length)
        }
        const room = plan.days.reduce((sum, _, at) => sum + one.minutesPerDay * one.dayLoads[at % 7]!, 0)
        const used = plan.days.reduce((sum, { minutes }) => sum + minutes, 0)
        expect(used).toBeLessThanOrEqual(room + one.minutesPerDay)
      }),
      runs,
    )
  })

  it('begins nothing before what comes before it', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const given = inputOf(one)
        const known = new Set(given.skills.filter((each) => each.card).map(({ id }) => id))
        const byId = new Map(given.skills.map((each) => [each.id, each]))
        for (const id of planStudy(given).days.flatMap(({ skills }) => skills)) {
          if (!known.has(id))
            for (const before of byId.get(id)?.prerequisites ?? []) expect(known).toContain(before)
          known.add(id)
        }
      }),
      runs,
    )
  })

  it('expects no less of more minutes, and never less than of doing nothing', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const some = planStudy(inputOf(one))
        const more = planStudy(inputOf({ ...one, minutesPerDay: one.minutesPerDay * 1.5 }))
        expect(more.planned.overall).toBeGreaterThanOrEqual(some.planned.overall - 0.02)
        expect(some.planned.overall).toBeGreaterThanOrEqual(some.idle.overall - 1e-9)
      }),
      runs,
    )
  })

  it('keeps its promise from day to day while it is followed', () => {
    const model = new MemoryModel()
    for (const seed of [1, 2, 3]) {
      let given = input({ skills: someSkills(seed, 60), daysToExam: 20, minutesPerDay: 20 })
      const promised = planStudy(given).planned.overall
      while (given.daysToExam > 0) {
        const done = new Set(planToday(given)?.skills)
        given = {
          ...given,
          today: dayAfter(given.today, 1),
          dayStart: given.dayStart + DAY_MS,
          daysToExam: given.daysToExam - 1,
          skills: given.skills.map((each) =>
            done.has(each.id) ? { ...each, card: answered(model, each, given) } : each,
          ),
        }
        expect(planStudy(given).planned.overall).toBeGreaterThan(promised - 0.03)
      }
    }
  })

  it('lets no day go by for an exam that is far away', () => {
    const skills = Array.from({ length: 60 }, (_, n) =>
      skill(`s${n}`, { seconds: { first: 300, review: 240 } }),
    )
    const { days, planned, left } = planStudy(input({ skills, daysToExam: 200 }))
    expect(days.slice(0, 100).filter((day) => day.skills.length === 0)).toEqual([])
    expect(left).toEqual([])
    expect(planned.overall).toBeGreaterThan(0.85)
  })

  it('leaves alone what will be known anyway, and reviews what would be forgotten', () => {
    const firm = skill('firm', { card: card(3, 3000) })
    const shaky = skill('shaky', { card: card(3, 1) })
    const { days } = planStudy(input({ skills: [firm, shaky] }))
    expect(new Set(days.flatMap(({ skills }) => skills))).toEqual(new Set(['shaky']))
  })

  it('prefers what the exam asks for most in the time there is, and names what is left', () => {
    const skills = [skill('rare', { weight: 1 }), skill('frequent', { weight: 9 })]
    const { days, left } = planStudy(input({ skills, newPerDay: 1, daysToExam: 1 }))
    expect(days[0]?.begun).toEqual(['frequent'])
    expect(left).toEqual(['rare'])
  })

  it('studies what counts for nothing only where something else needs it', () => {
    const basics = skill('basics', { weight: 0 })
    const idle = skill('idle', { weight: 0 })
    const goal = skill('goal', { prerequisites: ['basics', 'unknown'] })
    const { days, left } = planStudy(input({ skills: [goal, idle, basics] }))
    expect(days[0]?.begun).toEqual(['basics', 'goal'])
    expect(days.flatMap(({ skills }) => skills)).not.toContain('idle')
    expect(left).toEqual([])
  })

  it('counts what was done today, and asks for nothing twice on a day', () => {
    const skills = [skill('done', { card: card(0, 1) }), skill('open', { card: card(2, 1) })]
    expect(planToday(input({ skills }))?.skills).toEqual(['open'])
    expect(planToday(input({ skills, done: { minutes: 10, begun: 0 } }))?.skills).toEqual([])
  })

  it('studies alone what takes longer than a day, and makes up for it on the next', () => {
    const long = skill('long', { weight: 50, seconds: { first: 900, review: 900 } })
    const others = Array.from({ length: 8 }, (_, n) => skill(`q${n}`))
    const { days } = planStudy(input({ skills: [long, ...others] }))
    expect(days[0]).toMatchObject({ skills: ['long'], minutes: 15 })
    expect(days[1]!.minutes).toBeLessThanOrEqual(5)
  })

  it('says which skills come before each other', () => {
    const skills = [skill('a', { prerequisites: ['b'] }), skill('b', { prerequisites: ['a'] })]
    expect(() => planStudy(input({ skills }))).toThrow('a → b → a')
  })
})

describe('timeToFit', () => {
  it('finds the time in which nothing is left out, and no shorter one', () => {
    const given = input({ skills: someSkills(1, 60), minutesPerDay: 5, newPerDay: 1 })
    const fit = timeToFit(given)!
    expect(planStudy(given).left).not.toEqual([])
    expect(planStudy({ ...given, ...fit }).left).toEqual([])
    expect(planStudy({ ...given, ...fit, minutesPerDay: fit.minutesPerDay - 5 }).left).not.toEqual([])
    expect(timeToFit({ ...given, ...fit })).toEqual(fit)
  })

  it('says when no day is long enough', () => {
    const long = { first: 900 * 60, review: 60 }
    expect(
      timeToFit(
        input({
          skills: [skill('long', { seconds: long }), skill('other', { seconds: long })],
          daysToExam: 1,
        }),
      ),
    ).toBeUndefined()
    expect(timeToFit(input({ skills: [skill('any')], daysToExam: 0 }))).toBeUndefined()
  })
})
