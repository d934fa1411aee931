/**
 * 200 learners in five groups that did the same, so that every figure is a sum of a few products, written out here:
 *
 *   learners   a  b  c  d   points of 5   (d is worth 2 points, the others 1)
 *         60   1  1  1  1        5
 *         50   1  1  0  ½        3
 *         40   1  0  0  ½        2
 *         20   0  0  1  0        1
 *         30   0  0  0  0        0
 */
import { describe, expect, it } from 'vitest'
import { assignmentStatistics } from './assignment-statistics'
import { type Answer, type CountedWork, type Place, type WorkedItem, workOf } from './counted-work'
import { itemStatistics } from './item-statistics'

const answer = (text: string, right = false): Answer => ({ part: '', text, code: false, right })
const OPTIONS = [answer('right', true), answer('tempting'), answer('silly'), answer('nobody’s')]

interface Group {
  learners: number
  scores: [a: number, b: number, c: number, d: number]
  /** Of d's two checks. */
  checks: [boolean, boolean]
  /** c's. */
  chosen?: number
  misconceptions: string[]
  seconds: number | null
  damage?: string[]
}

const GROUPS: Group[] = [
  { learners: 60, scores: [1, 1, 1, 1], checks: [true, true], chosen: 0, misconceptions: [], seconds: 60 },
  {
    learners: 50,
    scores: [1, 1, 0, 0.5],
    checks: [true, false],
    chosen: 1,
    misconceptions: ['m'],
    seconds: 80,
  },
  {
    ...{ learners: 40, scores: [1, 0, 0, 0.5], checks: [false, true], chosen: 2 },
    ...{ misconceptions: ['n', 'm'], seconds: 100, damage: ['pods/web -n shop', 'nodes/one'] },
  },
  {
    ...{ learners: 20, scores: [0, 0, 1, 0], checks: [false, false], chosen: 0 },
    ...{ misconceptions: [], seconds: null, damage: ['nodes/one'] },
  },
  { learners: 30, scores: [0, 0, 0, 0], checks: [false, false], misconceptions: [], seconds: 120 },
]

const places: Place[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, counts: true }))

function workLike({ scores, checks, chosen, misconceptions, seconds, damage = [] }: Group): CountedWork {
  const items = places.map(({ id }, i): WorkedItem => {
    const isChoice = id === 'c'
    const task = {
      ...{ skillId: 'drill', title: 'Drill', score: scores[3], points: 2, damage },
      checks: checks.map((passed, n) => ({ id: `check-${n}`, name: `Check ${n}`, weight: 1, passed })),
    }
    return {
      ...{ itemId: id, points: id === 'd' ? 2 : 1, score: scores[i] ?? 0, answered: chosen !== undefined },
      ...{
        spentMs: seconds === null ? null : seconds * 1000,
        misconceptions: isChoice ? misconceptions : [],
      },
      answers: isChoice && chosen !== undefined ? OPTIONS.slice(chosen, chosen + 1) : [],
      offered: isChoice ? OPTIONS : [],
      tasks: id === 'd' ? [task] : [],
    }
  })
  return workOf(items)
}

const works = GROUPS.flatMap((group) => Array.from({ length: group.learners }, () => workLike(group)))
const of = (id: string) => itemStatistics(works, places, id)
const near = (value: number | undefined, wanted: number) =>
  expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThan(1e-12)

describe('an assignment of 200 learners', () => {
  const found = assignmentStatistics(works, places)

  it('has mean, median and deviation', () => {
    // Sum of points 60·5 + 50·3 + 40·2 + 20·1 = 550; of squares 60·25 + 50·9 + 40·4 + 20·1 = 2130.
    expect(found.count).toBe(200)
    near(found.mean, 550 / 200 / 5)
    near(found.median, 3 / 5)
    // 2130 − 550² / 200 = 617.5
    near(found.deviation, Math.sqrt(617.5 / 199) / 5)
  })

  it('has tenths: 0, 20, 40, 60 and 100 %', () => {
    expect(found.histogram).toEqual([30, 0, 20, 0, 40, 0, 50, 0, 0, 60])
  })

  it('has Cronbach’s alpha and the error of measurement', () => {
    // Sums of squares of the places: 150 − 150²/200 = 37.5; 110 − 110²/200 = 49.5; 80 − 80²/200 = 48;
    // d in points 60·4 + 50·1 + 40·1 − (120 + 50 + 40)²/200 = 330 − 220.5 = 109.5; together 244.5.
    const alpha = (4 / 3) * (1 - 244.5 / 617.5)
    near(found.alpha, alpha)
    near(found.error, (Math.sqrt(617.5 / 199) / 5) * Math.sqrt(1 - alpha))
  })
})

describe('its items', () => {
  it('have a facility with Wilson’s interval', () => {
    near(of('a').facility?.share, 150 / 200)
    near(of('b').facility?.share, 110 / 200)
    near(of('c').facility?.share, 80 / 200)
    near(of('d').facility?.share, (60 + 90 / 2) / 200)
    expect(['a', 'b', 'c', 'd'].map((id) => of(id).right)).toEqual([150, 110, 80, 60])
    // With z = 1.959964: (r + z²/2 ± z·√(r·(n − r)/n + z²/4)) / (n + z²)
    const [square, z] = [3.841458881296, 1.959964]
    const half = z * Math.sqrt((150 * 50) / 200 + square / 4)
    near(of('a').facility?.low, (150 + square / 2 - half) / (200 + square))
    near(of('a').facility?.high, (150 + square / 2 + half) / (200 + square))
  })

  it('correlate with the rest', () => {
    // a: rest 4 2 1 1 0 points; Σr 400, Σar 380, Σr² 1220: 380 − 150·400/200 = 80; 1220 − 400²/200 = 420
    near(of('a').discrimination, 80 / Math.sqrt(37.5 * 420))
    // b: 4 2 2 1 0; Σr 440, Σbr 340, Σr² 1340: 340 − 110·440/200 = 98; 1340 − 440²/200 = 372
    near(of('b').discrimination, 98 / Math.sqrt(49.5 * 372))
    // c: 4 3 2 0 0; Σr 470, Σcr 240, Σr² 1570: 240 − 80·470/200 = 52; 1570 − 470²/200 = 465.5
    near(of('c').discrimination, 52 / Math.sqrt(48 * 465.5))
    // d: 3 2 1 1 0; Σr 340, Σdr 500, Σr² 800: 500 − 210·340/200 = 143; 800 − 340²/200 = 222
    near(of('d').discrimination, 143 / Math.sqrt(109.5 * 222))
  })

  it('tell the upper group from the lower', () => {
    // 27 % of 200 are 54: above, 54 of the first 60; below, 30 + 20 and 4 of the next 40, a tenth of each.
    near(of('a').upperLower, 1 - 4 / 54)
    near(of('b').upperLower, 1)
    near(of('c').upperLower, 1 - 20 / 54)
    near(of('d').upperLower, 1 - 2 / 54)
  })

  it('have times of those who saw them, and how many answered', () => {
    // 60 × 60 s, 50 × 80 s, 40 × 100 s, 30 × 120 s: places 44.75, 89.5 and 134.25 of 0 to 179
    expect(of('a').time).toEqual({ low: 60_000, median: 80_000, high: 100_000 })
    near(of('a').answered, 170 / 200)
  })

  it('have what was chosen, by whom', () => {
    // The 80 who are right had 60·4 of 4·80 points elsewhere, the 50 had 3 of 4, the 40 had 2 of 4.
    const bestRight = expect.closeTo(54, 10)
    const common = { part: '', code: false, misconception: undefined, offered: 200 }
    expect(of('c').answers).toEqual([
      { ...common, text: 'right', right: true, count: 80, rest: 0.75, best: expect.closeTo(54, 10) },
      { ...common, text: 'tempting', right: false, count: 50, rest: 0.75, best: 0, bestRight },
      { ...common, text: 'silly', right: false, count: 40, rest: 0.5, best: 0, bestRight },
      { ...common, text: 'nobody’s', right: false, count: 0, rest: undefined, best: 0, bestRight },
    ])
    expect(of('c').misconceptions).toEqual([
      { name: 'm', count: 90 },
      { name: 'n', count: 40 },
    ])
  })

  it('have their checks and the damage', () => {
    const [task] = of('d').tasks
    expect(task).toMatchObject({ skillId: 'drill', title: 'Drill', count: 200, damaged: 60 })
    expect(task?.damage).toEqual([
      { object: 'nodes/one', count: 60 },
      { object: 'pods/web -n shop', count: 40 },
    ])
    // Each check is worth a point of five. The first is passed as b is right, and leaves the same rest.
    const [first, second] = task?.checks ?? []
    near(first?.passed.share, 110 / 200)
    near(first?.discrimination, 98 / Math.sqrt(49.5 * 372))
    // The second: rest 4 3 1 1 0; Σr 450, Σpr 280, Σr² 1470: 280 − 100·450/200 = 55; 100 − 100²/200 = 50;
    // 1470 − 450²/200 = 457.5
    near(second?.passed.share, 100 / 200)
    near(second?.discrimination, 55 / Math.sqrt(50 * 457.5))
  })

  it('are the same in whatever order learners come', () => {
    const rounded = (value: unknown) =>
      JSON.stringify(value, (_key, one) => (typeof one === 'number' ? one.toFixed(9) : one))
    // 77 and 200 have no common divisor: every learner comes once.
    const mixed = works.map((_, i) => works[(i * 77) % works.length] as CountedWork)
    for (const { id } of places) expect(rounded(itemStatistics(mixed, places, id))).toBe(rounded(of(id)))
  })

  it('are sound', () => {
    for (const { id } of places) expect(of(id).warnings).toEqual([])
  })
})

describe('what counts for nobody', () => {
  const without = places.map((place) => ({ ...place, counts: place.id !== 'd' }))

  it('is in no total, and is still looked at', () => {
    // Points of 3: 3 2 1 1 0, together 60·3 + 50·2 + 60·1 = 340.
    near(assignmentStatistics(works, without).mean, 340 / 200 / 3)
    // The rest of d is then all three places; Σr 340, Σdr 60·2·3 + 50·2 + 40·1 = 500, Σr² 540 + 200 + 60 = 800.
    near(itemStatistics(works, without, 'd').discrimination, 143 / Math.sqrt(109.5 * 222))
  })

  it('an item alone has nothing to be compared with', () => {
    const alone = itemStatistics(works, [{ id: 'a', counts: true }], 'a')
    expect(alone.discrimination).toBeUndefined()
    expect(assignmentStatistics(works, [{ id: 'a', counts: true }]).alpha).toBeUndefined()
  })

  it('nobody is no error', () => {
    expect(assignmentStatistics([], places)).toMatchObject({ count: 0, mean: undefined, alpha: undefined })
    expect(itemStatistics([], places, 'a')).toMatchObject({
      ...{ count: 0, facility: undefined, time: undefined, answers: [] },
      warnings: [{ kind: 'too-few' }],
    })
  })
})
