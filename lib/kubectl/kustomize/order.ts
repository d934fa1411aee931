import { KubectlError } from '../errors'
import { compareStrings } from '../go-format'
import type { Kustomization } from './kustomization'
import { compareIds, type ResId } from './resource'
import type { ResourceSet } from './resource-set'

/** What others build upon comes first, what could stand in their way last. */
const FIRST =
  'Namespace ResourceQuota StorageClass CustomResourceDefinition ServiceAccount PodSecurityPolicy Role ClusterRole RoleBinding ClusterRoleBinding ConfigMap Secret Endpoints Service LimitRange PriorityClass PersistentVolume PersistentVolumeClaim Deployment StatefulSet CronJob PodDisruptionBudget'.split(
    ' ',
  )
const LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']

const gvkText = ({ group, version, kind }: ResId) => [group || '~G', version || '~V', kind || '~K'].join('_')

function sortLegacy(set: ResourceSet, first: string[], last: string[]): void {
  const rank = ({ kind }: ResId) => {
    if (last.includes(kind)) return 1 + last.indexOf(kind)
    return first.includes(kind) ? first.indexOf(kind) - first.length : 0
  }
  set.items.sort(({ id: a }, { id: b }) => {
    if (gvkText(a) === gvkText(b)) return compareIds(a, b)
    return rank(a) - rank(b) || compareStrings(gvkText(a), gvkText(b))
  })
}

/** The order of the output: sortOptions, or kustomize's old fixed one. @throws KubectlError */
export function sortResources(set: ResourceSet, { sortOptions }: Kustomization): void {
  const order = sortOptions ? (sortOptions.order ?? 'fifo') : 'legacy'
  const { orderFirst = FIRST, orderLast = LAST } = sortOptions?.legacySortOptions ?? {}
  if (order !== 'fifo' && order !== 'legacy') {
    throw new KubectlError("the field 'sortOptions.order' must be one of [fifo, legacy]")
  }
  if (order === 'fifo' && sortOptions?.legacySortOptions) {
    throw new KubectlError(
      "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'",
    )
  }
  if (order === 'legacy') sortLegacy(set, orderFirst, orderLast)
}
