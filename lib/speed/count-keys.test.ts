import { expect, it } from 'vitest'
import { keysIn, keysToType } from './count-keys'

it.each([
  ['letters', 'k get po', 8],
  ['Tab, Enter, Backspace', '\t\r\x7f', 3],
  ['arrows and Delete', '\x1b[A\x1bOB\x1b[3~', 3],
  ['Ctrl and an arrow', '\x1b[1;5C', 1],
  ['Alt and a letter', '\x1bb', 1],
  ['Escape by itself', '\x1b', 1],
  ['Ctrl+C', '\x03', 1],
  ['a character outside of the first plane', '🦀', 1],
  ['Japanese', '日本', 2],
  ['nothing', '', 0],
])('counts %s', (_, data, keys) => expect(keysIn(data)).toBe(keys))

it('counts Enter at the end of each line of a script', () => {
  expect(keysToType('k get po\n')).toBe(9)
  expect(keysToType('a\nb')).toBe(4)
})
