import { describe, expect, it } from 'vitest'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'

describe('Regexp', () => {
  it.each([
    ['^[a-z]+$', 'bob', true],
    ['^[a-z]+$', 'BOB', false],
    ['(?i)^[a-z]+$', 'BOB', true],
    ['^(\\d{1,3}\\.){3}\\d{1,3}$', '10.0.0.1', true],
    ['^(\\d{1,3}\\.){3}\\d{1,3}$', '10.0.0', false],
    ['^a|b$', 'xb', true],
    ['^(a|b)$', 'xb', false],
    ['\\bcat\\b', 'a cat!', true],
    ['\\bcat\\b', 'concat', false],
    ['^[^/]*$', 'a/b', false],
    ['^[[:alpha:]-]+$', 'a-b', true],
    ['^\\p{Greek}+$', 'αβγ', true],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['^a{2,3}?$', 'aaaa', false],
    ['^x*$', '', true],
    ['^(a+)+$', `${'a'.repeat(4000)}b`, false],
    ['^[]a]+$', ']a', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(new Regexp(pattern).test(text)).toBe(expected)
  })

  it.each([
    ['[a', 'error parsing regexp: missing closing ]: `[a`'],
    ['(a', 'error parsing regexp: missing closing ): `(a`'],
    ['a)', 'error parsing regexp: unexpected ): `a)`'],
    ['*', 'error parsing regexp: missing argument to repetition operator: `*`'],
    ['a**', 'error parsing regexp: invalid nested repetition operator: `**`'],
    ['(?=a)', 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
    ['(?<!a)', 'error parsing regexp: invalid or unsupported Perl syntax: `(?<!`'],
    ['[z-a]', 'error parsing regexp: invalid character class range: `z-a`'],
    ['a{1001}', 'error parsing regexp: invalid repeat count: `{1001}`'],
    ['\\1', 'error parsing regexp: invalid escape sequence: `\\1`'],
  ])('refuses %s', (pattern, message) => {
    expect(() => new Regexp(pattern)).toThrow(message)
  })

  it('finds leftmost matches, the first branch before the longest', () => {
    expect(new Regexp('a|ab').findAll('abab')).toEqual(['a', 'a'])
    expect(new Regexp('[0-9]+').findAll('a1b22c333', 2)).toEqual(['1', '22'])
    expect(new Regexp('b+?').findAll('bbb')).toEqual(['b', 'b', 'b'])
  })

  it.each([
    ['/something(/|$)(.*)', '/something/new', ['/something/new', '/', 'new']],
    ['/something(/|$)(.*)', '/something', ['/something', '', '']],
    ['(?i)/(a)|(b)', '/A', ['/A', 'A', '']],
    ['(?:x)(y+)', 'axyy', ['xyy', 'yy']],
    ['(a)', 'b', undefined],
  ])('captures by %s in %s', (pattern, text, expected) => {
    const found = new Regexp(pattern, true).captures(text)
    expect(found && expected?.map((_, i) => found[i] ?? '')).toEqual(expected)
  })
})
