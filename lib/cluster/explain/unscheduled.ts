/** Why the scheduler finds no node for a pod: from its last decision, nodes by what refused them. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import type { NodeVerdict } from '@/lib/cluster/client/component'
import { stoppedLinks } from '@/lib/cluster/explain/component'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { affinityLink, hostPortLink, labelLink, spreadLink } from '@/lib/cluster/explain/placement'
import { resourceLinks } from '@/lib/cluster/explain/resources'
import { conditionSaid, findCondition, nodeOf, saidBy, type View } from '@/lib/cluster/explain/view'
import { volumeLinks } from '@/lib/cluster/explain/volumes'

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'
const SCHEDULER = 'kube-scheduler'
const DEFAULT_SCHEDULER = 'default-scheduler'

/** Taints that the node lifecycle controller puts for a state of the node. */
const OF_STATE = /^node\.kubernetes\.io\/(not-ready|unreachable)$/

/** Nodes that the same plugin refused in the same words. */
interface Refusal {
  plugin: string
  message: string
  nodes: string[]
}

function refusalsOf(verdicts: readonly NodeVerdict[]): Refusal[] {
  const found = new Map<string, Refusal>()
  for (const { node, plugin = '', message = '' } of verdicts) {
    const known = found.get(`${plugin}\0${message}`)
    if (known) known.nodes.push(node)
    else found.set(`${plugin}\0${message}`, { plugin, message, nodes: [node] })
  }
  return [...found.values()]
}

const untolerated = (pod: Pod, node: Node) =>
  node.spec.taints?.find(
    (taint) =>
      taint.effect !== 'PreferNoSchedule' &&
      !pod.spec.tolerations?.some((toleration) => tolerates(toleration, { ...taint, effect: taint.effect })),
  )

/** What every cluster has, and hardly ever anybody meant to change. */
const isUsual = (view: View, pod: Pod, { plugin, nodes }: Refusal) =>
  plugin === 'TaintToleration' &&
  nodes.every((name) => {
    const node = nodeOf(view, name)
    return node && untolerated(pod, node)?.key === CONTROL_PLANE
  })

function taintLinks(view: View, pod: Pod, nodes: readonly string[]): Link[] {
  const refusing = nodes
    .flatMap((name) => nodeOf(view, name) ?? [])
    .flatMap((node) => {
      const taint = untolerated(pod, node)
      return taint ? [{ node, taint }] : []
    })
  const { node, taint } = refusing.find((one) => one.taint.key !== CONTROL_PLANE) ?? refusing[0] ?? {}
  if (!node || !taint) return []
  const link: Link = {
    object: refOf(node),
    why: 'repels',
    field: 'spec.taints',
    found: { key: taint.key, ...(taint.value ? { value: taint.value } : {}), effect: taint.effect },
    wanted: pod.spec.tolerations?.filter(({ key }) => key === taint.key) ?? [],
  }
  return [link, ...(OF_STATE.test(taint.key) ? view.explain(refOf(node)) : [])]
}

function cordonLinks(view: View, nodes: readonly string[]): Link[] {
  const node = nodeOf(view, nodes[0])
  if (!node) return []
  const field = 'spec.unschedulable'
  return [{ object: refOf(node), why: 'repels', field, found: true, wanted: false }]
}

/** What is behind the words of a plugin. */
function behind(view: View, pod: Pod, { plugin, message, nodes }: Refusal): Link[] {
  switch (plugin) {
    case 'NodeUnschedulable':
      return cordonLinks(view, nodes)
    case 'TaintToleration':
      return taintLinks(view, pod, nodes)
    case 'NodeAffinity':
      return labelLink(view, pod)
    case 'NodeResourcesFit':
      return resourceLinks(view, pod, message, nodes)
    case 'NodePorts':
      return hostPortLink(view, pod, nodes)
    case 'PodTopologySpread':
      return spreadLink(view, pod, message)
    case 'InterPodAffinity':
      return affinityLink(view, pod, message, nodes)
    default:
      return volumeLinks(view, pod, message)
  }
}

function refusalLinks(view: View, pod: Pod, verdicts: readonly NodeVerdict[]): Link[] {
  const refusals = refusalsOf(verdicts).sort(
    (a, b) =>
      Number(isUsual(view, pod, b)) - Number(isUsual(view, pod, a)) || a.nodes.length - b.nodes.length,
  )
  const object = refOf(pod)
  const links = refusals.map(
    (refusal): Link => ({
      object,
      why: 'no match',
      said: { in: 'scheduler', reason: refusal.plugin, message: refusal.message },
      nodes: refusal.nodes,
    }),
  )
  const first = refusals.at(-1)
  return first ? [...links, ...behind(view, pod, first)] : links
}

/** A pod that had others evicted waits until they are gone. */
function preemptionLinks(view: View, pod: Pod): Link[] {
  const nominated = pod.status?.nominatedNodeName
  if (!nominated) return []
  const victim = view.lister
    .list('pods')
    .find(({ spec, metadata }) => spec.nodeName === nominated && metadata.deletionTimestamp)
  const link: Link = {
    object: refOf(pod),
    why: 'waits',
    field: 'status.nominatedNodeName',
    found: nominated,
  }
  return victim ? [link, ...view.explain(refOf(victim))] : []
}

/** Whoever should place the pod. */
function schedulerLinks(view: View, pod: Pod): Link[] {
  const { schedulerName = DEFAULT_SCHEDULER } = pod.spec
  const said = saidBy(pod, 'PodScheduled')
  if (schedulerName !== DEFAULT_SCHEDULER) {
    // Whoever it is has said something, or is not there.
    if (said.said) return []
    const field = 'spec.schedulerName'
    const link: Link = { object: refOf(pod), why: 'nobody', field, found: schedulerName }
    return [{ ...link, wanted: [DEFAULT_SCHEDULER] }]
  }
  return view.runs(SCHEDULER) ? [] : stoppedLinks(view, SCHEDULER)
}

/** The links of a pod without a node. */
export function explainUnscheduled(view: View, pod: Pod): Link[] {
  const object = refOf(pod)
  const condition = findCondition(pod, 'PodScheduled')
  const said = condition
    ? conditionSaid(condition)
    : ({ in: 'status', reason: pod.status?.phase ?? 'Pending' } as const)
  const head: Link = { object, why: 'waits', said }
  const gates = pod.spec.schedulingGates?.map(({ name }) => name) ?? []
  if (gates.length > 0)
    return [head, { object, why: 'held', field: 'spec.schedulingGates', found: gates, wanted: [] }]
  const nobody = schedulerLinks(view, pod)
  if (nobody.length > 0) return [head, ...nobody]
  const preempting = preemptionLinks(view, pod)
  if (preempting.length > 0) return [head, ...preempting]
  const decision = view.decisions(keyOf(pod)).at(-1)
  if (decision?.uid !== pod.metadata.uid || decision.nodeName) return [head]
  const refused = refusalLinks(view, pod, decision.nodes)
  return [head, ...refused]
}
