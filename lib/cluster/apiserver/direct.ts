/**
 * The short way of the cluster's own processes: what they ask most, without path, decoding and answer.
 * Whatever is unusual is left to the long way, which says what is wrong; nothing has happened by then.
 */
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import type { Registry } from '@/lib/cluster/apiserver/registry'
import type { Caller, ComponentApi, LateBody } from '@/lib/cluster/apiserver/request'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'
import type { Store } from '@/lib/cluster/storage/store'

interface Served {
  store: Store
  registry: Registry
  present(kind: Kind, object: KubeObject): KubeObject
}

/** As request-options.ts makes them of a request. */
const optionsOf = (
  { user, userAgent, reactingTo }: Caller,
  verb: WriteOptions['verb'],
  subresource?: string,
): WriteOptions => ({
  user,
  actor: userAgent,
  manager: userAgent.split('/')[0] ?? '',
  verb,
  ...(subresource ? { subresource } : {}),
  ...(reactingTo !== undefined ? { reactingTo } : {}),
})

/** What the server would refuse is for the long way. */
function unlessRefused<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
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

  createLate(kind: Kind, body: LateBody, caller: Caller): boolean {
    const { registry } = this.served
    if (!this.isPlain(kind)) return false
    return unlessRefused(() => registry.createLate(kind, body, optionsOf(caller, 'create'))) ?? false
  }
}
