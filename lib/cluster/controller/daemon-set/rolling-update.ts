/** Which old pods go next. Mirrors: pkg/controller/daemon/update.go. */
import type { DaemonSet, Pod } from '@/lib/cluster/apimachinery/object'
import { scaledValue } from '@/lib/cluster/controller/deployment/arithmetic'
import { isReady } from '@/lib/cluster/controller/pod-state'

/** What the decision needs to know of the set at this moment. */
export interface Situation {
  /** Pods per node, those on their way out included. */
  byNode: Map<string, Pod[]>
  /** Nodes that are to run one. */
  desired: readonly string[]
  isUpdated(pod: Pod): boolean
  isAvailable(pod: Pod): boolean
}

interface Pair {
  updated?: Pod | undefined
  old?: Pod | undefined
}

/** The two pods of a node; undefined while there are more of one sort, which is cleared up first. */
function pairOn(pods: readonly Pod[], isUpdated: (pod: Pod) => boolean): Pair | undefined {
  const live = pods.filter(({ metadata }) => !metadata.deletionTimestamp)
  const updated = live.filter(isUpdated)
  const old = live.filter((pod) => !isUpdated(pod))
  return updated.length > 1 || old.length > 1 ? undefined : { updated: updated[0], old: old[0] }
}

function withoutSurge(ds: DaemonSet, situation: Situation): Pod[] {
  const { byNode, desired, isUpdated, isAvailable } = situation
  const max = Math.max(
    1,
    scaledValue(ds.spec.updateStrategy?.rollingUpdate?.maxUnavailable, desired.length, true),
  )
  let unavailable = 0
  const broken: Pod[] = []
  const candidates: Pod[] = []
  for (const pods of byNode.values()) {
    const pair = pairOn(pods, isUpdated)
    const { updated, old } = pair ?? {}
    if (updated && old) unavailable += 1
    else if (updated) unavailable += isAvailable(updated) ? 0 : 1
    else if (!old) unavailable += 1
    else if (isAvailable(old)) candidates.push(old)
    else {
      broken.push(old)
      unavailable += 1
    }
  }
  return [...broken, ...candidates.slice(0, Math.max(0, max - unavailable))]
}

/**
 * With surge two pods of a node are too many once the new one is available, or while the old one is not ready;
 * a third always is. `running`: the pods of one node that are neither over nor on their way out, oldest first.
 */
export function surplusInSurge(running: readonly Pod[], { isUpdated, isAvailable }: Situation): Pod[] {
  const updated = running.filter(isUpdated)
  const old = running.filter((pod) => !isUpdated(pod))
  const more = [...updated.slice(1), ...old.slice(1)]
  const [newest, oldest] = [updated[0], old[0]]
  if (newest && oldest && (!isReady(oldest) || isAvailable(newest))) more.push(oldest)
  return more
}

export const allowsSurge = (ds: DaemonSet): boolean =>
  ds.spec.updateStrategy?.type !== 'OnDelete' &&
  scaledValue(ds.spec.updateStrategy?.rollingUpdate?.maxSurge, 100, true) > 0

/** The nodes that get a new pod beside the old one: broken ones at once, then as many as the surge allows. */
export function nodesToSurge(
  ds: DaemonSet,
  { byNode, desired, isUpdated, isAvailable }: Situation,
): string[] {
  const max = scaledValue(ds.spec.updateStrategy?.rollingUpdate?.maxSurge, desired.length, true)
  let surging = 0
  const broken: string[] = []
  const candidates: string[] = []
  for (const node of desired) {
    const pair = pairOn(byNode.get(node) ?? [], isUpdated)
    if (!pair) surging += 1
    if (!pair?.old) continue
    if (pair.updated) surging += isAvailable(pair.updated) ? 0 : 1
    else if (isAvailable(pair.old)) candidates.push(node)
    else broken.push(node)
  }
  return [...broken, ...candidates.slice(0, Math.max(0, max - surging))]
}

/** The pods that a rolling update deletes now. With surge that follows from there being two of a node. */
export const podsToReplace = (ds: DaemonSet, situation: Situation): Pod[] =>
  allowsSurge(ds) ? [] : withoutSurge(ds, situation)
