import { isConflict } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Node } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

type Taint = NonNullable<Node['spec']['taints']>[number]

/** nodeMonitorGracePeriod: without a sign of life for this long a node is Unknown. */
const GRACE = 50_000

const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable'
const NOT_READY = 'node.kubernetes.io/not-ready'
const UNREACHABLE = 'node.kubernetes.io/unreachable'
/** Taints that stand for conditions that are True. */
const CONDITION_TAINTS: Readonly<Record<string, string>> = {
  MemoryPressure: 'node.kubernetes.io/memory-pressure',
  DiskPressure: 'node.kubernetes.io/disk-pressure',
  NetworkUnavailable: 'node.kubernetes.io/network-unavailable',
  PIDPressure: 'node.kubernetes.io/pid-pressure',
}
const MANAGED = [UNSCHEDULABLE, NOT_READY, UNREACHABLE, ...Object.values(CONDITION_TAINTS)]

const readyOf = (node: Node) => node.status?.conditions?.find(({ type }) => type === 'Ready')

/** The taints that a node's state asks for. */
function wantedTaints(node: Node): { key: string; effect: Taint['effect'] }[] {
  const ready = readyOf(node)?.status
  const state = ready === 'True' ? undefined : ready === 'False' ? NOT_READY : UNREACHABLE
  const holding = (node.status?.conditions ?? []).flatMap(({ type, status }) =>
    status === 'True' ? (CONDITION_TAINTS[type] ?? []) : [],
  )
  return [
    ...holding.map((key) => ({ key, effect: 'NoSchedule' as const })),
    ...(node.spec.unschedulable ? [{ key: UNSCHEDULABLE, effect: 'NoSchedule' as const }] : []),
    ...(state ? (['NoSchedule', 'NoExecute'] as const).map((effect) => ({ key: state, effect })) : []),
  ]
}

function syncTaints(ctx: ComponentContext, node: Node): void {
  const wanted = wantedTaints(node)
  const matchesOne = (taint: Taint) =>
    wanted.some(({ key, effect }) => key === taint.key && effect === taint.effect)
  const current = node.spec.taints ?? []
  const kept = current.filter((taint) => !MANAGED.includes(taint.key) || matchesOne(taint))
  const missing = wanted.filter(
    ({ key, effect }) => !kept.some((taint) => taint.key === key && taint.effect === effect),
  )
  const taints = [...kept, ...missing.map((taint) => ({ ...taint, timeAdded: formatTime(ctx.now()) }))]
  if (deepEqual(taints, current)) return
  ctx.client.update('nodes', { ...node, spec: { ...node.spec, taints } })
}

/** Every condition of a silent node becomes Unknown (tryUpdateNodeHealth). */
function markUnknown(ctx: ComponentContext, node: Node): Node {
  const conditions = (node.status?.conditions ?? []).map((condition) => ({
    ...condition,
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
    lastTransitionTime: formatTime(ctx.now()),
  }))
  return ctx.client.updateStatus('nodes', { ...node, status: { ...node.status, conditions } })
}

/** ms since the kubelet last renewed its lease. */
function silence(ctx: ComponentContext, node: Node): number {
  const lease = ctx.client.find('leases.coordination.k8s.io', 'kube-node-lease', node.metadata.name)
  const spec = lease?.spec as { renewTime?: string } | undefined
  const renewed = spec?.renewTime ? parseTime(spec.renewTime) : undefined
  return renewed === undefined ? 0 : ctx.now() - renewed
}

/** Not ready through the node's fault: its pods are marked not ready, and so leave the Services. */
function markPodsNotReady(ctx: ComponentContext, node: Node): void {
  for (const pod of ctx.lister.podsOn(node.metadata.name)) {
    const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready')
    if (ready?.status !== 'True') continue
    const condition = { type: 'Ready', status: 'False', lastTransitionTime: formatTime(ctx.now()) }
    const { namespace, name } = pod.metadata
    ctx.client.patch(
      'pods',
      namespace,
      name,
      { status: { conditions: [condition] } },
      { subresource: 'status' },
    )
    ctx.record(pod as never, { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' })
  }
}

/**
 * Mirrors: pkg/controller/nodelifecycle – condition taints, and nodes whose kubelet went silent.
 * Differs: evictions are not slowed down when a whole zone fails; looks again only when a node or a
 * lease changes, because leases of living kubelets are computed when they are read.
 */
export const nodeLifecycle: Component = {
  name: 'node-lifecycle',
  eventSource: 'node-controller',
  watches: [
    {
      resource: 'nodes',
      map({ type, object }, ctx) {
        const { name } = object.metadata
        if (type !== 'DELETED') return [name]
        const message = `Node ${name} event: Removing Node ${name} from Controller`
        ctx.record(object as never, { type: 'Normal', reason: 'RemovingNode', message })
        return []
      },
    },
    {
      resource: 'leases.coordination.k8s.io',
      map({ object, initial }, ctx) {
        // Leases of living kubelets are computed when read: only a start or a stop writes one.
        const { name, namespace } = object.metadata
        if (namespace === 'kube-node-lease' && !initial) ctx.requeueAfter(name, GRACE)
        return []
      },
    },
  ],
  reconcile(name, ctx) {
    let node = ctx.lister.get('nodes', undefined, name)
    if (!node) return
    try {
      const left = GRACE - silence(ctx, node)
      if (left <= 0 && readyOf(node)?.status !== 'Unknown') {
        node = markUnknown(ctx, node)
        const message = `Node ${name} status is now: NodeNotReady`
        ctx.record(node as never, { type: 'Normal', reason: 'NodeNotReady', message })
        markPodsNotReady(ctx, node)
      }
      syncTaints(ctx, node)
    } catch (error) {
      if (!isConflict(error)) throw error
      ctx.requeueAfter(name, 20)
    }
  },
}
