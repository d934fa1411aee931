import { expect, it } from 'vitest'
import { checkTurns } from './check-turns'

const moments = (...rows: Record<string, boolean>[]) =>
  rows.map((checks, i) => ({ seq: i - 1, at: i, text: `line ${i}`, checks }))

it('finds where checks turn, and turn back', () => {
  const turns = checkTurns(
    moments(
      { a: true, b: false },
      { a: true, b: false },
      { a: false, b: true },
      { a: true, b: true },
      { a: true, b: true },
    ),
  )
  expect(turns.map(({ index, met, lost }) => [index, met, lost])).toEqual([
    [0, ['a'], []],
    [2, ['b'], ['a']],
    [3, ['a'], []],
  ])
})

it('finds nothing where nothing turns', () => {
  expect(checkTurns(moments({ a: false }, { a: false }))).toEqual([])
  expect(checkTurns([])).toEqual([])
})
