/** What the registry has of the store: objects in the version of their kind, and a record of each write. */
import { internalError, notFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { groupResource, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { findAlwaysThere } from '@/lib/cluster/apiserver/always-there'
import { type CauseRecord, nextSeq, recordCause } from '@/lib/cluster/apiserver/causes'
import { changesNothing, isSame } from '@/lib/cluster/apiserver/change'
import { isGone } from '@/lib/cluster/apiserver/deletion'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'
import { hashText } from '@/lib/cluster/sim/hash'
import { EngineLimitError } from '@/lib/cluster/sim/limits'
import type { LateObject } from '@/lib/cluster/storage/kept'
import type { LateFields } from '@/lib/cluster/storage/late-fields'
import type { Store } from '@/lib/cluster/storage/store'

export interface StorageState {
  store: Store
  causes: CauseRecord[]
  now(): number
}

const keyFor = (namespace: string | undefined, name: string) => (namespace ? `${namespace}/${name}` : name)

/** etcd's own limit on one object is an answer of the API; the engine's other limits are not. */
function guard<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof EngineLimitError && error.limit === 'objectBytes') {
      throw internalError('etcdserver: request is too large')
    }
    throw error
  }
}

export class RegistryStorage {
  /** Who is being served. */
  asking: WriteOptions | undefined

  constructor(private readonly state: StorageState) {}

  find(kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined {
    const { store } = this.state
    const key = keyFor(namespace, name)
    return store.get(resourceName(kind), key) ?? findAlwaysThere(store, kind, key)
  }

  /** @throws ApiError NotFound; of the namespace, when that is what is missing */
  get(kind: Kind, namespace: string | undefined, name: string): KubeObject {
    const { store } = this.state
    const found = this.find(kind, namespace, name)
    if (found) {
      const unreadable = store.readError(resourceName(kind), keyFor(namespace, name))
      if (unreadable) throw internalError(unreadable)
      return kind.fromStorage?.(found) ?? found
    }
    if (namespace !== undefined && !store.get('namespaces', namespace)) {
      throw notFound({ group: '', resource: 'namespaces' }, namespace)
    }
    throw notFound(groupResource(kind), name)
  }

  /** Stores what admission, or an eviction, keeps count of. */
  count(resource: string, object: KubeObject): void {
    const stored = this.put(resource, object)
    if (this.asking) this.record(resource, stored, { ...this.asking, verb: 'update' })
  }

  private put(resource: string, object: KubeObject, fields?: LateFields): KubeObject {
    return guard(() => this.state.store.put(resource, object, fields))
  }

  write(kind: Kind, object: KubeObject, options: WriteOptions, fields?: LateFields): KubeObject {
    if (options.dryRun) return { ...object, metadata: { ...object.metadata } }
    const unwritable = this.state.store.writeError(resourceName(kind))
    if (unwritable) throw internalError(unwritable)
    const stored = this.put(resourceName(kind), kind.toStorage?.(object) ?? object, fields)
    this.record(resourceName(kind), stored, options)
    return kind.fromStorage?.(stored) ?? stored
  }

  writeLate(kind: Kind, late: LateObject, uid: string, options: WriteOptions): void {
    const resource = resourceName(kind)
    guard(() => this.state.store.putLate(resource, late))
    this.recordWrite(resource, late.key, uid, late.revision, options)
  }

  /** Writes what is changed, and removes what nothing holds any longer. */
  update(
    kind: Kind,
    old: KubeObject,
    next: KubeObject,
    options: WriteOptions,
    fields?: () => LateFields,
  ): KubeObject {
    const isStale = this.isStale(kind, old.metadata, next)
    if (!isStale && (fields ? isSame(next, old) : changesNothing(next, old))) return old
    const stored = this.write(kind, next, options, fields?.())
    if (!options.dryRun && isGone(kind, stored)) this.remove(kind, stored, options)
    return stored
  }

  /** What lies there under an old key, or in another version than is stored now, is written anew. */
  private isStale(kind: Kind, { namespace, name }: KubeObject['metadata'], next: KubeObject): boolean {
    const { store } = this.state
    const [resource, key] = [resourceName(kind), keyFor(namespace, name)]
    if (store.isStale(resource, key)) return true
    const lying = kind.toStorage && store.get(resource, key)
    return lying !== undefined && lying.apiVersion !== kind.toStorage?.(next).apiVersion
  }

  remove(kind: Kind, object: KubeObject, options: WriteOptions): KubeObject {
    const { namespace, name } = object.metadata
    const { store } = this.state
    const last = store.remove(resourceName(kind), keyFor(namespace, name)) ?? this.replace(kind, object)
    this.record(resourceName(kind), last, { ...options, verb: 'delete' })
    return kind.fromStorage?.(last) ?? last
  }

  /** What is always there comes back at once, as another. */
  private replace(kind: Kind, object: KubeObject): KubeObject {
    if (!kind.alwaysThere) return object
    const { name, uid } = object.metadata
    const next = uid.slice(0, -12) + hashText(name + this.state.store.revision).slice(4)
    this.put(resourceName(kind), { ...object, metadata: { ...object.metadata, uid: next } })
    return object
  }

  private record(resource: string, object: KubeObject, options: WriteOptions): void {
    const { namespace, name, uid, resourceVersion } = object.metadata
    this.recordWrite(resource, keyFor(namespace, name), uid, Number(resourceVersion), options)
  }

  private recordWrite(resource: string, key: string, uid: string, rv: number, options: WriteOptions): void {
    const { causes, now } = this.state
    const { verb, subresource, actor, asked, reactingTo } = options
    const seq = nextSeq(causes)
    const at = now()
    const cause: CauseRecord = subresource
      ? { seq, at, rv, verb, resource, key, uid, subresource, actor }
      : { seq, at, rv, verb, resource, key, uid, actor }
    if (asked) Object.assign(cause, asked)
    if (reactingTo !== undefined) cause.reactingTo = reactingTo
    recordCause(causes, cause)
  }
}
