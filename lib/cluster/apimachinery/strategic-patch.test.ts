import { describe, expect, it } from 'vitest'
import { mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'

const pod = (containers: object[], rest: object = {}) => ({ spec: { containers, ...rest } })
const apply = (original: Record<string, unknown>, patch: Record<string, unknown>) =>
  strategicMergePatch(original, patch, 'v1/Pod')

describe('strategicMergePatch', () => {
  it('merges lists by key and puts new items first', () => {
    const result = apply(pod([{ name: 'web', image: 'a' }]), pod([{ name: 'log', image: 'b' }]))
    expect(result).toEqual(
      pod([
        { name: 'log', image: 'b' },
        { name: 'web', image: 'a' },
      ]),
    )
  })

  it('changes an item in place', () => {
    const result = apply(
      pod([{ name: 'web', image: 'a', tty: true }]),
      pod([{ name: 'web', image: 'b', tty: null }]),
    )
    expect(result).toEqual(pod([{ name: 'web', image: 'b' }]))
  })

  it('follows $setElementOrder', () => {
    const patch = {
      spec: {
        '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }],
        containers: [{ name: 'b', image: 'x' }],
      },
    }
    const result = apply(pod([{ name: 'a' }, { name: 'b' }]), patch)
    expect(result).toEqual(pod([{ name: 'b', image: 'x' }, { name: 'a' }]))
  })

  it('deletes an item, replaces a list, keeps only the retained keys', () => {
    expect(apply(pod([{ name: 'a' }, { name: 'b' }]), pod([{ name: 'a', $patch: 'delete' }]))).toEqual(
      pod([{ name: 'b' }]),
    )
    expect(apply(pod([{ name: 'a' }]), pod([{ name: 'c' }, { $patch: 'replace' }]))).toEqual(
      pod([{ name: 'c' }]),
    )
    const volumes = (items: object[]) => ({ spec: { volumes: items } })
    expect(
      apply(
        volumes([{ name: 'v', emptyDir: {} }]),
        volumes([{ name: 'v', $retainKeys: ['name', 'hostPath'], hostPath: { path: '/x' } }]),
      ),
    ).toEqual(volumes([{ name: 'v', hostPath: { path: '/x' } }]))
  })

  it('replaces a struct that is one value', () => {
    const budget = { spec: { selector: { matchLabels: { a: '1' } }, minAvailable: 1 } }
    const patch = { spec: { selector: { matchLabels: { b: '2' } } } }
    expect(strategicMergePatch(budget, patch, 'policy/v1/PodDisruptionBudget')).toEqual({
      spec: { selector: { matchLabels: { b: '2' } }, minAvailable: 1 },
    })
  })

  it('replaces lists without a merge key', () => {
    const tolerations = (keys: string[]) => ({ spec: { tolerations: keys.map((key) => ({ key })) } })
    expect(apply(tolerations(['a', 'b']), tolerations(['c']))).toEqual(tolerations(['c']))
  })

  it('merges sets of scalars and deletes from them', () => {
    const meta = (finalizers: string[]) => ({ metadata: { finalizers } })
    expect(apply(meta(['a']), meta(['b']))).toEqual(meta(['b', 'a']))
    expect(apply(meta(['a', 'b']), { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } })).toEqual(
      meta(['b']),
    )
  })

  it('refuses an item without its merge key', () => {
    expect(() => apply(pod([]), pod([{ image: 'x' }]))).toThrow('does not contain declared merge key: name')
  })
})

describe('jsonPatch', () => {
  const document = { a: [1, 2, 3], b: { 'x/y': 1 } }
  it.each([
    [[{ op: 'add', path: '/a/1', value: 9 }], { a: [1, 9, 2, 3], b: { 'x/y': 1 } }],
    [[{ op: 'add', path: '/a/-', value: 9 }], { a: [1, 2, 3, 9], b: { 'x/y': 1 } }],
    [[{ op: 'remove', path: '/b/x~1y' }], { a: [1, 2, 3], b: {} }],
    [[{ op: 'replace', path: '/a/0', value: 7 }], { a: [7, 2, 3], b: { 'x/y': 1 } }],
    [[{ op: 'replace', path: '/c', value: 2 }], { ...document, c: 2 }],
    [[{ op: 'copy', from: '/a/-1', path: '/c' }], { ...document, c: 3 }],
    [null, document],
    [[{ op: 'move', from: '/a/0', path: '/c' }], { a: [2, 3], b: { 'x/y': 1 }, c: 1 }],
    [[{ op: 'test', path: '/a/0', value: 1 }], document],
  ])('%j', (patch, expected) => expect(jsonPatch(document, patch)).toEqual(expected))

  it.each([
    [
      { op: 'remove', path: '/no' },
      "error in remove for path: '/no': Unable to remove nonexistent key: no: missing value",
    ],
    [
      { op: 'remove', path: '/no/x' },
      'remove operation does not apply: doc is missing path: "/no/x": missing value',
    ],
    [{ op: 'test', path: '/a/0', value: 2 }, 'testing value /a/0 failed: test failed'],
    [
      { op: 'test', path: '/a/9', value: 2 },
      "error in test for path: '/a/9': Unable to access invalid index: 9: invalid index referenced",
    ],
    [
      { op: 'replace', path: '/c/d', value: 2 },
      'replace operation does not apply: doc is missing path: /c/d: missing value',
    ],
    [
      { op: 'replace', path: '/a/9', value: 2 },
      'replace operation does not apply: doc is missing key: /a/9: missing value',
    ],
    [
      { op: 'add', path: '/a/9', value: 2 },
      "error in add for path: '/a/9': Unable to access invalid index: 9: invalid index referenced",
    ],
    [
      { op: 'add', path: '', value: 2 },
      'add operation does not apply: doc is missing path: "": missing value',
    ],
    [
      { op: 'move', path: '/a/0' },
      'move operation failed to decode from: operation, missing from field: missing value',
    ],
    [
      { op: 'copy', from: '/b/x~1y', path: '/no/x' },
      'copy operation does not apply: doc is missing destination path: /no/x: missing value',
    ],
    [{ op: 'add', value: 1 }, 'add operation failed to decode path: missing value'],
    [{ path: '/a' }, 'Unexpected kind: unknown'],
    [{ op: 'toString', path: '/a' }, 'Unexpected kind: toString'],
  ])('%j: %s', (operation, message) => expect(() => jsonPatch(document, [operation])).toThrow(message))

  it('leaves its input alone', () => {
    jsonPatch(document, [{ op: 'remove', path: '/a/0' }])
    expect(document.a).toEqual([1, 2, 3])
  })
})

describe('mergePatch', () => {
  it('removes on null and replaces lists', () => {
    expect(mergePatch({ a: 1, b: { c: 1, d: 2 }, e: [1] }, { a: null, b: { c: 5 }, e: [2] })).toEqual({
      b: { c: 5, d: 2 },
      e: [2],
    })
  })
})
