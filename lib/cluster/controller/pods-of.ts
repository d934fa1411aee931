import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { controllerOf, keyOf, type ObjectMeta, type Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext, WatchEvent } from '@/lib/cluster/client/component'

/** Maps a pod's event to the keys of its present, former or possible owners of one kind. */
export const podOwners =
  (kind: string, resource: 'daemonsets.apps' | 'statefulsets.apps' | 'jobs.batch') =>
  (event: WatchEvent, ctx: ComponentContext): string[] => {
    const pod = event.object as Pod
    const keys = [event.object, event.old].flatMap((version) => {
      const owner = version && controllerOf(version)
      return owner?.kind === kind ? [`${pod.metadata.namespace}/${owner.name}`] : []
    })
    if (controllerOf(pod) || event.type === 'DELETED') return [...new Set(keys)]
    const owners: { metadata: ObjectMeta; spec: { selector?: ILabelSelector } }[] = ctx.lister.list(
      resource,
      pod.metadata.namespace,
    )
    const adopters = owners.filter(({ spec }) => matchesLabelSelector(spec.selector, pod.metadata.labels))
    return [...new Set([...keys, ...adopters.map(keyOf)])]
  }
