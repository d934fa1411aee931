import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonChanges } from '@/lib/cluster/apimachinery/json-diff'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'

it.each<[string, unknown, unknown, unknown[]]>([
  ['nothing', { a: [1] }, { a: [1] }, []],
  ['a new field', { a: 1 }, { a: 1, 'b/c~d': 2 }, [{ op: 'add', path: '/b~1c~0d', value: 2 }]],
  ['a field that goes', { a: 1, b: 2 }, { a: 1 }, [{ op: 'remove', path: '/b', was: 2 }]],
  ['another value', { a: { b: 1 } }, { a: { b: 2 } }, [{ op: 'replace', path: '/a/b', value: 2, was: 1 }]],
  [
    'items behind the others',
    [1],
    [2, 3],
    [
      { op: 'replace', path: '/0', value: 2, was: 1 },
      { op: 'add', path: '/1', value: 3 },
    ],
  ],
  [
    'items that go, the last first',
    [1, 2, 3],
    [1],
    [
      { op: 'remove', path: '/2', was: 3 },
      { op: 'remove', path: '/1', was: 2 },
    ],
  ],
])('%s', (_what, before, after, changes) => {
  expect(jsonChanges(before, after)).toEqual(changes)
})

it('is the patch from one to the other', () => {
  const json = fc.jsonValue({ maxDepth: 4 })
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(jsonPatch(before, jsonChanges(before, after))).toEqual(after)
    }),
    { seed: 7, numRuns: 300 },
  )
})
