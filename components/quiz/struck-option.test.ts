import { expect, it } from 'vitest'
import { takesOption } from './struck-option'

it.each([
  [{ option: 'a' }, true],
  [{ option: 'b' }, false],
  [{ option: 'b', reason: 'a' }, true],
  [{ options: ['b', 'a'] }, true],
  [{ options: [] }, false],
  [{ text: 'a' }, false],
  [undefined, false],
])('%j takes a: %s', (response, taken) => {
  expect(takesOption(response, 'a')).toBe(taken)
})
