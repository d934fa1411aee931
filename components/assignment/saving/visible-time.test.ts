import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VisibleTime } from './visible-time'

it('counts only what is on the screen, on top of what there was', () => {
  const time = new VisibleTime([['a', 100]])
  time.show('a', 1_000)
  expect(time.of('a', 1_500)).toBe(600)
  time.show('b', 2_000)
  time.show(undefined, 5_000)
  time.show('a', 9_000)
  expect([time.of('a', 9_250), time.of('b', 9_250)]).toEqual([1_350, 3_000])
})

it('never goes back, and all items together take no longer than has passed', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', undefined), fc.integer({ min: 0, max: 1_000 })),
  )
  fc.assert(
    fc.property(steps, (shown) => {
      const time = new VisibleTime()
      const total = (at: number) => ['a', 'b', 'c'].reduce((sum, id) => sum + time.of(id, at), 0)
      let [at, before] = [0, 0]
      for (const [itemId, wait] of shown) {
        time.show(itemId, at)
        at += wait
        expect(total(at)).toBeGreaterThanOrEqual(before)
        before = total(at)
      }
      expect(before).toBeLessThanOrEqual(at)
    }),
    { seed: 13, numRuns: 200 },
  )
})
