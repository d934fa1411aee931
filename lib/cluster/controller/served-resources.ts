import { kinds } from '@/lib/cluster/apis'
import { groupVersion, type Kind, resourceName } from '@/lib/cluster/apis/kind'

export interface ServedResource {
  resource: string
  kind: string
  apiVersion: string
  namespaced: boolean
}

/** What discovery would tell: every kind that the API server serves. */
export const servedResources: ServedResource[] = kinds
  .filter((kind) => !kind.review)
  .map((kind: Kind) => ({
    resource: resourceName(kind),
    kind: kind.kind,
    apiVersion: groupVersion(kind),
    namespaced: kind.namespaced,
  }))

/** The resource of an owner reference; the version in it does not matter, its group does. */
export function resourceOf(reference: { apiVersion: string; kind: string }): ServedResource | undefined {
  const group = (apiVersion: string) => apiVersion.split('/').slice(0, -1).join('/')
  return servedResources.find(
    ({ kind, apiVersion }) => kind === reference.kind && group(apiVersion) === group(reference.apiVersion),
  )
}
