/** What holds of a cluster, whatever a learner does: at each write, and whenever nothing is left to do. */
import type { Cluster } from '@/lib/cluster/cluster'
import { onWrite, type Watch } from '../on-write'
import { keepsBudgets } from './budgets'
import { leadsToReadyPods } from './endpoints'
import type { Ask } from './facts'
import { toldOfEverything } from './informers'
import { neverOvercommits } from './nodes'
import {
  daemonSetsKeepNodes,
  replicaSetsKeepPods,
  sizesStayWithinBounds,
  statefulSetsKeepOrder,
} from './rollouts'
import { statusesTellTheTruth } from './statuses'

type OnWrite = (ask: Ask, now: () => number, runs: (process: string) => boolean) => Watch<unknown>

const every = {
  neverOvercommits,
  keepsBudgets,
  sizesStayWithinBounds,
  replicaSetsKeepPods,
  statefulSetsKeepOrder,
  daemonSetsKeepNodes,
}

/** Each keeps for itself what it finds before a write. */
export const AT_EACH_WRITE = every as unknown as Record<keyof typeof every, OnWrite>

/** Watches a cluster from here on. The verdict throws what was first found wrong. */
export function watchWrites(cluster: Cluster, which: readonly OnWrite[]): () => void {
  const ask = cluster.request.bind(cluster)
  const now = () => cluster.now()
  const runs = (wanted: string) =>
    cluster.components().some(({ name, running }) => name === wanted && running)
  const verdicts = which.map((one) => onWrite(cluster, one(ask, now, runs)).verdict)
  return () => {
    for (const verdict of verdicts) verdict()
  }
}

/** What holds whenever all components run and have done what there is to do. */
export function checkDrained(cluster: Cluster): void {
  const ask = cluster.request.bind(cluster)
  leadsToReadyPods(ask)
  statusesTellTheTruth(ask, cluster.now())
  toldOfEverything(cluster, ask)
}
