import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import type { Likes, ObjectIndex } from '@/lib/cluster/apimachinery/object-index'
import { checkLimit, LIMITS } from '@/lib/cluster/sim/limits'
import { AtRest, type EncryptionConfig, type EncryptionKey, PLAIN } from '@/lib/cluster/storage/at-rest'
import { Buckets } from '@/lib/cluster/storage/buckets'
import { type Change, LateChange, plainChange } from '@/lib/cluster/storage/change'
import { type Kept, LateObject, LateRemoved, stamped } from '@/lib/cluster/storage/kept'
import type { LateFields } from '@/lib/cluster/storage/late-fields'
import { seal } from '@/lib/cluster/storage/seal'
import { SortedKeys } from '@/lib/cluster/storage/sorted-keys'

/** The store as plain data. */
export interface StoreState {
  revision: number
  objects: Record<string, KubeObject[]>
  log: Change[]
  /** Changes up to this revision are no longer in the log. */
  compacted: number
  /** The keys that encrypted objects were written with; unset when all lie plain. */
  forms?: Forms
}

/** By resource and key, with a blank between. Never changed in place: forks share it. */
type Forms = Readonly<Record<string, EncryptionKey>>
const NO_FORMS: Forms = {}

/** Bytes of an object, with all of it made. */
function measure(kept: Kept): number {
  if (!(kept instanceof LateObject)) kept.size = seal(kept.object)
  return kept.size
}

interface Table {
  objects: Map<string, Kept>
  /** All keys, once they were asked for. */
  keys: SortedKeys | undefined
  /** Those that were asked for. */
  indexes: Map<ObjectIndex, Buckets>
  changedAt: number
}

const LOG_LENGTH = 4000

const newTable = (): Table => ({ objects: new Map(), keys: undefined, indexes: new Map(), changedAt: 0 })

/**
 * etcd: revisioned objects and the log of their changes. Objects are frozen and shared between forks;
 * a fork copies a table when it first writes to it.
 * Differs: no leases, no compaction by time; a watch older than the log is answered with "too old".
 */
export class Store {
  private revisionNumber = 1
  private tables = new Map<string, Table>()
  private log: Change[] = []
  private compactedRevision = 0
  private bytes = 0
  private count = 0
  private forms = NO_FORMS
  private atRest = PLAIN
  /** Tables, and the log (''), that another fork reads too. */
  private shared = new Set<string>()
  /** Hears of every change. Not part of the state. */
  onChange: ((change: Change) => void) | undefined

  get revision(): number {
    return this.revisionNumber
  }
  get compacted(): number {
    return this.compactedRevision
  }

  has(resource: string, key: string): boolean {
    return this.tables.get(resource)?.objects.has(key) ?? false
  }

  hasAny(resource: string): boolean {
    return (this.tables.get(resource)?.objects.size ?? 0) > 0
  }

  get(resource: string, key: string): KubeObject | undefined {
    return this.tables.get(resource)?.objects.get(key)?.object
  }

  /** As it is kept: what nobody has read is not made. */
  kept(resource: string, key: string): Kept | undefined {
    return this.tables.get(resource)?.objects.get(key)
  }

  /** From now on written and read with this configuration; undefined: nothing is encrypted. */
  setEncryption(config: EncryptionConfig | undefined): void {
    this.atRest = config ? new AtRest(config) : PLAIN
  }

  /** The key that an object was written with; undefined: it lies plain. */
  formOf(resource: string, key: string): EncryptionKey | undefined {
    return this.forms === NO_FORMS ? undefined : this.forms[`${resource} ${key}`]
  }

  /** Something of it is encrypted, or should be. */
  mayBeUnreadable(resource: string): boolean {
    return this.atRest.keyFor(resource) !== undefined || this.forms !== NO_FORMS
  }

  /** Why an object cannot be read; undefined: it can. */
  readError(resource: string, key: string): string | undefined {
    return this.atRest.readError(resource, this.formOf(resource, key))
  }

  writeError(resource: string): string | undefined {
    return this.atRest.writeError(resource)
  }

  /** A write would give it another form than it has. */
  isStale(resource: string, key: string): boolean {
    const form = this.formOf(resource, key)
    const wanted = this.atRest.keyFor(resource)
    return form?.prefix !== wanted?.prefix || form?.secret !== wanted?.secret
  }

  private keepForm(resource: string, key: string, form: EncryptionKey | undefined): void {
    if (!form && this.forms === NO_FORMS) return
    const id = `${resource} ${key}`
    if (!form && !this.forms[id]) return
    const { [id]: _, ...others } = this.forms
    if (form) this.forms = { ...others, [id]: form }
    else this.forms = Object.keys(others).length > 0 ? others : NO_FORMS
  }

  private collect(table: Table, keys: SortedKeys, prefix: string): KubeObject[] {
    const out: KubeObject[] = []
    keys.each(prefix, (key) => {
      const kept = table.objects.get(key)
      if (kept) out.push(kept.object)
    })
    return out
  }

  /** Sorted by key; of one namespace, or all. */
  list(resource: string, namespace?: string): KubeObject[] {
    const table = this.tables.get(resource)
    if (!table || table.objects.size === 0) return []
    table.keys ??= SortedKeys.of(table.objects.keys())
    return this.collect(table, table.keys, namespace === undefined ? '' : `${namespace}/`)
  }

  /** Those that an index has under a value, sorted by key; of one namespace, or all. */
  indexed(resource: string, index: ObjectIndex, value: string, namespace?: string): KubeObject[] {
    const table = this.tables.get(resource)
    if (!table || table.objects.size === 0) return []
    const keys = this.bucketsOf(table, index).keys(value)
    return this.collect(table, keys, namespace === undefined ? '' : `${namespace}/`)
  }

  /** Likewise, as it is kept: what nobody has read is not made. */
  keptUnder(resource: string, index: ObjectIndex, value: string): [key: string, kept: Kept][] {
    const table = this.tables.get(resource)
    const out: [string, Kept][] = []
    if (table)
      this.bucketsOf(table, index)
        .keys(value)
        .each('', (key) => {
          const kept = table.objects.get(key)
          if (kept) out.push([key, kept])
        })
    return out
  }

  /** All that an index has something under, in no order that counts. */
  indexValues(resource: string, index: ObjectIndex): string[] {
    const table = this.tables.get(resource)
    return table ? this.bucketsOf(table, index).all() : []
  }

  /** What an index has under a value, counted by likeness. */
  likes(resource: string, index: ObjectIndex, value: string): Likes[] {
    const table = this.tables.get(resource)
    return table ? this.bucketsOf(table, index).likes(value) : []
  }

  private bucketsOf(table: Table, index: ObjectIndex): Buckets {
    const known = table.indexes.get(index)
    if (known) return known
    const made = Buckets.of(index, table.objects)
    table.indexes.set(index, made)
    return made
  }

  resources(): string[] {
    return [...this.tables.keys()].sort()
  }

  /** Revision of the last change of a resource, 0 if there was none. */
  changedAt(resource: string): number {
    return this.tables.get(resource)?.changedAt ?? 0
  }

  private writable(resource: string): Table {
    const table = this.tables.get(resource)
    if (table && !this.shared.has(resource)) return table
    const copy: Table = {
      objects: new Map(table?.objects),
      keys: table?.keys,
      indexes: new Map([...(table?.indexes ?? [])].map(([index, buckets]) => [index, buckets.copy()])),
      changedAt: table?.changedAt ?? 0,
    }
    this.tables.set(resource, copy)
    this.shared.delete(resource)
    return copy
  }

  private append(change: Change): void {
    if (this.shared.has('') || this.log.length > LOG_LENGTH * 2) {
      const cut = Math.max(0, this.log.length - LOG_LENGTH)
      if (cut > 0) this.compactedRevision = this.log[cut - 1]?.rv ?? 0
      this.log = this.log.slice(cut)
      this.shared.delete('')
    }
    this.log.push(change)
    this.onChange?.(change)
  }

  /**
   * Writes an object under a new revision and returns it as stored.
   * @param fields its managedFields, when they are to be worked out later
   * @throws EngineLimitError
   */
  put(resource: string, object: KubeObject, fields?: LateFields): KubeObject {
    const kept = stamped(object, this.revisionNumber + 1, fields)
    this.keep(resource, keyOf(object), kept)
    return kept.object
  }

  /** Writes an object that is made when it is read, of the next revision. @throws EngineLimitError */
  putLate(resource: string, late: LateObject): void {
    this.keep(resource, late.key, late)
  }

  private keep(resource: string, key: string, kept: Kept): void {
    const old = this.tables.get(resource)?.objects.get(key)
    if (kept.size > LIMITS.objectBytes) measure(kept)
    checkLimit('objectBytes', kept.size)
    this.checkBytes(kept, old)
    if (!old) checkLimit('objects', this.count + 1)
    const table = this.writable(resource)
    this.revisionNumber += 1
    this.bytes += kept.size - (old?.size ?? 0)
    if (!old) {
      this.count += 1
      table.keys = table.keys?.with(key)
    }
    table.objects.set(key, kept)
    this.keepForm(resource, key, this.atRest.keyFor(resource))
    this.note(table, old ? 'MODIFIED' : 'ADDED', resource, key, kept, old)
  }

  /** What is there may always become smaller. @throws EngineLimitError */
  private checkBytes(kept: Kept, old: Kept | undefined): void {
    const growth = () => kept.size - (old?.size ?? 0)
    if (growth() <= 0 || this.bytes + growth() <= LIMITS.storeBytes) return
    // Some sizes are bounds only: now they have to be known.
    measure(kept)
    this.bytes = 0
    for (const { objects } of this.tables.values())
      for (const one of objects.values()) this.bytes += measure(one)
    if (growth() > 0) checkLimit('storeBytes', this.bytes + growth())
  }

  /** Removes an object; its last state, under the deletion's revision, is returned. */
  remove(resource: string, key: string): KubeObject | undefined {
    return this.drop(resource, key)?.object
  }

  /** As `remove`, for those who do not look at what was there. */
  drop(resource: string, key: string): Kept | undefined {
    const old = this.tables.get(resource)?.objects.get(key)
    if (!old) return undefined
    const table = this.writable(resource)
    table.objects.delete(key)
    this.keepForm(resource, key, undefined)
    table.keys = table.keys?.without(key)
    this.revisionNumber += 1
    const late = old instanceof LateObject
    const last = late ? new LateRemoved(old, this.revisionNumber) : stamped(old.object, this.revisionNumber)
    this.bytes -= old.size
    this.count -= 1
    this.note(table, 'DELETED', resource, key, last, old)
    return last
  }

  /** Indexes and log learn of a change. */
  private note(
    table: Table,
    type: Change['type'],
    resource: string,
    key: string,
    kept: Kept,
    old: Kept | undefined,
  ): void {
    const rv = this.revisionNumber
    for (const buckets of table.indexes.values())
      buckets.note(key, old, type === 'DELETED' ? undefined : kept)
    table.changedAt = rv
    const late = kept instanceof LateObject || old instanceof LateObject
    if (late) this.append(new LateChange(rv, type, resource, key, kept, old))
    else this.append({ rv, type, resource, key, object: kept.object, ...(old ? { old: old.object } : {}) })
  }

  /** Changes after a revision, oldest first. The caller checks `compacted` first. */
  changesSince(revision: number): Change[] {
    let low = 0
    let high = this.log.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.log[middle]?.rv ?? 0) <= revision) low = middle + 1
      else high = middle
    }
    return low === this.log.length ? [] : this.log.slice(low)
  }

  fork(): Store {
    const copy = new Store()
    copy.revisionNumber = this.revisionNumber
    copy.tables = new Map(this.tables)
    copy.log = this.log
    copy.compactedRevision = this.compactedRevision
    copy.bytes = this.bytes
    copy.count = this.count
    copy.forms = this.forms
    copy.atRest = this.atRest
    this.shared = new Set([...this.tables.keys(), ''])
    copy.shared = new Set(this.shared)
    return copy
  }

  snapshot(): StoreState {
    const objects: Record<string, KubeObject[]> = {}
    for (const resource of this.resources()) objects[resource] = this.list(resource)
    const encrypted = this.forms !== NO_FORMS
    return {
      revision: this.revisionNumber,
      objects,
      log: this.log.map(plainChange),
      compacted: this.compactedRevision,
      ...(encrypted ? { forms: this.forms } : {}),
    }
  }

  static restore(state: StoreState): Store {
    const store = new Store()
    store.revisionNumber = state.revision
    store.compactedRevision = state.compacted
    store.log = [...state.log]
    store.forms = state.forms ?? NO_FORMS
    for (const { object, old } of state.log) {
      seal(object)
      if (old) seal(old)
    }
    for (const [resource, objects] of Object.entries(state.objects)) {
      const table = newTable()
      for (const object of objects) {
        const size = seal(object)
        table.objects.set(keyOf(object), { object, size })
        table.changedAt = Math.max(table.changedAt, Number(object.metadata.resourceVersion))
        store.bytes += size
        store.count += 1
      }
      store.tables.set(resource, table)
    }
    for (const change of store.log) {
      const table = store.tables.get(change.resource)
      if (table) table.changedAt = Math.max(table.changedAt, change.rv)
    }
    return store
  }
}
