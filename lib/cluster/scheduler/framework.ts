import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Amounts } from '@/lib/cluster/apimachinery/pod-requests'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { Lister } from '@/lib/cluster/client/lister'
import type { Kind, Memory } from '@/lib/cluster/scheduler/memory'
import type { QueuedPod } from '@/lib/cluster/scheduler/queue'

/** A node with the pods on it, bound or just assumed (framework.NodeInfo). */
export interface NodeInfo {
  node: Node
  pods: Pod[]
  /** Those of them with affinity or anti-affinity to pods. */
  withAffinity: Pod[]
  allocatable: Amounts
  requested: Amounts
  /** cpu and memory with 100m and 200Mi for containers that ask for nothing; only scoring uses it. */
  nonZero: Amounts
  /** Where it stands among the nodes. */
  place: number
}

/** Nodes by where they stand; good until the next attempt. */
export type Places = Int32Array

/** What the plugins see of the world during one attempt. */
export interface Snapshot {
  nodes: NodeInfo[]
  /** Pods without a node that preempted others on their nominated one. */
  nominated: Pod[]
  lister: Lister
  /** Names of the nodes that have pods with affinity; unset: that is to be looked up. */
  withAffinity?: Set<string>
  /** What earlier attempts have found about these nodes. */
  memory?: Memory
}

/** The nodes that have pods with affinity to pods. */
export function nodesWithAffinity({ nodes, withAffinity }: Snapshot): readonly NodeInfo[] {
  return withAffinity?.size === 0 ? [] : nodes.filter((info) => info.withAffinity.length > 0)
}

/** Why a pod or a node was refused (framework.Status). Unresolvable: no eviction could help. */
export interface Refusal {
  reasons: string[]
  unresolvable?: boolean
}

/** A refusal, and whose it is. */
export interface Rejection extends Refusal {
  plugin: string
}

/** An event of the cluster, by Kubernetes' label: `Node/UpdateNodeTaint`, `AssignedPod/Delete`. */
export type ClusterEvent = `${string}/${string}`

/** A change of an object: `old` is undefined for a new one, `now` for one that is gone. */
export interface Change {
  event: ClusterEvent
  old?: KubeObject
  now?: KubeObject
}

/** One attempt for one pod: what the plugins work on (CycleState and more). */
export interface Cycle {
  pod: Pod
  snapshot: Snapshot
  framework: Framework
  /** Plugins whose preFilter had nothing to say: their filters are left out. */
  skipped: Set<string>
  /** What is remembered of pods of its kind. */
  kind?: Kind
}

/** Which nodes preFilter leaves; `'skip'`: the plugin has nothing to say about this pod. */
export type PreFilterResult = 'skip' | Refusal | { nodes: Set<string> } | undefined

/** What a postFilter found: a node for which room is made, or why there is none. */
export type PostFilterResult =
  | { kind: 'nominated'; node: string }
  /** `clear`: an older nomination is given up. */
  | { kind: 'none'; message: string; clear?: boolean }
  | { kind: 'error'; message: string }

/** One scheduler plugin; every extension point is optional, as in the framework. */
export interface SchedulerPlugin {
  name: string
  /** Its filter and its score look at nothing but the node and what the pod's signature holds. */
  local?: true
  /** A refusal keeps the pod out of the queue. */
  preEnqueue?(pod: Pod): Refusal | undefined
  preFilter?(cycle: Cycle): PreFilterResult
  /** undefined: the node passes. */
  filter?(cycle: Cycle, info: NodeInfo): Refusal | undefined
  /** When no node passed. */
  postFilter?(cycle: Cycle, diagnosis: Diagnosis, ctx: ComponentContext): PostFilterResult
  /**
   * True: the plugin has nothing to say about this pod, its scores are left out.
   * @param feasible the nodes that passed, here and below
   */
  preScore?(cycle: Cycle, feasible: Places): boolean
  score?(cycle: Cycle, info: NodeInfo): number
  /** The same for many nodes, for what need not touch them. */
  scoreAll?(cycle: Cycle, feasible: Places, into: Int32Array): void
  /** Brings raw scores, one per feasible node, to 0–100, in place. */
  normalize?(scores: Int32Array, cycle: Cycle, feasible: Places): void
  /**
   * Writes what has to be there before the pod is bound; without `info` it only looks again.
   * False: that is not there yet, the pod waits for it.
   */
  preBind?(cycle: Pick<Cycle, 'pod'>, info: NodeInfo | undefined, ctx: ComponentContext): boolean | undefined
  /** Binds the pod. */
  bind?(pod: Pod, node: string, ctx: ComponentContext): void
}

/** Why no node passed (framework.Diagnosis). */
export interface Diagnosis {
  rejections: Map<string, Rejection>
  /** The plugin that refused before any node was looked at. */
  preFilter?: Rejection
}

/** A profile at work: the plugins of each extension point in their order (framework.frameworkImpl). */
export interface Framework {
  schedulerName: string
  /** Tells profiles apart: no state. */
  id: number
  plugins: Record<
    'preEnqueue' | 'preFilter' | 'filter' | 'postFilter' | 'preScore' | 'preBind' | 'bind',
    SchedulerPlugin[]
  >
  scores: { plugin: SchedulerPlugin; weight: number }[]
  /** `pluginConfig`, by plugin. */
  args: Readonly<Record<string, unknown>>
  percentageOfNodesToScore: number
  backoff?: QueuedPod['backoff']
}

export const MAX_NODE_SCORE = 100

/** helper.DefaultNormalizeScore: the highest becomes 100; reversed, the lowest does. */
export function normalizeToMax(scores: Int32Array, reverse = false): void {
  let max = 0
  for (const score of scores) if (score > max) max = score
  for (let i = 0; i < scores.length; i++) {
    const scaled = max === 0 ? 0 : Math.floor((MAX_NODE_SCORE * (scores[i] as number)) / max)
    scores[i] = reverse ? MAX_NODE_SCORE - scaled : scaled
  }
}

/** Scores between the lowest (0) and the highest (100). */
export function spreadScores(scores: Int32Array): void {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const score of scores) {
    if (score < min) min = score
    if (score > max) max = score
  }
  for (let i = 0; i < scores.length; i++)
    scores[i] = max === min ? 0 : Math.floor((MAX_NODE_SCORE * ((scores[i] as number) - min)) / (max - min))
}

/** What a plugin that is `local` works out once for all pods of a kind. */
export function perKind<T extends object>(workOut: (cycle: Cycle) => T): (cycle: Cycle) => T {
  const known = new WeakMap<object, T>()
  return (cycle) => {
    const whose = cycle.kind ?? cycle
    const before = known.get(whose)
    if (before) return before
    const made = workOut(cycle)
    known.set(whose, made)
    return made
  }
}

/** A cycle whose plugins have prepared themselves; what they say to it before any node is looked at. */
export function startCycle(
  framework: Framework,
  pod: Pod,
  snapshot: Snapshot,
): { cycle: Cycle; refused?: Rejection; narrowed?: { nodes: Set<string>; by: string[] } } {
  const cycle: Cycle = { pod, snapshot, framework, skipped: new Set() }
  let nodes: Set<string> | undefined
  const by: string[] = []
  for (const plugin of framework.plugins.preFilter) {
    const result = plugin.preFilter?.(cycle)
    if (result === undefined) continue
    if (result === 'skip') cycle.skipped.add(plugin.name)
    else if ('reasons' in result) return { cycle, refused: { ...result, plugin: plugin.name } }
    else {
      const { nodes: wanted } = result
      nodes = nodes ? new Set([...nodes].filter((name) => wanted.has(name))) : wanted
      by.push(plugin.name)
    }
  }
  return nodes ? { cycle, narrowed: { nodes, by: by.sort() } } : { cycle }
}

/** Runs the filters in order; the first that refuses decides (RunFilterPlugins). */
export function runFilters(cycle: Cycle, info: NodeInfo): Rejection | undefined {
  for (const plugin of cycle.framework.plugins.filter) {
    if (cycle.skipped.has(plugin.name)) continue
    const refusal = plugin.filter?.(cycle, info)
    if (refusal) return { plugin: plugin.name, ...refusal }
  }
  return undefined
}
