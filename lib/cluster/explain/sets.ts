/** Why a StatefulSet or a DaemonSet is not ready, or not as its template. */
import type { DaemonSet, StatefulSet } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { labelsOfNodes } from '@/lib/cluster/explain/placement'
import {
  counted,
  failureLinks,
  going,
  noneAsked,
  podLinks,
  podsOf,
  unseen,
  waitsForMinimum,
} from '@/lib/cluster/explain/replicas'
import type { View } from '@/lib/cluster/explain/view'

const ordinal = (name: string) => Number(/-(\d+)$/.exec(name)?.[1] ?? 0)

/** All is ready, but some of it is of the former template. */
function staleLinks({ kind, metadata, spec }: StatefulSet | DaemonSet, updated: number, all: number): Link[] {
  const object = refOf({ kind, metadata })
  const said = counted('Updated', updated, all)
  const { type, rollingUpdate } = spec.updateStrategy ?? {}
  if (type === 'OnDelete')
    return [{ object, why: 'held', said, field: 'spec.updateStrategy.type', found: 'OnDelete' }]
  const { partition } = (rollingUpdate ?? {}) as { partition?: number }
  if (!partition) return []
  const field = 'spec.updateStrategy.rollingUpdate.partition'
  return [{ object, why: 'held', said, field, found: partition }]
}

/** The links of a StatefulSet: its pods in their order, as each waits for the one before. */
export function explainStatefulSet(view: View, set: StatefulSet): Link[] {
  if (set.metadata.deletionTimestamp) return going(set)
  const { replicas = 1 } = set.spec
  const {
    readyReplicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    observedGeneration = 0,
  } = set.status ?? {}
  const isSeen = observedGeneration >= (set.metadata.generation ?? 0)
  const isReady = readyReplicas >= replicas && (set.status?.replicas ?? 0) === replicas
  if (isSeen && isReady && updatedReplicas >= replicas && availableReplicas >= replicas)
    return replicas === 0 ? [noneAsked(set)] : []
  const head: Link = {
    object: refOf(set),
    why: 'waits',
    said: counted('ReadyReplicas', readyReplicas, replicas),
  }
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const pods = podsOf(view, set).sort((a, b) => ordinal(a.metadata.name) - ordinal(b.metadata.name))
  const links = podLinks(view, pods)
  if (links.length > 0) return [head, ...links]
  const failure = pods.length < replicas ? failureLinks(view, set) : []
  if (failure.length > 0) return failure
  return [
    head,
    ...(isReady && updatedReplicas < replicas
      ? staleLinks(set, updatedReplicas, replicas)
      : waitsForMinimum(set)),
  ]
}

/** No node is meant: what its pods ask of one. */
function nowhere(view: View, set: DaemonSet): Link[] {
  const { nodeSelector, affinity, tolerations } = set.spec.template?.spec ?? {}
  const object = refOf(set)
  const at = 'spec.template.spec'
  if (nodeSelector) {
    const wanted = labelsOfNodes(view, Object.keys(nodeSelector))
    return [{ object, why: 'no match', field: `${at}.nodeSelector`, found: nodeSelector, wanted }]
  }
  if (affinity?.nodeAffinity)
    return [{ object, why: 'no match', field: `${at}.affinity.nodeAffinity`, found: affinity.nodeAffinity }]
  const wanted = view.lister.list('nodes').flatMap(({ spec }) => spec.taints ?? [])
  return [{ object, why: 'no match', field: `${at}.tolerations`, found: tolerations ?? [], wanted }]
}

export function explainDaemonSet(view: View, set: DaemonSet): Link[] {
  if (set.metadata.deletionTimestamp) return going(set)
  const { desiredNumberScheduled = 0, numberReady = 0, numberAvailable = 0 } = set.status ?? {}
  const { updatedNumberScheduled = 0, observedGeneration = 0 } = set.status ?? {}
  const isSeen = observedGeneration >= (set.metadata.generation ?? 0)
  const said = counted('NumberReady', numberReady, desiredNumberScheduled)
  const head: Link = { object: refOf(set), why: 'waits', said }
  if (isSeen && desiredNumberScheduled === 0) return [head, ...nowhere(view, set)]
  const isReady = numberReady >= desiredNumberScheduled && numberAvailable >= desiredNumberScheduled
  if (isSeen && isReady && updatedNumberScheduled >= desiredNumberScheduled) return []
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const pods = podsOf(view, set)
  const links = podLinks(view, pods)
  if (links.length > 0) return [head, ...links]
  const failure = pods.length < desiredNumberScheduled ? failureLinks(view, set) : []
  if (failure.length > 0) return failure
  return isReady
    ? staleLinks(set, updatedNumberScheduled, desiredNumberScheduled)
    : [head, ...waitsForMinimum(set)]
}
