import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { WatchEvent } from '@/lib/cluster/client/component'
import type { Change, ClusterEvent } from '@/lib/cluster/scheduler/framework'

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

type Part = 'old' | 'now'

const change = (event: ClusterEvent, objects: Pick<WatchEvent, 'object' | 'old'>, gone = false): Change => {
  const object = objects.object as unknown as KubeObject
  const old = objects.old as unknown as KubeObject | undefined
  const parts: Partial<Record<Part, KubeObject>> = gone ? { old: object } : { old, now: object }
  return { event, ...parts }
}

/** What has changed of a pod, as far as plugins care (PodSchedulingPropertiesChange). */
function podChanges(who: 'AssignedPod' | 'UnscheduledPod', event: WatchEvent): Change[] {
  const [pod, old] = [event.object as Pod, event.old as Pod | undefined]
  if (!old) return []
  const changes: Change[] = []
  if (!same(pod.metadata.labels, old.metadata.labels)) changes.push(change(`${who}/UpdatePodLabel`, event))
  if (pod.spec === old.spec) return changes
  if (!same(pod.spec.containers, old.spec.containers))
    changes.push(change(`${who}/UpdatePodScaleDown`, event))
  if (who === 'UnscheduledPod' && !same(pod.spec.tolerations, old.spec.tolerations))
    changes.push(change('UnscheduledPod/UpdatePodToleration', event))
  return changes
}

/** What has changed of a node (NodeSchedulingPropertiesChange). */
function nodeChanges(event: WatchEvent): Change[] {
  if (event.type === 'DELETED') return [change('Node/Delete', event, true)]
  const [node, old] = [event.object as Node, event.old as Node | undefined]
  if (!old) return [change('Node/Add', event)]
  const changes: Change[] = []
  if (!same(node.status?.allocatable, old.status?.allocatable))
    changes.push(change('Node/UpdateNodeAllocatable', event))
  if (!same(node.metadata.labels, old.metadata.labels)) changes.push(change('Node/UpdateNodeLabel', event))
  if (!same(node.spec.taints, old.spec.taints) || node.spec.unschedulable !== old.spec.unschedulable)
    changes.push(change('Node/UpdateNodeTaint', event))
  return changes
}

const ACTIONS = { ADDED: 'Add', MODIFIED: 'Update', DELETED: 'Delete' } as const

/** Whose change it is; of something of the storage its kind. A pod that has ended is gone to the scheduler. */
export type WhatChanged = 'Node' | 'UnscheduledPod' | 'AssignedPod' | 'AddedPod' | 'GonePod' | (string & {})

/** What a watch event is to the plugins. */
export function changesOf(what: WhatChanged, event: WatchEvent): Change[] {
  switch (what) {
    case 'Node':
      return nodeChanges(event)
    case 'AssignedPod':
      return podChanges('AssignedPod', event)
    case 'UnscheduledPod':
      return podChanges('UnscheduledPod', event)
    case 'AddedPod':
      return [{ event: 'AssignedPod/Add', now: event.object as unknown as KubeObject }]
    case 'GonePod':
      return [change('AssignedPod/Delete', event, true)]
    default:
      return [change(`${what}/${ACTIONS[event.type]}`, event, event.type === 'DELETED')]
  }
}
