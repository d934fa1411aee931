import { expect, it } from 'vitest'
import {
  type Decision,
  type GivenMark,
  isDecided,
  learnerChange,
  type RegradedItem,
  regradeSummary,
} from './regrade'

const item = (id: string, score: number | null, more: Partial<RegradedItem> = {}): RegradedItem => ({
  ...{ id, assignmentItemId: `place-${id}`, points: 1, score, marks: [], dropped: false },
  ...more,
})
const attempt = (ordinal: number, ...items: RegradedItem[]) => ({ ordinal, latePercent: 0, items })
const decisions = (given: Record<string, Decision>) => new Map(Object.entries(given))
const counted = { counted: 'HIGHEST' } as const

it('tells the counted score before and after, and the items that change', () => {
  const change = learnerChange(
    'aki',
    [
      attempt(1, item('a', 1), item('b', 0)),
      attempt(2, item('c', 0), item('d', 0, { marks: [{ score: 0.5 }] })),
    ],
    decisions({ c: { mark: 1 }, d: { mark: 1 }, a: { mark: 1 } }),
    counted,
  )
  expect(change).toEqual({
    ...{ userId: 'aki', before: 0.5, after: 1 },
    items: [
      { itemId: 'c', before: 0, after: 1 },
      { itemId: 'd', before: 0.5, after: 1 },
    ],
  })
})

it('a mark of null is as it was graded; what failed or was kept stays', () => {
  const marked = item('a', 0.25, { marks: [{ score: 1 }] })
  expect(learnerChange('aki', [attempt(1, marked)], decisions({ a: { mark: null } }), counted)).toMatchObject(
    {
      ...{ before: 1, after: 0.25, items: [{ before: 1, after: 0.25 }] },
    },
  )
  const stays = decisions({ a: { failed: 'time-limit' }, b: { kept: true } })
  const change = learnerChange('aki', [attempt(1, marked, item('b', 0))], stays, counted)
  expect(change).toMatchObject({ before: 0.5, after: 0.5 })
  expect(change.items.map(({ failed, kept }) => [failed, kept])).toEqual([
    ['time-limit', undefined],
    [undefined, true],
  ])
})

it('a place is dropped and comes back, whatever the rows say by then', () => {
  const place = (dropped: boolean) => [attempt(1, item('a', 1), item('b', 0, { dropped }))]
  const drop = { itemId: 'place-b', to: true }
  for (const dropped of [false, true]) {
    expect(learnerChange('aki', place(dropped), new Map(), { ...counted, drop })).toMatchObject({
      ...{ before: 0.5, after: 1 },
    })
    const back = { ...counted, drop: { ...drop, to: false } }
    expect(learnerChange('aki', place(dropped), new Map(), back)).toMatchObject({ before: 1, after: 0.5 })
  }
})

it('what could not be graded counts for nothing until it is marked', () => {
  const failed = [attempt(1, item('a', 1), item('b', null, { ungradable: true }))]
  const change = learnerChange('aki', failed, decisions({ b: { mark: 0 } }), counted)
  expect(change).toMatchObject({ before: 1, after: 0.5, items: [{ before: null, after: 0 }] })
  const back = [attempt(1, item('a', 1), item('b', null, { ungradable: true, marks: [{ score: 0 }] }))]
  expect(learnerChange('aki', back, decisions({ b: { mark: null } }), counted)).toMatchObject({
    before: 0.5,
    after: 1,
  })
})

it('counts learners by direction, and items that stay', () => {
  const learner = (before: number | null, after: number | null) => ({ userId: 'x', before, after, items: [] })
  const stays = [{ itemId: 'a', before: 0, after: 0, kept: true as const }]
  const failed = [{ itemId: 'a', before: 0, after: 0, failed: 'x' }]
  expect(
    regradeSummary([
      ...[learner(0, 1), learner(1, 0.5), learner(0.1 + 0.2, 0.3), learner(null, null), learner(null, 0.5)],
      { ...learner(0, 0), items: stays },
      { ...learner(0, 0), items: failed },
    ]),
  ).toEqual({ up: 2, down: 1, same: 4, failed: 1, kept: 1 })
})

it('what a person decided is told from what a regrade found', () => {
  const mark = (source: GivenMark['source'], score: number | null, kind?: 'TODAY' | 'FULL'): GivenMark => ({
    ...{ source, score, regrade: kind ? { kind } : null },
  })
  expect(isDecided([])).toBe(false)
  expect(isDecided([mark('MANUAL', 1)])).toBe(true)
  expect(isDecided([mark('MANUAL', 1), mark('MANUAL', null)])).toBe(false)
  expect(isDecided([mark('DISPUTE', 0)])).toBe(true)
  expect(isDecided([mark('MANUAL', 1), mark('REGRADE', 1, 'TODAY')])).toBe(false)
  expect(isDecided([mark('REGRADE', 1, 'FULL')])).toBe(true)
})
