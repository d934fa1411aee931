import { expect, it } from 'vitest'
import { slowStart } from '@/lib/cluster/controller/slow-start'

it.each([
  [0, 5, 1],
  [1, 5, 3],
  [2, 5, 3],
  [3, 9, 7],
  [6, 7, 7],
  [9, 9, 9],
])('when everything from the %d. on fails, of %d %d are tried', (good, count, expected) => {
  const tried: number[] = []
  const failure = slowStart(count, (index) => {
    tried.push(index)
    if (index >= good) throw new Error(`no ${index}`)
  })
  expect(tried).toEqual(Array.from({ length: expected }, (_, index) => index))
  expect(failure).toEqual(good < count ? { error: new Error(`no ${good}`) } : undefined)
})
