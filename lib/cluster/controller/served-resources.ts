import { findKind, kinds } from '@/lib/cluster/apis'
import { groupVersion, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { customKindsIn } from '@/lib/cluster/apis/served-kinds'
import type { ComponentContext } from '@/lib/cluster/client/component'

export interface ServedResource {
  resource: string
  kind: string
  apiVersion: string
  namespaced: boolean
}

const served = (kind: Kind): ServedResource => ({
  resource: resourceName(kind),
  kind: kind.kind,
  apiVersion: groupVersion(kind),
  namespaced: kind.namespaced,
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

/** The resource of an owner reference; the version in it does not matter, its group does. */
export function resourceOf(
  ctx: ComponentContext,
  reference: { apiVersion: string; kind: string },
): ServedResource | undefined {
  const group = (apiVersion: string) => apiVersion.split('/').slice(0, -1).join('/')
  const matches = ({ kind, apiVersion }: ServedResource) =>
    kind === reference.kind && group(apiVersion) === group(reference.apiVersion)
  return servedResources.find(matches) ?? servedNow(ctx).find(matches)
}
