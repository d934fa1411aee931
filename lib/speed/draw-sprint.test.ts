import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { listSpeed, loadSpeed } from '@/lib/content/load-speed'
import { curriculumSchema } from '@/lib/content/schema'
import { drawSprint, type SprintCandidate } from './draw-sprint'

const curriculum = curriculumSchema.parse(parse(readFileSync('content/curriculum.yaml', 'utf8')))
const domains = curriculum.domains.map(({ id, weight = 0 }) => ({ id, weight }))
const weighed = domains.filter(({ weight }) => weight > 0)
const exercises: SprintCandidate[] = listSpeed('content').map((id) => ({
  id,
  domain: loadSpeed('content', id).domain,
}))
const weightOf = (id: string) => domains.find((domain) => domain.id === id)?.weight ?? 0
const sum = weighed.reduce((all, { weight }) => all + weight, 0)

/** Each exercise never had, or some days ago. */
const candidates = fc.tuple(
  ...exercises.map((exercise) =>
    fc
      .option(fc.integer({ min: 1, max: 90 }), { nil: undefined })
      .map((lastAt): SprintCandidate => ({ ...exercise, ...(lastAt === undefined ? {} : { lastAt }) })),
  ),
)
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const check = (property: (drawn: string[], of: SprintCandidate[]) => void) =>
  fc.assert(
    fc.property(candidates, seeds, (of, seed) => property(drawSprint({ candidates: of, domains, seed }), of)),
    { seed: 7, numRuns: 100 },
  )

describe('drawSprint', () => {
  it('brings every exercise once, those that the exam does not weigh at the end', () => {
    check((drawn, of) => {
      expect([...drawn].sort()).toEqual(of.map(({ id }) => id).sort())
      const weights = drawn.map((id) => weightOf(of.find((one) => one.id === id)?.domain ?? ''))
      const first = weights.indexOf(0)
      expect(first).toBe(weights.filter((weight) => weight > 0).length)
    })
  })

  it('brings the domains as the exam weighs them, however far one gets', () => {
    check((drawn, of) => {
      const left = new Map(weighed.map(({ id }) => [id, of.filter(({ domain }) => domain === id).length]))
      const had = new Map(weighed.map(({ id }) => [id, 0]))
      for (const [at, id] of drawn.entries()) {
        const domain = of.find((one) => one.id === id)?.domain ?? ''
        had.set(domain, (had.get(domain) ?? 0) + 1)
        for (const { id: each, weight } of weighed)
          expect(Math.abs((had.get(each) ?? 0) - ((at + 1) * weight) / sum)).toBeLessThan(1)
        // From here on the others have to make up for it.
        if (had.get(domain) === left.get(domain)) return
      }
    })
  })

  it('brings within a domain what was never had, then what was the longest ago', () => {
    check((drawn, of) => {
      const lasts = new Map(of.map(({ id, lastAt = 0 }) => [id, lastAt]))
      for (const { id } of domains) {
        const own = drawn.filter((one) => of.find((other) => other.id === one)?.domain === id)
        const times = own.map((one) => lasts.get(one) ?? 0)
        expect(times).toEqual([...times].sort((a, b) => a - b))
      }
    })
  })

  it('depends on nothing but what it is given, and draws lots', () => {
    const draw = (seed: number) => drawSprint({ candidates: exercises, domains, seed }).join()
    expect(draw(3)).toBe(draw(3))
    expect(new Set([1, 2, 3, 4].map(draw)).size).toBe(4)
  })

  it('leaves out no exercise of a domain that there is not', () => {
    const strange = { id: 'strange', domain: 'nowhere' }
    expect(drawSprint({ candidates: [strange], domains, seed: 1 })).toEqual(['strange'])
    expect(drawSprint({ candidates: [], domains, seed: 1 })).toEqual([])
  })
})
