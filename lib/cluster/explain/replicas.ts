/** What keeps a number of pods from being there and ready: shared by all that own pods. */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { controllerOf } from '@/lib/cluster/apimachinery/object'
import { stoppedLinks } from '@/lib/cluster/explain/component'
import { type Link, refOf, type Said } from '@/lib/cluster/explain/link'
import { explainPod } from '@/lib/cluster/explain/pod'
import { refusalLinks } from '@/lib/cluster/explain/refusals'
import {
  conditionSaid,
  findCondition,
  heldByFinalizers,
  lastEvent,
  type View,
} from '@/lib/cluster/explain/view'

type Owner = { apiVersion: string; kind: string; metadata: KubeObject['metadata'] }

export const CONTROLLERS = 'kube-controller-manager'

export const podsOf = (view: View, owner: Owner): Pod[] =>
  view.lister
    .list('pods', owner.metadata.namespace)
    .filter((pod) => controllerOf(pod)?.uid === owner.metadata.uid)

/** The first pod that is not as it should be; those that are asked to go last. */
export function podLinks(view: View, pods: readonly Pod[]): Link[] {
  const sorted = [...pods].sort(
    (a, b) => Number(!!a.metadata.deletionTimestamp) - Number(!!b.metadata.deletionTimestamp),
  )
  for (const pod of sorted) {
    const links = explainPod(view, pod)
    if (links.length > 0) return links
  }
  return []
}

/** The controller could not make what it wanted. */
export function failureLinks(view: View, owner: Owner & { status?: unknown }): Link[] {
  const condition = findCondition(owner, 'ReplicaFailure')
  const said: Said | undefined =
    condition?.status === 'True' ? conditionSaid(condition) : lastEvent(view, owner, ['FailedCreate'])
  if (!said) return []
  const object = refOf(owner)
  return [{ object, why: 'said', said }, ...refusalLinks(view, object, said)]
}

/** Nobody has looked at the object yet, as whoever should is down. */
export function unseen(view: View): Link[] {
  return view.runs(CONTROLLERS) ? [] : stoppedLinks(view, CONTROLLERS)
}

/** A deletion that waits. */
export const going = (owner: Owner): Link[] => heldByFinalizers(owner as unknown as KubeObject, refOf(owner))

/** Counts of a status as words: `1 of 3 ready`. */
export const counted = (reason: string, have: number | undefined, wanted: number): Said => ({
  in: 'status',
  reason,
  message: `${have ?? 0}/${wanted}`,
})

/** It asks for no pods. */
export const noneAsked = (owner: Owner): Link => ({
  object: refOf(owner),
  why: 'none asked',
  field: 'spec.replicas',
  found: 0,
})

/** Ready, but not for long enough. */
export function waitsForMinimum({
  kind,
  metadata,
  spec,
}: Owner & { spec: { minReadySeconds?: number } }): Link[] {
  if (!spec.minReadySeconds) return []
  const object = refOf({ kind, metadata })
  return [{ object, why: 'waits', field: 'spec.minReadySeconds', found: spec.minReadySeconds }]
}
