/** Who made an object what it is, in reaction to what, back to the command that began it. */
import { type JsonChange, jsonChanges } from '@/lib/cluster/apimachinery/json-diff'
import { controllerOf, splitKey } from '@/lib/cluster/apimachinery/object'
import { findKind } from '@/lib/cluster/apis/index'
import { findCustomKind } from '@/lib/cluster/apis/served-kinds'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import type { ObjectRef } from '@/lib/cluster/explain/link'
import { findObject, resourceOf, type Sources } from '@/lib/cluster/explain/view'

/** Writes of one actor to one object, each in reaction to the one before, as one. */
export interface CauseLink {
  object: ObjectRef
  uid: string
  /** Of the last of them; virtual ms. */
  at: number
  revision: number
  verb: CauseRecord['verb']
  subresource?: string
  /** User agent, field manager or user: `kubectl`, `kube-controller-manager/deployment`, `kubelet/worker-1`. */
  actor: string
  /** The user behind it, when it is none of the cluster's own components. */
  user?: string
  /** kubectl's arguments. */
  command?: string
  times: number
  /** What the last of them changed, as far as the store still knows it; at most eight. */
  changes: JsonChange[]
}

export interface CauseChain {
  /** From the object's last write to what began it. */
  links: CauseLink[]
  /** The first cause came from outside: somebody's command, not a component. */
  complete: boolean
}

const MOST_CHANGES = 8
const MOST_RECORDS = 2000

/** What changes with every write. */
const NOISE = /^\/metadata\/(managedFields|resourceVersion|generation)|observedGeneration|Time$/

function changesOf(view: Sources, { rv }: CauseRecord): JsonChange[] {
  const change = view.changeAt(rv)
  if (!change?.old || change.type !== 'MODIFIED') return []
  return jsonChanges(change.old, change.object)
    .filter(({ path }) => !NOISE.test(path))
    .slice(0, MOST_CHANGES)
}

function kindOf(view: Sources, resource: string): string {
  const lists = (name: string) => view.lister.list(name) as never[]
  return (findKind(resource) ?? findCustomKind(lists, resource))?.kind ?? resource
}

function linkOf(view: Sources, record: CauseRecord): CauseLink {
  const { namespace, name } = splitKey(record.key)
  const { uid, at, rv, verb, subresource, actor, user, command } = record
  return {
    object: { kind: kindOf(view, record.resource), name, ...(namespace ? { namespace } : {}) },
    uid,
    at,
    revision: rv,
    verb,
    ...(subresource ? { subresource } : {}),
    actor,
    ...(user ? { user } : {}),
    ...(command ? { command } : {}),
    times: 1,
    changes: changesOf(view, record),
  }
}

/** The record of a revision; revisions grow with the records. */
function recordAt(causes: readonly CauseRecord[], rv: number): CauseRecord | undefined {
  let low = 0
  let high = causes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((causes[middle]?.rv ?? 0) < rv) low = middle + 1
    else high = middle
  }
  const found = causes[low]
  return found?.rv === rv ? found : undefined
}

function lastOf(
  causes: readonly CauseRecord[],
  before: number,
  fits: (record: CauseRecord) => boolean,
): CauseRecord | undefined {
  for (let at = causes.length - 1; at >= 0; at--) {
    const record = causes[at]
    if (record && record.rv < before && fits(record)) return record
  }
  return undefined
}

/** A timer of the actor: what it last saw is the object's state before, or that of its owner. */
function supposed(view: Sources, { uid, rv, resource, key }: CauseRecord): CauseRecord | undefined {
  // A kubelet that starts or stops does so of its own accord.
  if (resource === 'leases.coordination.k8s.io') return undefined
  const same = lastOf(view.causes, rv, (record) => record.uid === uid)
  if (same) return same
  const { namespace, name } = splitKey(key)
  const object = view.lister.get(resource, namespace, name)
  const owner = object?.metadata.uid === uid ? controllerOf(object) : undefined
  return owner && lastOf(view.causes, rv, (record) => record.uid === owner.uid)
}

/** A Binding is made of a pod too. */
const isCreation = ({ verb, subresource }: CauseRecord) => verb === 'create' && subresource === undefined

const isComponent = ({ user }: CauseRecord) => user === undefined

/** What a write reacted to; undefined for what somebody did of his own accord. */
function before(view: Sources, record: CauseRecord): CauseRecord | undefined {
  if (!isComponent(record)) return undefined
  const { reactingTo, uid, rv } = record
  if (reactingTo === undefined) return supposed(view, record)
  // Nobody reacts to an object before it is there: the scheduler works off many pods in one go.
  const created = lastOf(view.causes, rv, (one) => one.uid === uid && isCreation(one))
  return created && created.rv > reactingTo ? created : recordAt(view.causes, reactingTo)
}

/** From one write back to the first cause. */
function chainFrom(view: Sources, start: CauseRecord): CauseChain {
  const links: CauseLink[] = []
  let record: CauseRecord | undefined = start
  let last = start
  for (let steps = 0; record && steps < MOST_RECORDS; steps++) {
    const previous = links.at(-1)
    const isSame =
      previous?.uid === record.uid &&
      previous.actor === record.actor &&
      previous.subresource === record.subresource
    if (previous && isSame && record.verb === previous.verb) previous.times += 1
    else links.push(linkOf(view, record))
    last = record
    record = before(view, record)
  }
  return { links, complete: !isComponent(last) }
}

/** Does the write stand behind this field, as far as one can tell? */
function touches(view: Sources, record: CauseRecord, field: string): boolean {
  if (isCreation(record)) return true
  const { rv } = record
  const pointer = `/${field.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`
  const change = view.changeAt(rv)
  if (!change?.old || change.type !== 'MODIFIED') return false
  return jsonChanges(change.old, change.object).some(
    ({ path }) => path.startsWith(pointer) || pointer.startsWith(path),
  )
}

/**
 * How an object came to be as it is: its last write, and what each write reacted to.
 * @param field asks for the last write of this field instead
 * @returns undefined when nothing is known of such an object
 */
export function explainCause(view: Sources, object: ObjectRef, field?: string): CauseChain | undefined {
  const resource = resourceOf(view, object.kind)
  const key = object.namespace ? `${object.namespace}/${object.name}` : object.name
  const uid = findObject(view, object)?.metadata.uid
  const fits = (record: CauseRecord) =>
    record.resource === resource && record.key === key && (uid === undefined || record.uid === uid)
  const start = lastOf(
    view.causes,
    Number.POSITIVE_INFINITY,
    (record) => fits(record) && (field === undefined || touches(view, record, field)),
  )
  return start && chainFrom(view, start)
}
