import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportRow } from './import-row'
import { newRows } from './match-rows'
import { importedReviewId } from './review-id'
import { revlogIds } from './revlog'

const row = (id: number): ImportRow => ({ id, rating: 3, days: 0, durationMs: 0 })
const idOf = ({ id }: ImportRow) => `row ${id}`
const fresh = (rows: number[], known: { id: string; at: number }[]) =>
  newRows(rows.map(row), known, idOf).map(({ id }) => id)

test('knows a row by the id that it got here, by its time, and once', () => {
  expect(fresh([5000, 5000], [])).toEqual([5000])
  expect(fresh([5000], [{ id: 'row 5000', at: 1 }])).toEqual([])
  expect(fresh([5000], [{ id: 'ours', at: 5000 }])).toEqual([])
  // Put off by an export, for another skill had this millisecond.
  expect(fresh([5001], [{ id: 'ours', at: 5000 }])).toEqual([])
  expect(fresh([5000], [{ id: 'ours', at: 5001 }])).toEqual([5000])
  expect(fresh([9000], [{ id: 'ours', at: 5000 }])).toEqual([9000])
  // One review stands for one row.
  expect(fresh([5000, 5001], [{ id: 'ours', at: 5000 }])).toEqual([5001])
})

test('what was exported is known, however many lie in one millisecond, and what is new is not', () => {
  const times = fc.array(
    fc.record({ at: fc.integer({ min: 1000, max: 1020 }), skill: fc.constantFrom('a', 'b') }),
  )
  fc.assert(
    fc.property(times, fc.uniqueArray(fc.integer({ min: 10_000, max: 10_100 })), (reviews, later) => {
      const own = reviews.map((review, i) => ({ ...review, id: `review ${i}` }))
      const rows = revlogIds(own)
      expect(new Set(rows.map(([id]) => id)).size).toBe(own.length)
      for (const skill of ['a', 'b']) {
        const ids = rows.filter(([, review]) => review.skill === skill).map(([id]) => id)
        const known = own.filter((review) => review.skill === skill)
        expect(fresh([...later, ...ids], known)).toEqual([...later].sort((a, b) => a - b))
      }
    }),
    { seed: 3 },
  )
})

test('ids of imported reviews are UUIDs of version 8, the same each time', () => {
  const id = importedReviewId('user', 'skill', 1)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(importedReviewId('user', 'skill', 1)).toBe(id)
  expect(
    new Set([id, importedReviewId('user', 'skill', 2), importedReviewId('other', 'skill', 1)]).size,
  ).toBe(3)
})
