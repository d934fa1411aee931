/**
 * What a running kubelet renews every few seconds is computed when it is read, so that a cluster at
 * rest writes nothing: the lease in kube-node-lease, and the node's heartbeats.
 */
import type { KubeObject, Node } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime, formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { Store } from '@/lib/cluster/storage/store'

const LEASES = 'leases.coordination.k8s.io'
export const NODE_LEASES = 'kube-node-lease'
const LEASE_EVERY = 10_000
const STATUS_EVERY = 300_000

/** The last multiple of `every` after `since`. */
const lastBeat = (since: number, now: number, every: number) =>
  since + Math.floor((now - since) / every) * every

/** When a kubelet that starts now renews its lease. */
export const newRenewal = (now: number): string => formatMicroTime(now)

/** When the kubelet of a node last renewed its lease, if it has run since the time that is stored. */
function renewalOf(lease: KubeObject | undefined, now: number): string | undefined {
  const { renewTime } = (lease?.spec ?? {}) as { renewTime?: unknown }
  const since = typeof renewTime === 'string' ? parseTime(renewTime) : undefined
  return since === undefined ? undefined : formatMicroTime(lastBeat(since, now, LEASE_EVERY))
}

const leaseOf = (store: Store, node: string) => store.get(LEASES, `${NODE_LEASES}/${node}`)

/** The last renewal by the running kubelet of a node. */
export const leaseRenewal = (store: Store, node: string, now: number): string | undefined =>
  renewalOf(leaseOf(store, node), now)

export function writeLease(store: Store, node: string, renewTime: string): KubeObject | undefined {
  const lease = leaseOf(store, node)
  return lease && store.put(LEASES, { ...lease, spec: { ...(lease.spec as object), renewTime } })
}

function presentNode(node: Node, now: number): Node {
  const conditions = node.status?.conditions?.map((condition) => {
    const since =
      condition.lastHeartbeatTime === undefined ? undefined : parseTime(condition.lastHeartbeatTime)
    if (since === undefined || condition.status === 'Unknown') return condition
    return { ...condition, lastHeartbeatTime: formatTime(lastBeat(since, now, STATUS_EVERY)) }
  })
  return conditions ? { ...node, status: { ...node.status, conditions } } : node
}

/** Writes down when a node's running kubelet last told its conditions. */
export function writeHeartbeats(store: Store, name: string, now: number): KubeObject | undefined {
  const node = store.get('nodes', name)
  return node && store.put('nodes', presentNode(node as unknown as Node, now) as unknown as KubeObject)
}

const LEADER = /^(kube-scheduler|kube-controller-manager|apiserver-\w+)$/
/** How often a lease of that many seconds is renewed. ms */
const RENEWED_EVERY: Readonly<Record<number, number>> = { 15: 2000, 3600: 10_000 }

/** The lease of a part of the control plane that runs: it ends with what was true when it was acquired. */
function presentLeader(lease: KubeObject, now: number): KubeObject {
  const spec = lease.spec as { leaseDurationSeconds?: number; acquireTime?: string; renewTime?: string }
  const every = RENEWED_EVERY[spec.leaseDurationSeconds ?? 0]
  const since = parseTime(spec.renewTime ?? '')
  const hasEnded = spec.acquireTime !== undefined && spec.acquireTime !== spec.renewTime
  if (every === undefined || since === undefined || hasEnded) return lease
  return { ...lease, spec: { ...spec, renewTime: formatMicroTime(lastBeat(since, now, every)) } }
}

/** An object as a client reads it now. `isRunning` tells whether a node's kubelet runs. */
export function present(
  kind: Kind,
  object: KubeObject,
  now: number,
  isRunning: (node: string) => boolean,
): KubeObject {
  const { name, namespace } = object.metadata
  if (kind.kind === 'Node' && isRunning(name)) {
    return presentNode(object as unknown as Node, now) as unknown as KubeObject
  }
  if (kind.kind === 'Lease' && namespace === NODE_LEASES && isRunning(name)) {
    const renewTime = renewalOf(object, now)
    if (renewTime !== undefined) return { ...object, spec: { ...(object.spec as object), renewTime } }
  }
  return kind.kind === 'Lease' && namespace === 'kube-system' && LEADER.test(name)
    ? presentLeader(object, now)
    : object
}
