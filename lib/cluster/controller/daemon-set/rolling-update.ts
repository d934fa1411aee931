/** Which old pods go next. Mirrors: pkg/controller/daemon/update.go. */
import type { DaemonSet, Pod } from '@/lib/cluster/apimachinery/object'
import { scaledValue } from '@/lib/cluster/controller/deployment/arithmetic'

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
    if (!pair) continue
    const { updated, old } = pair
    if (updated) unavailable += isAvailable(updated) ? 0 : 1
    else if (!old) unavailable += 1
    else if (isAvailable(old)) candidates.push(old)
    else {
      broken.push(old)
      unavailable += 1
    }
  }
  return [...broken, ...candidates.slice(0, Math.max(0, max - unavailable))]
}

/** With surge, the old pod goes once the new one beside it is available. */
function withSurge({ byNode, isUpdated, isAvailable }: Situation): Pod[] {
  return [...byNode.values()].flatMap((pods) => {
    const pair = pairOn(pods, isUpdated)
    return pair?.updated && pair.old && isAvailable(pair.updated) ? [pair.old] : []
  })
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
    if (!pair?.old) continue
    if (pair.updated) surging += isAvailable(pair.updated) ? 0 : 1
    else if (isAvailable(pair.old)) candidates.push(node)
    else {
      broken.push(node)
      surging += 1
    }
  }
  return [...broken, ...candidates.slice(0, Math.max(0, max - surging))]
}

/** The pods that a rolling update deletes now. */
export const podsToReplace = (ds: DaemonSet, situation: Situation): Pod[] =>
  allowsSurge(ds) ? withSurge(situation) : withoutSurge(ds, situation)
