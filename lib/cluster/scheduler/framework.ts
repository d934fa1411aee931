import type {
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  Service,
  StorageClass,
} from '@/lib/cluster/apimachinery/object'
import type { Amounts } from '@/lib/cluster/apimachinery/pod-requests'

/** A node with the pods on it, bound or just assumed (framework.NodeInfo). */
export interface NodeInfo {
  node: Node
  pods: Pod[]
  allocatable: Amounts
  requested: Amounts
  /** cpu and memory with 100m and 200Mi for containers that ask for nothing; only scoring uses it. */
  nonZero: Amounts
}

/** What the plugins see of the world during one attempt. */
export interface Snapshot {
  nodes: NodeInfo[]
  /** Pods without a node that preempted others on their nominated one. */
  nominated: Pod[]
  namespaces: Namespace[]
  services: Service[]
  replicaSets: ReplicaSet[]
  claims: PersistentVolumeClaim[]
  volumes: PersistentVolume[]
  classes: StorageClass[]
}

/** Why a node was filtered out. Unresolvable: no eviction could help. */
export interface Rejection {
  plugin: string
  reasons: string[]
  unresolvable: boolean
}

/** Events of the cluster that may make a rejected pod schedulable (ClusterEventWithHint). */
export type ClusterEvent =
  | 'NodeAdd'
  | 'NodeLabel'
  | 'NodeTaint'
  | 'NodeAllocatable'
  | 'AssignedPodAdd'
  | 'AssignedPodUpdate'
  | 'AssignedPodDelete'
  | 'Storage'

export type FilterResult = { reasons: string[]; unresolvable?: boolean } | undefined

/** One scheduler plugin; every extension point is optional, as in the framework. */
export interface SchedulerPlugin {
  name: string
  /** Events worth another attempt for a pod that this plugin rejected. */
  events: ClusterEvent[]
  /** A reason for which no node will do; undefined: the nodes are looked at. */
  preFilter?(pod: Pod, snapshot: Snapshot): string | undefined
  /** undefined: the node passes. */
  filter?(pod: Pod, info: NodeInfo, snapshot: Snapshot): FilterResult
  /** True: the plugin has nothing to say about this pod, its scores are left out. */
  skipScore?(pod: Pod, snapshot: Snapshot): boolean
  score?(pod: Pod, info: NodeInfo, snapshot: Snapshot, feasible: NodeInfo[]): number
  /** Brings raw scores to 0–100. */
  normalize?(scores: number[]): number[]
}

export const MAX_NODE_SCORE = 100

/** helper.DefaultNormalizeScore: the highest becomes 100; reversed, the lowest does. */
export function normalizeToMax(scores: number[], reverse = false): number[] {
  const max = Math.max(0, ...scores)
  if (max === 0) return scores.map(() => (reverse ? MAX_NODE_SCORE : 0))
  return scores.map((score) => {
    const scaled = Math.floor((MAX_NODE_SCORE * score) / max)
    return reverse ? MAX_NODE_SCORE - scaled : scaled
  })
}

/** Runs the filters in order; the first that refuses decides (RunFilterPlugins). */
export function runFilters(
  plugins: SchedulerPlugin[],
  pod: Pod,
  info: NodeInfo,
  snapshot: Snapshot,
): Rejection | undefined {
  for (const plugin of plugins) {
    const result = plugin.filter?.(pod, info, snapshot)
    if (result)
      return { plugin: plugin.name, reasons: result.reasons, unresolvable: result.unresolvable ?? false }
  }
  return undefined
}
