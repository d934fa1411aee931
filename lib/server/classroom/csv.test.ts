import { expect, it } from 'vitest'
import { toCsv } from './csv'

it.each([
  ['plain', 'plain'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-1+cmd', "'-1+cmd"],
  ['-1.5', '-1.5'],
  ['+81', '+81'],
])('writes %j as a cell', (value, cell) => {
  expect(toCsv([[value, 'x']])).toBe(`\uFEFF${cell},x\r\n`)
})
