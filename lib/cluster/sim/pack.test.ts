import { describe, expect, it } from 'vitest'
import { packPlain, unpackPlain } from '@/lib/cluster/sim/pack'

describe('packPlain', () => {
  const shared = { a: ['x', { deep: true }] }
  it.each<[string, unknown]>([
    ['a word', 'x'],
    ['null', null],
    ['numbers, and texts that look like them', [0, '0', -1.5, '-1.5', 1e21, true, 'true', null, 'null', 0]],
    ['a time that does not come', [{ at: Number.POSITIVE_INFINITY }, Number.POSITIVE_INFINITY, 'never']],
    ['empty things', [{}, [], {}, [], '']],
    ['keys of all kinds', { '': 1, z: 2, a: 3, '1': 4, 'b c': { '': 5, z: 6 } }],
    ['texts of all kinds', ['\u0000', '\n', '`$', '\\', '形', '\u2028', '']],
    ['what is not there', [undefined, { a: undefined }]],
    [
      'tables and sets',
      [
        new Map<unknown, unknown>([
          [2, { a: 1 }],
          ['b', new Map()],
        ]),
        new Set([1, 'x']),
      ],
    ],
    ['one object in two places', [shared, { again: shared }, shared.a, { a: ['x', { deep: true }] }]],
  ])('is read back as it was: %s', (_, value) => {
    const back = unpackPlain(packPlain(value))
    expect(back).toStrictEqual(value)
    expect(packPlain(back)).toBe(packPlain(value))
  })

  it('keeps what is shared', () => {
    const [one, { again }] = unpackPlain(packPlain([shared, { again: shared }])) as [
      object,
      { again: object },
    ]
    expect(again).toBe(one)
  })

  it('keeps what a table shares', () => {
    const value = { deep: true }
    const back = unpackPlain(packPlain([new Map([['a', value]]), value])) as [Map<string, unknown>, unknown]
    expect(back[0].get('a')).toBe(back[1])
  })

  it.each([[Number.NaN], [-0], [Number.NEGATIVE_INFINITY], [() => 1], [new WeakMap()], [new Date(0)]])(
    'refuses what is no plain data: %s',
    (value) => {
      expect(() => packPlain({ value })).toThrow(TypeError)
    },
  )
})
