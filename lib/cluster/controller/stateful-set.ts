import { keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import { podOwners } from '@/lib/cluster/controller/pods-of'
import { part } from '@/lib/cluster/sim/parts'

/**
 * The StatefulSet controller.
 * Mirrors: pkg/controller/statefulset – identities, order, claims, rolling update with partition, revisions.
 */
export const statefulSet: Component = {
  name: 'statefulset',
  eventSource: 'statefulset-controller',
  watches: [
    { resource: 'statefulsets.apps', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: podOwners('StatefulSet', 'statefulsets.apps') },
  ],
  reconcile: (key, ctx) => part('statefulSetSync').syncStatefulSet(key, ctx),
}
