/** A request for a resource: what it is answered from. */
import { badRequest } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { Registry } from '@/lib/cluster/apiserver/registry'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { RngState } from '@/lib/cluster/sim/rng'
import type { Store } from '@/lib/cluster/storage/store'

export interface Answer {
  code: number
  body: unknown
}

export interface ResourceContext {
  request: ApiRequest
  path: ResourcePath
  kind: Kind
  registry: Registry
  store: Store
  now: number
  rng: RngState
  warnings: string[]
  /** The name of the key that signs tokens; unset: kubeadm's. */
  signingKey?: string
  present(object: KubeObject): KubeObject
  /** Whoever creates by an update or an apply must be allowed to. @throws ApiError Forbidden */
  authorizeCreate(): void
}

/** The object that the path names. @throws ApiError NotFound */
export const read = (context: ResourceContext) =>
  context.registry.get(context.kind, context.path.namespace, context.path.name ?? '')

/** @throws ApiError when the object in the body is not the one that the path names */
export function checkName(draft: KubeObject, name: string): void {
  if (draft.metadata.name && draft.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${draft.metadata.name}) does not match the name on the URL (${name})`,
    )
  }
}
