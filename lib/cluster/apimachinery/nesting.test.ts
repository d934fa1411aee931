import { describe, expect, it } from 'vitest'
import { jsonDepth, nestsDeeper, yamlDepth } from '@/lib/cluster/apimachinery/nesting'

describe('jsonDepth', () => {
  it.each([
    ['1', 0],
    ['{}', 1],
    ['[[1],[[2]]]', 3],
    ['{"a":"[[[","b\\"[":[]}', 2],
    ['"\\\\"', 0],
    [`${'['.repeat(100_000)}`, 100_000],
  ])('%.40s', (text, depth) => expect(jsonDepth(text)).toBe(depth))
})

describe('yamlDepth', () => {
  it.each([
    ['a: 1', 1],
    ['a:\n  b:\n    c: 1\n  d: 1\ne: 1', 3],
    ['- - - a', 4],
    ['a: [[[1]]]', 4],
    ['a: [1]\nb: [1]', 2],
    [`a: ${'['.repeat(100_000)}`, 100_001],
    [`${'- '.repeat(100_000)}a`, 100_001],
  ])('%.40s', (text, depth) => expect(yamlDepth(text)).toBe(depth))
})

describe('nestsDeeper', () => {
  it.each<[value: unknown, limit: number, deeper: boolean]>([
    ['text', 0, false],
    [null, 0, false],
    [{}, 0, true],
    [{}, 1, false],
    [{ a: [] }, 1, true],
    [{ a: [] }, 2, false],
    [[1, { a: { b: 'c' } }], 2, true],
    [[1, { a: { b: 'c' } }], 3, false],
  ])('%j, %i', (value, limit, deeper) => expect(nestsDeeper(value, limit)).toBe(deeper))
})
