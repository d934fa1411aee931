import { describe, expect, it } from 'vitest'
import { deepEqual, shareEqual } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'

describe('deepEqual', () => {
  it.each<[a: unknown, b: unknown, equal: boolean]>([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{}, { toString: 1 }, false],
    [{ toString: 1 }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
  ])('%j and %j: %s', (a, b, equal) => expect(deepEqual(a, b)).toBe(equal))
})

describe('shareEqual', () => {
  const other = { list: [{ a: 1 }, { b: 2 }], same: { deep: { x: 1 } } }

  it('is the other value when all of it is equal', () => {
    expect(shareEqual({ same: { deep: { x: 1 } }, list: [{ a: 1 }, { b: 2 }] }, other)).toBe(other)
    expect(shareEqual({ ...other, more: undefined }, other)).toBe(other)
  })

  it('takes over the parts that are equal', () => {
    const value = { list: [{ a: 1 }, { b: 3 }], same: { deep: { x: 1 } } }
    const shared = shareEqual(value, other) as typeof value
    expect(shared).toEqual(value)
    expect(shared.same).toBe(other.same)
    expect(shared.list[0]).toBe(other.list[0])
  })

  it.each<[value: unknown, other: unknown]>([
    [{ a: 1 }, { a: 1, b: 2 }],
    [[1], [1, 2]],
    [[1, 2], [1]],
    [{ a: {} }, { a: [] }],
    [{ a: null }, {}],
    [{}, { a: null }],
    [{ constructor: 1 }, {}],
    [JSON.parse('{"__proto__": {"a": 1}}'), {}],
  ])('leaves %j as it is beside %j', (value, beside) => {
    const shared = shareEqual(value, beside)
    expect(JSON.stringify(shared)).toBe(JSON.stringify(value))
    expect(shared).not.toBe(beside)
  })
})

describe('jsonPatch', () => {
  it('copies no more than three megabytes', () => {
    const doublings = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ op: 'copy', from: '/a', path: `/a/${at}` }))
    expect(() => jsonPatch({ a: { b: 'c' } }, doublings(10))).not.toThrow()
    expect(() => jsonPatch({ a: { b: 'c' } }, doublings(60))).toThrow(
      /^Unable to complete the copy, the accumulated size increase of copy is \d+, exceeding the limit 3145728$/,
    )
  })
})
