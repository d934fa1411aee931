import { findKind, kinds } from '@/lib/cluster/apis'
import { groupVersion, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { customKindsIn } from '@/lib/cluster/apis/served-kinds'
import type { ComponentContext } from '@/lib/cluster/client/component'

export interface ServedResource {
  resource: string
  kind: string
  apiVersion: string
  namespaced: boolean
  /** It has a size, at `…/scale`. */
  scalable: boolean
}

const served = (kind: Kind): ServedResource => ({
  resource: resourceName(kind),
  kind: kind.kind,
  apiVersion: groupVersion(kind),
  namespaced: kind.namespaced,
  scalable: kind.subresources?.includes('scale') ?? false,
})

/** What discovery would tell of the kinds that are always there. */
export const servedResources: ServedResource[] = kinds
  .filter((kind) => !kind.review && findKind(resourceName(kind)) === kind)
  .map(served)

/** What discovery would tell: every kind that the API server serves now. */
export function servedNow({ lister }: ComponentContext): ServedResource[] {
  const custom = customKindsIn((resource) => lister.list(resource))
  return [...servedResources, ...custom.map(served)]
}

interface Reference {
  apiVersion: string
  kind: string
}

/** `Deployment.apps`: the version does not matter. */
const groupKind = ({ apiVersion, kind }: Reference) =>
  `${kind}.${apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')))}`

const byGroupKind = new Map<string, ServedResource>()
for (const resource of servedResources) {
  const key = groupKind(resource)
  if (!byGroupKind.has(key)) byGroupKind.set(key, resource)
}

/** The resource of an owner reference; the version in it does not matter, its group does. */
export function resourceOf(ctx: ComponentContext, reference: Reference): ServedResource | undefined {
  const key = groupKind(reference)
  return byGroupKind.get(key) ?? servedNow(ctx).find((resource) => groupKind(resource) === key)
}
