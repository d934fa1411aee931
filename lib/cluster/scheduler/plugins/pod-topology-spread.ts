import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint'
import {
  formatSelector,
  matches,
  type Selector,
  selectorFromLabelSelector,
  selectorFromSet,
} from '@/lib/cluster/apimachinery/labels'
import { controllerOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import {
  type Cycle,
  type Framework,
  MAX_NODE_SCORE,
  type NodeInfo,
  type Places,
  type SchedulerPlugin,
  type Snapshot,
} from '@/lib/cluster/scheduler/framework'
import { recalling, remembered } from '@/lib/cluster/scheduler/memory'
import { affinityChooses } from '@/lib/cluster/scheduler/plugins/node-affinity'
import { hasUntoleratedTaint } from '@/lib/cluster/scheduler/plugins/taint-toleration'
import { part } from '@/lib/cluster/sim/parts'

const NAME = 'PodTopologySpread'

/** PodTopologySpreadArgs. */
interface Args {
  defaultConstraints?: ITopologySpreadConstraint[]
  defaultingType?: 'System' | 'List'
}

const argsOf = ({ args }: Pick<Framework, 'args'>) => args[NAME] as Args | undefined

export interface Constraint {
  key: string
  maxSkew: number
  minDomains: number
  selector: Selector
  /** The selector as text. */
  selects: string
  ignoresAffinity: boolean
  honorsTaints: boolean
}

type Wanted = ITopologySpreadConstraint['whenUnsatisfiable']

const HOSTNAME = 'kubernetes.io/hostname'
const NOTHING: Selector = [{ key: '', operator: 'in', values: [] }]

const SYSTEM_DEFAULTS: ITopologySpreadConstraint[] = [
  { maxSkew: 3, topologyKey: HOSTNAME, whenUnsatisfiable: 'ScheduleAnyway' },
  { maxSkew: 5, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
]

function constraintOf(pod: Pod, from: ITopologySpreadConstraint, selector: Selector): Constraint {
  const extra = (from.matchLabelKeys ?? []).flatMap((key) => {
    const value = pod.metadata.labels?.[key]
    return value === undefined ? [] : [{ key, operator: '=' as const, values: [value] }]
  })
  const all = extra.length > 0 ? [...selector, ...extra] : selector
  return {
    key: from.topologyKey,
    maxSkew: from.maxSkew,
    minDomains: from.minDomains ?? 1,
    selector: all,
    selects: formatSelector(all),
    ignoresAffinity: from.nodeAffinityPolicy === 'Ignore',
    honorsTaints: from.nodeTaintsPolicy === 'Honor',
  }
}

const OWNERS = ['replicasets.apps', 'statefulsets.apps'] as const

/** helper.DefaultSelector: what the pod's Services and its controller select together. */
function defaultSelector(pod: Pod, lister: Lister): Selector {
  const { namespace, labels } = pod.metadata
  const services = lister
    .list('services', namespace)
    .filter(({ spec }) => spec.selector)
    .map(({ spec }) => selectorFromSet(spec.selector))
    .filter((selector) => selector.length > 0 && matches(selector, labels))
  const owner = controllerOf(pod)
  if (!owner) return services.flat()
  if (owner.kind === 'ReplicationController') {
    const controller = lister.get('replicationcontrollers', namespace, owner.name)
    return [...services.flat(), ...selectorFromSet(controller?.spec?.selector)]
  }
  const set = OWNERS.map((resource) => lister.get(resource, namespace, owner.name)).find(
    (one) => one?.metadata.uid === owner.uid,
  )
  return [...services.flat(), ...(selectorFromLabelSelector(set?.spec.selector) ?? [])]
}

/** The constraints of a kind: the pod's own, or the profile's defaults when it has none at all. */
export function constraintsOf(
  pod: Pod,
  lister: Lister,
  { args: all }: Framework,
  wanted: Wanted,
): Constraint[] {
  const own = pod.spec.topologySpreadConstraints
  if (own?.length)
    return own
      .filter((c) => c.whenUnsatisfiable === wanted)
      .map((c) => constraintOf(pod, c, selectorFromLabelSelector(c.labelSelector) ?? NOTHING))
  const args = argsOf({ args: all })
  const defaults = (
    args?.defaultingType === 'List' ? (args.defaultConstraints ?? []) : SYSTEM_DEFAULTS
  ).filter((c) => c.whenUnsatisfiable === wanted)
  const selector = defaults.length > 0 ? defaultSelector(pod, lister) : []
  return selector.length > 0 ? defaults.map((c) => constraintOf(pod, c, selector)) : []
}

const labelOf = (info: NodeInfo, key: string) => info.node.metadata.labels?.[key]

const hasAll = (info: NodeInfo, constraints: Constraint[]) =>
  constraints.every(({ key }) => labelOf(info, key) !== undefined)

/** Does a constraint of `pod` select another one? */
export const spreadSelects = (pod: Pod, { metadata }: Pod, { selector }: Pick<Constraint, 'selector'>) =>
  metadata.namespace === pod.metadata.namespace && matches(selector, metadata.labels)

/** Counts the pods of a node that a constraint selects; what is counted is remembered. */
const counter = ({ pod, snapshot }: Cycle, constraint: Constraint) =>
  recalling(snapshot, `${pod.metadata.namespace} ${constraint.selects}`, ({ pods }) => {
    let found = 0
    for (const other of pods)
      if (!other.metadata.deletionTimestamp && spreadSelects(pod, other, constraint)) found++
    return found
  })

/** The value of a topology key on each node, by its place; null: none has it. */
function topologyOf({ nodes, memory }: Snapshot, key: string): readonly (string | undefined)[] | null {
  const look = () => {
    const values = nodes.map((info) => labelOf(info, key))
    return values.some((value) => value !== undefined) ? values : null
  }
  return memory ? remembered(memory.topologies, key, look) : look()
}

const counts = ({ pod, framework }: Cycle, { node }: NodeInfo, constraint: Constraint) =>
  (constraint.ignoresAffinity || affinityChooses(framework, pod, node)) &&
  !(constraint.honorsTaints && hasUntoleratedTaint(pod, node))

export interface Counted extends Constraint {
  /** The nodes' values of its key; null: none has it. */
  values: readonly (string | undefined)[] | null
  /** Matching pods per value of the topology key. */
  domains: Map<string, number>
  /** Matching pods on one node. */
  countOn: (place: number) => number
}

/** Over the nodes that count; with `among` (places), only in the domains of those nodes. */
export function countDomains(cycle: Cycle, all: Constraint[], needsAll: boolean, among?: Places): Counted[] {
  return all.map((constraint) => {
    const { key } = constraint
    const values = topologyOf(cycle.snapshot, key)
    const domains = new Map<string, number>()
    const countOn = counter(cycle, constraint)
    const counted = { ...constraint, values, domains, countOn }
    // Pods per host are counted when that host is scored; what has no domain is not scored by it.
    if (among && key === HOSTNAME) return counted
    if (among?.length && !values) domains.set('', 0)
    if (!values) return counted
    for (const place of among ?? []) domains.set(values[place] ?? '', 0)
    for (const info of cycle.snapshot.nodes) {
      const value = values[info.place]
      if (value === undefined || (among && !domains.has(value))) continue
      if ((needsAll && !hasAll(info, all)) || !counts(cycle, info, constraint)) continue
      domains.set(value, (domains.get(value) ?? 0) + countOn(info.place))
    }
    return counted
  })
}

/** Natural logarithm by a series of exact steps: Math.log may differ between engines. */
function naturalLog(x: number): number {
  let halvings = 0
  let value = x
  for (; value > 1.5; value /= 2) halvings++
  const z = (value - 1) / (value + 1)
  let term = z
  let sum = 0
  for (let n = 1; n < 40; n += 2, term *= z * z) sum += term / n
  return 2 * sum + halvings * Math.LN2
}

export const ofCycle = ({ pod, snapshot, framework }: Cycle, wanted: Wanted) =>
  constraintsOf(pod, snapshot.lister, framework, wanted)

interface Soft {
  constraints: (Counted & { weight: number })[]
  /** Places of nodes that lack a key; unset: of none. */
  ignored?: Set<number>
}

const soft = new WeakMap<Cycle, Soft>()

function scoreAll(cycle: Cycle, feasible: Places, into: Int32Array): void {
  const { constraints = [], ignored } = soft.get(cycle) ?? {}
  const counting = constraints.filter(({ values }) => values)
  for (let i = 0; i < feasible.length; i++) {
    const place = feasible[i] as number
    let score = 0
    for (let k = 0; k < counting.length; k++) {
      const { key, values, domains, countOn, weight, maxSkew } = counting[k] as (typeof counting)[number]
      const value = values?.[place]
      if (value === undefined) continue
      const count = key === HOSTNAME ? countOn(place) : (domains.get(value) ?? 0)
      score += count * weight + (maxSkew - 1)
    }
    into[i] = ignored?.has(place) ? 0 : Math.round(score)
  }
}

/** Mirrors: plugins/podtopologyspread, with the built-in or the configured default constraints. */
export const podTopologySpread: SchedulerPlugin = {
  name: NAME,
  // The built-in defaults only rank nodes.
  preFilter: (cycle) =>
    cycle.pod.spec.topologySpreadConstraints?.length || argsOf(cycle.framework)?.defaultingType === 'List'
      ? part('scheduling').latePlugin(NAME).preFilter?.(cycle)
      : 'skip',
  filter: (cycle, info) => part('scheduling').latePlugin(NAME).filter?.(cycle, info),
  preScore(cycle, feasible) {
    const constraints = ofCycle(cycle, 'ScheduleAnyway')
    if (constraints.length === 0) return true
    const own = !!cycle.pod.spec.topologySpreadConstraints?.length
    // Nodes without zones are still spread over hosts by the built-in defaults.
    const needsAll = own || argsOf(cycle.framework)?.defaultingType === 'List'
    const { nodes } = cycle.snapshot
    const lacks = (place: number) => needsAll && !hasAll(nodes[place] as NodeInfo, constraints)
    const lacking = needsAll ? feasible.filter(lacks) : new Int32Array()
    const scored = lacking.length > 0 ? feasible.filter((place) => !lacks(place)) : feasible
    const counted = countDomains(cycle, constraints, needsAll, scored).map((constraint) => {
      const size = constraint.key === HOSTNAME ? scored.length : constraint.domains.size
      return { ...constraint, weight: naturalLog(size + 2) }
    })
    soft.set(cycle, { constraints: counted, ...(lacking.length > 0 ? { ignored: new Set(lacking) } : {}) })
    return false
  },
  // Asked only through `scoreAll`.
  score: () => 0,
  scoreAll,
  normalize(scores, cycle, feasible) {
    const ignored = soft.get(cycle)?.ignored
    const isIgnored = (index: number) => ignored?.has(feasible[index] as number)
    let min = Number.POSITIVE_INFINITY
    let max = 0
    for (let i = 0; i < scores.length; i++) {
      if (isIgnored(i)) continue
      min = Math.min(min, scores[i] as number)
      max = Math.max(max, scores[i] as number)
    }
    for (let i = 0; i < scores.length; i++) {
      const left = max + min - (scores[i] as number)
      const scaled = max === 0 ? MAX_NODE_SCORE : Math.floor((MAX_NODE_SCORE * left) / max)
      scores[i] = isIgnored(i) ? 0 : scaled
    }
  },
}
