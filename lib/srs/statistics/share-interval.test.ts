import { expect, test } from 'vitest'
import { shareInterval } from './share-interval'

test('an interval lies around its share, within 0 to 1, and gets narrower with more trials', () => {
  // Wilson (1927) for 8 of 10: 0.4902 to 0.9433.
  const few = shareInterval(8, 10)
  expect(few?.share).toBe(0.8)
  expect(few?.low).toBeCloseTo(0.4902, 4)
  expect(few?.high).toBeCloseTo(0.9433, 4)
  const many = shareInterval(800, 1000)
  expect(many?.low).toBeGreaterThan(0.77)
  expect(many?.high).toBeLessThan(0.83)
  expect(shareInterval(20, 20)).toMatchObject({ share: 1, high: 1 })
  expect(shareInterval(20, 20)?.low).toBeLessThan(0.9)
  expect(shareInterval(0, 20)).toMatchObject({ share: 0, low: 0 })
  expect(shareInterval(0, 0)).toBeUndefined()
})
