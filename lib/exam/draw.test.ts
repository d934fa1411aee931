import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { curriculumSchema } from '@/lib/content/schema'
import { type Candidate, type Draw, drawTasks, eligible, minutesFor } from './draw'
import { EXAM_MINUTES, type ExamForm, PASS_PERCENT } from './form'

const { exam, domains: all } = curriculumSchema.parse(parse(readFileSync('content/curriculum.yaml', 'utf8')))
const domains = all.map(({ id, weight = 0 }) => ({ id, weight }))
const weighed = domains.filter(({ weight }) => weight > 0)

const AT = 1_800_000_000_000
const DAY = 24 * 3_600_000

const candidate = (id: number): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(`drill-${id}`),
    domainId: fc.constantFrom(...domains.map((domain) => domain.id)),
    concept: fc.integer({ min: 0, max: 60 }).map((n) => `concept-${n}`),
    minutes: fc.integer({ min: 4, max: 20 }),
    lastAt: fc.option(
      fc.integer({ min: 0, max: 60 }).map((days) => AT - days * DAY),
      { nil: undefined },
    ),
    weakness: fc.double({ min: 0, max: 1, noNaN: true }),
  }) as fc.Arbitrary<Candidate>

const candidates = fc
  .integer({ min: 0, max: 170 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => candidate(id))))

const form: fc.Arbitrary<ExamForm> = fc.oneof(
  fc.constant<ExamForm>({ kind: 'full' }),
  fc.constant<ExamForm>({ kind: 'weak' }),
  fc.constantFrom(...domains).map(({ id }): ExamForm => ({ kind: 'domain', domainId: id })),
  fc.record({
    kind: fc.constant('custom' as const),
    minutes: fc.integer({ min: 5, max: 240 }),
    tasks: fc.integer({ min: 1, max: 25 }),
    domains: fc.subarray(domains.map(({ id }) => id)),
  }),
)

const draws: fc.Arbitrary<Draw> = fc.record({
  form,
  candidates,
  domains: fc.constant(domains),
  at: fc.constant(AT),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
})

const check = (property: (draw: Draw) => void, of: fc.Arbitrary<Draw> = draws) =>
  fc.assert(fc.property(of, property), { seed: 7, numRuns: 150 })

/** As many as there are today, of each domain the same number, each of a concept of its own. */
const plenty: Candidate[] = domains.flatMap(({ id }, at) =>
  Array.from({ length: 25 }, (_, n) => ({
    ...{ id: `${id}-${n}`, domainId: id, concept: `${id}-${n}` },
    ...{ minutes: 6 + ((n + at) % 7), weakness: 0 },
  })),
)
const full = (seed: number, some: Partial<Draw> = {}): Draw => ({
  ...{ form: { kind: 'full' }, candidates: plenty, domains, at: AT, seed },
  ...some,
})

const minutesOf = (tasks: readonly { minutes: number }[]) => tasks.reduce((sum, t) => sum + t.minutes, 0)

describe('drawTasks', () => {
  it('draws from what the form allows, nothing twice, and deals out a hundred percent', () => {
    check((draw) => {
      const tasks = drawTasks(draw)
      const allowed = new Set(eligible(draw).map(({ id }) => id))
      expect(tasks.length === 0).toBe(allowed.size === 0)
      for (const { id, weight } of tasks) {
        expect(allowed).toContain(id)
        expect(weight).toBeGreaterThanOrEqual(1)
      }
      expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
      if (tasks.length > 0) expect(tasks.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    })
  })

  it('depends on nothing but what it is given', () => {
    check((draw) => {
      expect(drawTasks(structuredClone(draw))).toEqual(drawTasks(draw))
    })
    const orders = [1, 2, 3, 4].map((seed) =>
      drawTasks(full(seed))
        .map(({ id }) => id)
        .join(),
    )
    expect(new Set(orders).size).toBe(4)
  })

  it('keeps to the time whenever it says how many tasks by itself', () => {
    check((draw) => {
      if (draw.form.kind === 'full' || draw.form.kind === 'custom') return
      const tasks = drawTasks(draw)
      expect(tasks.length <= 1 || minutesOf(tasks) <= minutesFor(draw.form)).toBe(true)
    })
  })

  it('gives as many tasks as are wished, where there are enough', () => {
    check((draw) => {
      if (draw.form.kind !== 'custom') return
      expect(drawTasks(draw)).toHaveLength(Math.min(draw.form.tasks, eligible(draw).length))
    })
  })

  it('sets a full exam of 15 to 20 tasks in time, by the weights of the exam', () => {
    check(
      (draw) => {
        const tasks = drawTasks(draw)
        expect(tasks.length).toBeGreaterThanOrEqual(15)
        expect(tasks.length).toBeLessThanOrEqual(20)
        expect(minutesOf(tasks)).toBeLessThanOrEqual(minutesFor(draw.form))
        for (const { id, weight } of weighed) {
          const own = tasks.filter(({ domainId }) => domainId === id)
          expect(Math.abs(own.length - (tasks.length * weight) / 100)).toBeLessThan(1)
          expect(own.reduce((sum, task) => sum + task.weight, 0)).toBe(weight)
        }
        const concepts = tasks.map((task) => plenty.find(({ id }) => id === task.id)?.concept)
        expect(new Set(concepts).size).toBe(tasks.length)
      },
      fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => full(seed)),
    )
  })

  it('takes no two tasks of one concept where there are others', () => {
    const twins = plenty.flatMap((one) => [one, { ...one, id: `${one.id}-again` }])
    for (let seed = 1; seed <= 20; seed++) {
      const tasks = drawTasks(full(seed, { candidates: twins }))
      const concepts = tasks.map(({ id }) => id.replace('-again', ''))
      expect(new Set(concepts).size).toBe(tasks.length)
    }
  })

  it('leaves out what the learner had lately, as long as there is enough else', () => {
    const hadLately = plenty.map((one, at) =>
      at % 2 === 0 ? { ...one, lastAt: AT - (1 + at / 10) * DAY } : one,
    )
    const known = new Map(hadLately.map((one) => [one.id, one]))
    for (let seed = 1; seed <= 20; seed++)
      for (const { id } of drawTasks(full(seed, { candidates: hadLately })))
        expect(known.get(id)?.lastAt).toBeUndefined()
  })

  it('begins with the weakest when it draws weak spots', () => {
    const some = plenty.map((one, at) => ({ ...one, weakness: at < 3 ? 0.9 : at < 40 ? 0.5 : 0.1 }))
    const tasks = drawTasks(full(1, { candidates: some, form: { kind: 'weak' } }))
    const weakness = (id: string) => some.find((one) => one.id === id)?.weakness ?? 0
    expect(tasks.filter(({ id }) => weakness(id) === 0.9)).toHaveLength(3)
    expect(tasks.every(({ id }) => weakness(id) >= 0.5)).toBe(true)
  })
})

it('lasts as long, and is passed at as many percent, as content/curriculum.yaml says', () => {
  expect([EXAM_MINUTES, PASS_PERCENT]).toEqual([exam.minutes, exam.passPercent])
})
