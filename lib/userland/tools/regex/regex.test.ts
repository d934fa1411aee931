import { expect, test } from 'vitest'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import type { SyntaxOptions } from '@/lib/userland/tools/regex/syntax'

const found = (source: string, text: string, options: SyntaxOptions) => {
  const match = regexOf(source, options).exec(text)
  return match && text.slice(match[0], match[1])
}

test.each([
  ['a|ab', 'xab', 'ab'],
  ['(a*)(ab)*', 'aab', 'aab'],
  ['[[:digit:]]+', 'a12b', '12'],
  ['\\<b', 'ab b', 'b'],
  ['a{2,3}', 'aaaa', 'aaa'],
  ['(.)\\1', 'abcc', 'cc'],
  ['[]a]+', 'x]a', ']a'],
  ['^$', '', ''],
])('extended %s in %s is the longest: %s', (source, text, expected) => {
  expect(found(source, text, { dialect: 'extended' })).toBe(expected)
})

test.each([
  ['a|ab', 'xab', 'a'],
  ['a+?', 'aaa', 'a'],
  ['(?<=x)\\d+', 'a1x23', '23'],
  ['foo\\Kbar', 'foobar', 'bar'],
  ['(?i)AB(?!c)', 'abc abd', 'ab'],
])("Perl's %s in %s is the first: %s", (source, text, expected) => {
  expect(found(source, text, { dialect: 'perl' })).toBe(expected)
})

test('what would backtrack for ever does not', () => {
  const text = 'a'.repeat(5000)
  expect(regexOf('(a*)*b', { dialect: 'extended' }).test(text)).toBe(false)
  expect(() => regexOf('(a*)*\\1b', { dialect: 'extended' }).test(text)).toThrow('limit')
})

test.each([
  ['(', 'extended', 'Unmatched ( or \\('],
  ['[a', 'basic', 'Unmatched [, [^, [:, [., or [='],
  ['[b-a]', 'basic', 'Invalid range end'],
  ['a\\', 'basic', 'Trailing backslash'],
] as const)('%s is refused', (source, dialect, message) => {
  expect(() => regexOf(source, { dialect })).toThrow(message)
})
