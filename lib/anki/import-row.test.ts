import { expect, test } from 'vitest'
import { importRow } from './import-row'
import type { PackageRow } from './protocol'

const at = Date.UTC(2026, 0)
const row = (changes: Partial<PackageRow>) =>
  importRow({ id: at, ease: 3, ivl: 4, factor: 500, time: 9000, type: 1, ...changes })

test('an answer becomes a review: with days, not seconds, and within bounds', () => {
  expect(row({})).toEqual({ id: at, rating: 3, days: 4, durationMs: 9000 })
  expect(row({ ivl: -600, type: 0 })).toMatchObject({ days: 0 })
  expect(row({ ivl: 1e9, time: -5 })).toMatchObject({ days: 36_500, durationMs: 0 })
  expect(row({ time: 1e12 })).toMatchObject({ durationMs: 3_600_000 })
  // In a filtered deck that reschedules.
  expect(row({ type: 3 })).toMatchObject({ rating: 3 })
})

test.each([
  ['by-hand', { ease: 0, type: 4 }],
  ['by-hand', { type: 5 }],
  ['preview', { type: 3, factor: 0 }],
  ['malformed', { ease: 5 }],
  ['malformed', { ease: Number.NaN }],
  ['malformed', { id: 0 }],
  ['malformed', { id: 1e17 }],
  ['malformed', { ivl: 1.5 }],
])('%s: %j', (reason, changes) => expect(row(changes)).toBe(reason))
