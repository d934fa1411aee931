import { expect, test } from 'vitest'
import { importBatches, rowsOf } from './import-batches'

const rows = (count: number, first = 0) =>
  Array.from({ length: count }, (_, i) => ({ id: first + i, rating: 3, days: 1, durationMs: 1 }))

test('calls hold what they may, and all of it in order', () => {
  const skills = [
    { skillId: 'long', rows: rows(1201) },
    ...Array.from({ length: 50 }, (_, i) => ({ skillId: `s${i}`, rows: rows(2) })),
  ]
  const batches = importBatches(skills)
  expect(Math.max(...batches.map(rowsOf))).toBe(500)
  expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(20)
  const sent = batches.flat()
  for (const { skillId, rows: all } of skills)
    expect(sent.filter((part) => part.skillId === skillId).flatMap((part) => part.rows)).toEqual(all)
  expect(importBatches([])).toEqual([])
})
