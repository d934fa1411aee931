import { describe, expect, it } from 'vitest'
import { formatIndexes, parseIndexes } from '@/lib/cluster/apis/batch/indexes'

describe('completion indexes', () => {
  it.each([
    [[], ''],
    [[3], '3'],
    [[0, 1], '0,1'],
    [[2, 0, 1], '0-2'],
    [[1, 3, 4, 5, 7], '1,3-5,7'],
  ])('%j is written %s and read back', (indexes, text) => {
    expect(formatIndexes(indexes)).toBe(text)
    expect(parseIndexes(text, 8)).toEqual([...indexes].sort())
  })

  it.each([
    ['a', 'cannot convert string to integer for index: "a"'],
    ['1-2-3', 'at most two parts'],
    ['8', 'too large index: "8"'],
    ['3,2', 'non-increasing order, previous: 3, current: 2'],
    ['3-2', 'non-increasing order, previous: 3, current: 2'],
  ])('refuses %s', (text, message) => {
    expect(() => parseIndexes(text, 8)).toThrow(message)
  })
})
