/**
 * What pods of one kind have come to on each node, for the next of their kind: true as long as the node and its pods
 * stay the same. It follows from what is stored, so it is no state.
 * Mirrors: what the framework's pod signatures are for (SignPlugins).
 */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { type Cycle, type NodeInfo, type Rejection, runFilters } from '@/lib/cluster/scheduler/framework'

/** A number per node, by its place, and the generation of the node of which it is true. */
interface Column {
  at: Uint32Array
  values: Int32Array
}

export interface Kind {
  /** The generation of each node that was looked at. */
  at: Uint32Array
  rejections: (Rejection | undefined)[]
  /** Raw scores of the nodes that passed: of each of the profile's plugins that is `local`. */
  scores: (Int32Array | undefined)[]
}

/** Of the nodes as they are now; by place, so that nobody need touch a thousand nodes to choose one. */
export interface Memory {
  names: readonly string[]
  /** Another number whenever the pods of a node have become others. */
  generations: Uint32Array
  /** By profile and signature. */
  kinds: Map<string, Kind>
  columns: Map<string, Column>
  /** The names of nodes that stand side by side, by the first and the last place. */
  windows: Map<string, string[]>
  /** The values of topology keys, by place; null: no node has the key. */
  topologies: Map<string, readonly (string | undefined)[] | null>
}

export const newMemory = (nodes: readonly NodeInfo[]): Memory => ({
  names: nodes.map(({ node }) => node.metadata.name),
  generations: new Uint32Array(nodes.length).fill(1),
  kinds: new Map(),
  columns: new Map(),
  windows: new Map(),
  topologies: new Map(),
})

/** Entries of each sort. */
const MOST = 100

/** What a map remembers, or comes of looking. */
export function remembered<T>(map: Map<string, T>, key: string, look: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = look()
  if (map.size >= MOST) map.clear()
  map.set(key, made)
  return made
}

/** All of a pod that plugins read which are `local`. */
function signatureOf(pod: Pod): string {
  const { nodeName, nodeSelector, tolerations, affinity, containers, initContainers, volumes } = pod.spec
  return JSON.stringify([
    nodeName,
    nodeSelector,
    tolerations,
    affinity?.nodeAffinity,
    containers.map(({ image }) => image),
    initContainers?.map(({ image }) => image),
    volumes?.flatMap(({ image }) => (image ? [image] : [])),
    podRequests(pod),
    podRequests(pod, true),
  ])
}

/** The pod's kind; undefined when more than that and the node decides whether it passes. */
export function kindOf({ snapshot, framework, skipped, pod }: Cycle): Kind | undefined {
  const { memory, nominated, nodes } = snapshot
  if (!memory || nominated.length > 0) return undefined
  for (const plugin of framework.plugins.filter)
    if (!plugin.local && !skipped.has(plugin.name)) return undefined
  return remembered(memory.kinds, `${framework.id} ${signatureOf(pod)}`, () => ({
    at: new Uint32Array(nodes.length),
    rejections: new Array(nodes.length),
    scores: framework.scores.map(({ plugin }) => (plugin.local ? new Int32Array(nodes.length) : undefined)),
  }))
}

/** Looks at a node for the kind: what refuses it, or its scores. */
export function lookAt(cycle: Cycle, kind: Kind, info: NodeInfo): void {
  const { place } = info
  const rejection = runFilters(cycle, info)
  if (!rejection)
    for (const [index, { plugin }] of cycle.framework.scores.entries()) {
      const scores = kind.scores[index]
      if (scores) scores[place] = plugin.score?.(cycle, info) ?? 0
    }
  kind.rejections[place] = rejection
  kind.at[place] = cycle.snapshot.memory?.generations[place] ?? 0
}

/** A function of a node's place that remembers what it has found there. */
export function recalling(
  { nodes, memory }: Cycle['snapshot'],
  key: string,
  look: (info: NodeInfo) => number,
): (place: number) => number {
  if (!memory) return (place) => look(nodes[place] as NodeInfo)
  const { generations } = memory
  const { at, values } = remembered(memory.columns, key, () => ({
    at: new Uint32Array(nodes.length),
    values: new Int32Array(nodes.length),
  }))
  return (place) => {
    if (at[place] === generations[place]) return values[place] as number
    at[place] = generations[place] as number
    values[place] = look(nodes[place] as NodeInfo)
    return values[place] as number
  }
}
