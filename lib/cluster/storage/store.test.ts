import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { LIMITS } from '@/lib/cluster/sim/limits'
import { LateObject } from '@/lib/cluster/storage/kept'
import { Store } from '@/lib/cluster/storage/store'

const object = (namespace: string, name: string, rest: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace, name, uid: name, creationTimestamp: '', resourceVersion: '' },
  ...rest,
})

const names = (store: Store, namespace?: string) =>
  store.list('configmaps', namespace).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)

describe('Store', () => {
  it('lists by key, whatever comes and goes between two lists', () => {
    const store = new Store()
    for (const name of ['m', 'z', 'a']) store.put('configmaps', object('b', name))
    expect(names(store)).toEqual(['b/a', 'b/m', 'b/z'])
    store.put('configmaps', object('b', 'c'))
    store.put('configmaps', object('a', 'x'))
    store.put('configmaps', object('b', 'c', { data: {} }))
    store.put('configmaps', object('b-b', 'y'))
    store.remove('configmaps', 'b/m')
    expect(names(store)).toEqual(['a/x', 'b-b/y', 'b/a', 'b/c', 'b/z'])
    expect(names(store, 'b')).toEqual(['b/a', 'b/c', 'b/z'])
    expect(names(store, 'b-b')).toEqual(['b-b/y'])
    expect(names(store, 'c')).toEqual([])
  })

  it('keeps the lists of forks apart', () => {
    const store = new Store()
    store.put('configmaps', object('a', 'one'))
    names(store)
    const fork = store.fork()
    fork.put('configmaps', object('a', 'two'))
    store.remove('configmaps', 'a/one')
    expect(names(fork)).toEqual(['a/one', 'a/two'])
    expect(names(store)).toEqual([])
  })

  it('finds by an index, in forks too', () => {
    const index = { valueOf: ({ data }: KubeObject) => data as string | undefined }
    const store = new Store()
    store.put('configmaps', object('a', 'one', { data: 'x' }))
    store.put('configmaps', object('b', 'two', { data: 'x' }))
    const found = (of: Store, value: string, namespace?: string) =>
      of.indexed('configmaps', index, value, namespace).map(({ metadata }) => metadata.name)
    expect(found(store, 'x')).toEqual(['one', 'two'])
    expect(found(store, 'x', 'b')).toEqual(['two'])
    const fork = store.fork()
    fork.put('configmaps', object('a', 'one', { data: 'y' }))
    fork.put('configmaps', object('a', 'three', { data: 'y' }))
    fork.put('configmaps', object('a', 'four'))
    fork.remove('configmaps', 'b/two')
    expect([found(fork, 'x'), found(fork, 'y')]).toEqual([[], ['one', 'three']])
    expect([found(store, 'x'), found(store, 'y')]).toEqual([['one', 'two'], []])
  })

  it('freezes all that is stored', () => {
    const stored = new Store().put('configmaps', object('a', 'one', { data: { list: [{ deep: {} }] } }))
    const { list } = stored.data as { list: { deep: object }[] }
    expect([stored, stored.metadata, stored.data, list, list[0], list[0]?.deep].every(Object.isFrozen)).toBe(
      true,
    )
  })

  it('writes nothing of what is too large', () => {
    const store = new Store()
    const almost = object('a', 'one', { data: { text: 'x'.repeat(LIMITS.objectBytes - 1000) } })
    const stored = store.put('configmaps', almost)
    const { revision } = store
    const larger = object('a', 'one', { data: { text: 'x'.repeat(LIMITS.objectBytes) } })
    expect(() => store.put('configmaps', larger)).toThrow(/objectBytes/)
    expect(store.revision).toBe(revision)
    expect(store.get('configmaps', 'a/one')).toBe(stored)
  })

  it('counts what is worked out later as what it is, once there is little room', () => {
    const store = new Store()
    const text = 'x'.repeat(LIMITS.objectBytes / 2)
    const managedFields = [{ manager: 'm' }]
    const fields = { value: Object.freeze(managedFields), bound: LIMITS.objectBytes / 2 }
    const put = (name: string) => {
      const { metadata, ...rest } = object('a', name, { data: { text } })
      store.put('configmaps', { ...rest, metadata: { ...metadata, managedFields: [] } } as KubeObject, fields)
    }
    // Twice as many as would fit with what the fields might have come to.
    const count = Math.floor(LIMITS.storeBytes / (text.length + 500))
    for (let i = 0; i < count; i++) put(`map-${i}`)
    expect(() => put('one-more')).toThrow(/storeBytes/)
    expect(store.list('configmaps')).toHaveLength(count)
    expect(store.get('configmaps', 'a/map-0')?.metadata.managedFields).toBe(managedFields)
  })
})

class Late extends LateObject {
  times = 0
  constructor(
    private readonly name: string,
    revision: number,
  ) {
    super(`a/${name}`, revision, 100)
  }
  protected make(): KubeObject {
    this.times += 1
    return object('a', this.name)
  }
}

describe('what is made when it is read', () => {
  const index = { valueOf: () => 'made', valueOfLate: () => 'late' }

  it('is made once, for forks too, and not to be found or removed', () => {
    const store = new Store()
    const [one, other] = [new Late('one', 2), new Late('other', 3)]
    store.putLate('configmaps', one)
    store.putLate('configmaps', other)
    const fork = store.fork()
    expect(store.keptUnder('configmaps', index, 'late').map(([key]) => key)).toEqual(['a/one', 'a/other'])
    store.drop('configmaps', 'a/other')
    expect([one.times, other.times]).toEqual([0, 0])
    const read = fork.get('configmaps', 'a/one')
    expect(read).toMatchObject({ metadata: { name: 'one', resourceVersion: '2' } })
    expect(store.list('configmaps')).toEqual([read])
    expect(store.list('configmaps')[0]).toBe(read)
    expect(one.times).toBe(1)
  })

  it('is plain in a snapshot, with all that happened to it', () => {
    const store = new Store()
    store.putLate('configmaps', new Late('one', 2))
    store.drop('configmaps', 'a/one')
    const { log, objects } = structuredClone(store.snapshot())
    expect(objects).toEqual({ configmaps: [] })
    const versions = log.map(({ type, object: now, old }) =>
      [type, now, old].map((part) => (typeof part === 'object' ? part.metadata.resourceVersion : part)),
    )
    expect(versions).toEqual([
      ['ADDED', '2', undefined],
      ['DELETED', '3', '2'],
    ])
  })
})
