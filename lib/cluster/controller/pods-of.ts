import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { controllerOf, keyOf, type ObjectMeta, type Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext, WatchEvent } from '@/lib/cluster/client/component'

interface Owner {
  metadata: ObjectMeta
  spec: { selector?: ILabelSelector }
}

/** Most events of pods are nothing to most controllers. */
const NOBODY: string[] = []

/** Maps a pod's event to the keys of its present, former or possible owners of one kind. */
export const ownersOf =
  (kind: string, candidates: (ctx: ComponentContext, namespace: string | undefined) => Owner[]) =>
  ({ type, object, old }: WatchEvent, ctx: ComponentContext): string[] => {
    const { namespace, labels, ownerReferences } = (object as Pod).metadata
    const keyIn = (version: Pod) => {
      const owner = controllerOf(version)
      return owner?.kind === kind ? [`${namespace}/${owner.name}`] : NOBODY
    }
    const keys = keyIn(object as Pod)
    const isMoved = old !== undefined && old.metadata.ownerReferences !== ownerReferences
    const all = isMoved ? [...new Set([...keys, ...keyIn(old as Pod)])] : keys
    if (type === 'DELETED' || controllerOf(object)) return all
    // An orphan is worth a look when it is new to those who may adopt it.
    if (old && !isMoved && deepEqual(old.metadata.labels, labels)) return all
    const adopters = candidates(ctx, namespace).filter(({ spec }) =>
      matchesLabelSelector(spec.selector, labels),
    )
    return [...new Set([...all, ...adopters.map(keyOf)])]
  }

export const podOwners = (kind: string, resource: 'daemonsets.apps' | 'statefulsets.apps' | 'jobs.batch') =>
  ownersOf(kind, (ctx, namespace) => ctx.lister.list(resource, namespace))
