import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hunks, lineDiff } from './line-diff'

const shown = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => ({ same: ' ', added: '+', removed: '-' })[kind] + text)

describe('the difference of two texts', () => {
  it('tells what was added and removed', () => {
    expect(shown('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual([' a', '-b', '+x', ' c', '+d'])
    expect(shown('a\n', 'a\n')).toEqual([' a'])
  })

  it('leads from each of them to the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const all = lineDiff(before, after)
        const without = (kind: string) => all.filter((line) => line.kind !== kind).map((line) => line.text)
        expect(without('added').join('\n')).toBe(before)
        expect(without('removed').join('\n')).toBe(after)
      }),
      { seed: 20261123, numRuns: 200 },
    )
  })

  it('leaves out what is far from a change', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index}`).join('\n')
    const found = hunks(lineDiff(before, before.replace('10', 'x')), 1)
    expect(found.map((line) => line?.text)).toEqual([undefined, '9', '10', 'x', '11', undefined])
  })
})
