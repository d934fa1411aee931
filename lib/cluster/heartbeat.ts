/**
 * What a running kubelet renews every few seconds is computed when it is read, so that a cluster at
 * rest writes nothing: the lease in kube-node-lease, and the node's heartbeats.
 */
import type { KubeObject, Node } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime, formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { Kind } from '@/lib/cluster/apis/kind'

export const NODE_LEASES = 'kube-node-lease'
const LEASE_EVERY = 10_000
const STATUS_EVERY = 300_000

/** The last multiple of `every` after `since`. */
const lastBeat = (since: number, now: number, every: number) =>
  since + Math.floor((now - since) / every) * every

/** When the kubelet of a node last renewed its lease, if it runs since `since`. */
export const lastRenewal = (since: number, now: number): string =>
  formatMicroTime(lastBeat(since, now, LEASE_EVERY))

function presentNode(node: Node, now: number): Node {
  const conditions = node.status?.conditions?.map((condition) => {
    const since =
      condition.lastHeartbeatTime === undefined ? undefined : parseTime(condition.lastHeartbeatTime)
    if (since === undefined || condition.status === 'Unknown') return condition
    return { ...condition, lastHeartbeatTime: formatTime(lastBeat(since, now, STATUS_EVERY)) }
  })
  return conditions ? { ...node, status: { ...node.status, conditions } } : node
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
    const spec = (object.spec ?? {}) as Record<string, unknown>
    const since = typeof spec.renewTime === 'string' ? parseTime(spec.renewTime) : undefined
    if (since !== undefined) return { ...object, spec: { ...spec, renewTime: lastRenewal(since, now) } }
  }
  return object
}
