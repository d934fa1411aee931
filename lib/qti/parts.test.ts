import { describe, expect, test } from 'vitest'
import { parts } from './parts'

describe('parts', () => {
  const amounts = [0.25, 1, 2, 3.5, 7, 100]
  const counts = [1, 2, 3, 6, 7, 13]

  test.each(amounts)('are %d together, and alike', (points) => {
    for (const count of counts) {
      const each = parts(points, count)
      expect(each).toHaveLength(count)
      const units = each.map((one) => Math.round(one * 10_000))
      expect(units.reduce((sum, one) => sum + one, 0)).toBe(points * 10_000)
      expect(Math.max(...units) - Math.min(...units)).toBeLessThanOrEqual(1)
      expect(each.map(String).every((written) => /^\d+(\.\d{1,4})?$/.test(written))).toBe(true)
    }
  })

  test('of nothing are none', () => expect(parts(3, 0)).toEqual([]))
})
