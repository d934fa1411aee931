import { isConflict } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Node } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

type Taint = NonNullable<Node['spec']['taints']>[number]

/** nodeMonitorGracePeriod: without a sign of life for this long a node is Unknown; a new one has a little more. */
const GRACE = 50_000
const STARTUP_GRACE = 60_000
/** Between a node's name and the version of its lease: no name has it. */
const LEASE_MARK = '#'

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
/** Taints that keep new pods away, and those that send pods away. */
const NO_SCHEDULE = [UNSCHEDULABLE, NOT_READY, UNREACHABLE, ...Object.values(CONDITION_TAINTS)]
const NO_EXECUTE = [NOT_READY, UNREACHABLE]

const isManaged = ({ key, effect }: Taint): boolean =>
  (effect === 'NoSchedule' && NO_SCHEDULE.includes(key)) ||
  (effect === 'NoExecute' && NO_EXECUTE.includes(key))

const readyOf = (node: Node) => node.status?.conditions?.find(({ type }) => type === 'Ready')

type Wanted = Pick<Taint, 'key' | 'effect'>

/** What keeps pods away from a node (doNoScheduleTaintingPass). */
function noScheduleTaints(node: Node): Wanted[] {
  const keys = (node.status?.conditions ?? []).flatMap(({ type, status }) => {
    if (type !== 'Ready') return status === 'True' ? (CONDITION_TAINTS[type] ?? []) : []
    return status === 'True' ? [] : status === 'False' ? NOT_READY : UNREACHABLE
  })
  if (node.spec.unschedulable) keys.push(UNSCHEDULABLE)
  return keys.map((key) => ({ key, effect: 'NoSchedule' }))
}

/** What sends pods away from a node that is not ready; zone by zone, one node after the other. */
function noExecuteTaints(ctx: ComponentContext, node: Node): Wanted[] {
  const ready = readyOf(node)?.status
  if (ready === undefined || ready === 'True') return []
  const { allAreDown, mayTaint } = part('nodeTrouble')
  const wanted: Wanted = { key: ready === 'False' ? NOT_READY : UNREACHABLE, effect: 'NoExecute' }
  const given = node.spec.taints?.some(
    ({ key, effect }) => effect === 'NoExecute' && NO_EXECUTE.includes(key),
  )
  if (given) return allAreDown(ctx.lister.list('nodes')) ? [] : [wanted]
  return mayTaint(ctx, node) ? [wanted] : []
}

function syncTaints(ctx: ComponentContext, node: Node): void {
  const wanted = [...noScheduleTaints(node), ...noExecuteTaints(ctx, node)]
  const matchesOne = (taint: Taint) =>
    wanted.some(({ key, effect }) => key === taint.key && effect === taint.effect)
  const current = node.spec.taints ?? []
  const kept = current.filter((taint) => !isManaged(taint) || matchesOne(taint))
  const missing = wanted.filter(
    ({ key, effect }) => !kept.some((taint) => taint.key === key && taint.effect === effect),
  )
  const taints = [...kept, ...missing.map((taint) => ({ ...taint, timeAdded: formatTime(ctx.now()) }))]
  if (deepEqual(taints, current)) return
  const { taints: _, ...spec } = node.spec
  ctx.client.update('nodes', { ...node, spec: taints.length > 0 ? { ...spec, taints } : spec })
}

/** ms until the node is given up, if its kubelet stays silent. */
function patience(ctx: ComponentContext, node: Node): number {
  const lease = ctx.client.find('leases.coordination.k8s.io', 'kube-node-lease', node.metadata.name)
  const spec = lease?.spec as { renewTime?: string } | undefined
  const renewed = spec?.renewTime ? parseTime(spec.renewTime) : undefined
  if (renewed !== undefined) return renewed + GRACE - ctx.now()
  if (readyOf(node)) return GRACE
  return (parseTime(node.metadata.creationTimestamp ?? '') ?? ctx.now()) + STARTUP_GRACE - ctx.now()
}

/**
 * Mirrors: pkg/controller/nodelifecycle – condition taints, nodes whose kubelet went silent or never spoke, zones.
 * Differs: looks again only when a node or a lease changes, because leases of living kubelets are computed when
 * they are read.
 */
export const nodeLifecycle: Component = {
  name: 'node-lifecycle',
  eventSource: 'node-controller',
  watches: [
    {
      resource: 'nodes',
      map({ type, object, old, initial }, ctx) {
        const { name } = object.metadata
        const tell = (reason: string, what: string) =>
          ctx.record(object as never, {
            type: 'Normal',
            reason,
            message: `Node ${name} event: ${what} Controller`,
          })
        if (type === 'DELETED') {
          tell('RemovingNode', `Removing Node ${name} from`)
          return []
        }
        if (type === 'ADDED' && !initial) tell('RegisteredNode', `Registered Node ${name} in`)
        const status = readyOf(object as Node)?.status
        if (type === 'ADDED' || status === readyOf(old as Node)?.status) return [name]
        // Others may now be given up, or no longer.
        const down = ctx.lister.list('nodes').filter((node) => readyOf(node)?.status !== 'True')
        return [...new Set([name, ...down.map(({ metadata }) => metadata.name)])]
      },
    },
    {
      resource: 'leases.coordination.k8s.io',
      map({ object, initial }, ctx) {
        // Leases of living kubelets are computed when read: only a start or a stop writes one. Each has a timer of
        // its own: that of a start must not stand in for the one of a stop.
        const { name, namespace, resourceVersion } = object.metadata
        if (namespace === 'kube-node-lease' && !initial)
          ctx.requeueAfter(`${name}${LEASE_MARK}${resourceVersion}`, GRACE)
        return []
      },
    },
  ],
  reconcile(key, ctx) {
    const [name = ''] = key.split(LEASE_MARK)
    let node = ctx.lister.get('nodes', undefined, name)
    if (!node) return
    try {
      const before = readyOf(node)
      const left = patience(ctx, node)
      if (left <= 0 && before?.status !== 'Unknown') {
        const { giveUp, markUnknown } = part('nodeTrouble')
        node = markUnknown(ctx, node)
        if (before?.status === 'True') giveUp(ctx, node)
      } else if (!before) ctx.requeueAfter(name, left)
      syncTaints(ctx, node)
    } catch (error) {
      if (!isConflict(error)) throw error
      ctx.requeueAfter(name, 20)
    }
  },
}
