/**
 * The short way of the cluster's own processes: what they ask most, without path, decoding and answer.
 * Whatever is unusual is left to the long way, which says what is wrong; nothing has happened by then.
 */
import { decodeClean } from '@/lib/cluster/apimachinery/decode'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { shareEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { groupVersion, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import type { Registry } from '@/lib/cluster/apiserver/registry'
import type { Caller, ComponentApi, EventRepeat, LateBody } from '@/lib/cluster/apiserver/request'
import { bindPod } from '@/lib/cluster/apiserver/subresources'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'
import type { Store } from '@/lib/cluster/storage/store'

interface Served {
  store: Store
  registry: Registry
  present(kind: Kind, object: KubeObject): KubeObject
  now(): number
}

/** As request-options.ts makes them of a request. */
const optionsOf = (
  { user, userAgent, reactingTo }: Caller,
  verb: WriteOptions['verb'],
  subresource?: string,
): WriteOptions => {
  const slash = userAgent.indexOf('/')
  const manager = slash < 0 ? userAgent : userAgent.slice(0, slash)
  const options: WriteOptions = { user, actor: userAgent, manager, verb }
  if (subresource) options.subresource = subresource
  if (reactingTo !== undefined) options.reactingTo = reactingTo
  return options
}

/** What the server would refuse is for the long way. */
function unlessRefused<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}

/** Whether all but metadata and status is what is stored, or was: it has been decoded then. */
function isAsStored(object: KubeObject, old: KubeObject): boolean {
  for (const key in object) {
    const value = object[key]
    if (key === 'metadata' || key === 'status' || value === old[key]) continue
    if (!Object.isFrozen(value)) return false
  }
  return true
}

export class DirectApi implements ComponentApi {
  constructor(private readonly served: Served) {}

  private isPlain(kind: Kind): boolean {
    return !kind.openApi && !this.served.store.mayBeUnreadable(resourceName(kind))
  }

  get(kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined {
    const { store, present } = this.served
    if (!this.isPlain(kind) || kind.namespaced !== (namespace !== undefined)) return undefined
    const found = store.get(resourceName(kind), namespace === undefined ? name : `${namespace}/${name}`)
    return found && present(kind, found)
  }

  updateStatus(kind: Kind, object: KubeObject, caller: Caller): KubeObject | undefined {
    const { store, registry } = this.served
    const { name, namespace, uid, resourceVersion } = object.metadata
    if (!this.isPlain(kind) || !kind.subresources?.includes('status')) return undefined
    if (object.kind !== kind.kind || object.apiVersion !== groupVersion(kind)) return undefined
    const old = store.get(resourceName(kind), namespace === undefined ? name : `${namespace}/${name}`)
    if (!old || (uid && uid !== old.metadata.uid) || !isAsStored(object, old)) return undefined
    const status = shareEqual(object.status, old.status)
    const decoded = decodeClean({ metadata: { resourceVersion }, status }, kind.schema, {
      status: old.status,
    })
    if (!decoded) return undefined
    const options = optionsOf(caller, 'update', 'status')
    return unlessRefused(() => registry.updateStatus(kind, old, decoded as KubeObject, options))
  }

  bind(kind: Kind, pod: Pod, nodeName: string, caller: Caller): boolean {
    const { store, registry, now } = this.served
    const { namespace, name } = pod.metadata
    const old = this.isPlain(kind) ? store.get('pods', `${namespace}/${name}`) : undefined
    if (!old) return false
    const options = optionsOf(caller, 'create', 'binding')
    const of = { ...(namespace ? { namespace } : {}), name, subresource: 'binding' }
    const target = { apiVersion: 'v1', kind: 'Node', name: nodeName }
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target } as unknown as KubeObject
    const bound = unlessRefused(() => {
      registry.admitSubresource(kind, of, 'CREATE', binding, options)
      return bindPod(old as unknown as Pod, binding, now()) as unknown as KubeObject
    })
    if (bound) registry.store(kind, old, bound, options)
    return bound !== undefined
  }

  createLate(kind: Kind, body: LateBody, caller: Caller): boolean {
    const { registry } = this.served
    if (!this.isPlain(kind)) return false
    return unlessRefused(() => registry.createLate(kind, body, optionsOf(caller, 'create'))) ?? false
  }

  repeatLate(kind: Kind, namespace: string, name: string, repeat: EventRepeat, caller: Caller): boolean {
    const { registry } = this.served
    if (!this.isPlain(kind)) return false
    const options = optionsOf(caller, 'patch')
    return unlessRefused(() => registry.repeatLate(kind, namespace, name, repeat, options)) ?? false
  }
}
