import { expect, it } from 'vitest'
import { fitsSpeed, noSpeedFilter, parseSpeedFilter, speedQuery } from './speed-filter'

it.each([
  noSpeedFilter,
  { domain: 'storage', level: 0 },
  { domain: '', level: 2 },
  { domain: 'a b', level: 1 },
])('reads what it wrote: %o', (filter) => {
  const query = Object.fromEntries(new URLSearchParams(speedQuery(filter)))
  expect(parseSpeedFilter(query)).toEqual(filter)
})

it('leaves out what makes no sense', () => {
  expect(parseSpeedFilter({ domain: ['a', 'b'], level: '7' })).toEqual(noSpeedFilter)
  expect(speedQuery(noSpeedFilter)).toBe('')
})

it('fits by domain and level', () => {
  const exercise = { domain: 'storage', level: 2 }
  const fits = (domain: string, level: number) => fitsSpeed(exercise, { domain, level })
  expect([fits('', 0), fits('storage', 2), fits('storage', 1), fits('foundations', 0)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
