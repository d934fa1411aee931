/** The kinds of this moment: those that are always there, and those that stored definitions bring. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { CRD_RESOURCE, type CustomResourceDefinition } from '@/lib/cluster/apis/apiextensions/crd'
import { kinds } from '@/lib/cluster/apis/index'
import { groupVersion, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { part } from '@/lib/cluster/sim/parts'

/** Lists what is stored of a resource. */
type Lists = (resource: string) => KubeObject[]

/** The kinds that servers in pods answer for: registered, not stored. */
function remoteKinds(list: Lists): Kind[] {
  const registered = list('apiservices.apiregistration.k8s.io') as (KubeObject & {
    spec?: { service?: object }
  })[]
  return registered.some(({ spec }) => spec?.service) ? part('metricsApis').metricsKinds(list) : []
}

/** By group and name, the preferred version of a group first. */
const order = (a: Kind, b: Kind) =>
  a.group === b.group
    ? part('customKind').compareVersions(a.version, b.version) || (a.plural < b.plural ? -1 : 1)
    : a.group < b.group
      ? -1
      : 1

export function customKindsIn(list: Lists): Kind[] {
  const definitions = list(CRD_RESOURCE) as unknown as CustomResourceDefinition[]
  return definitions.length === 0 ? [] : definitions.flatMap(part('customKind').customKinds).sort(order)
}

/**
 * A custom kind by `backups.ops.example.com`: in its preferred version, or in the one that is stored where
 * another would need a webhook.
 */
export function findCustomKind(list: Lists, resource: string): Kind | undefined {
  const versions = customKindsIn(list).filter((kind) => resourceName(kind) === resource)
  return (
    versions.find((kind) => kind.conversion?.storage === groupVersion(kind)) ??
    versions[0] ??
    remoteKinds(list).find((kind) => resourceName(kind) === resource)
  )
}

export function servedKinds(list: Lists): readonly Kind[] {
  const custom = [...customKindsIn(list), ...remoteKinds(list)]
  return custom.length === 0 ? kinds : [...kinds, ...custom]
}
