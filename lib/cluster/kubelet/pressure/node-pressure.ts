/**
 * A node that runs low: its conditions, its events, and the pods that have to go.
 * Mirrors: pkg/kubelet/eviction (hard thresholds; memory, disk and process ids) and the conditions of
 * pkg/kubelet/nodestatus.
 * Differs: looked at when something has changed and every ten seconds while pods have to go; no soft
 * thresholds; images are not collected first.
 */
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { NODE } from '@/lib/cluster/kubelet/node-context'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { evictionMessage, isCritical, rankForEviction } from '@/lib/cluster/kubelet/pressure/evict'
import { type Signal, signalsOf } from '@/lib/cluster/kubelet/pressure/signals'
import type { KubeletState, PressureType } from '@/lib/cluster/kubelet/runtime'

export { isCritical }

type Context = ComponentContext<KubeletState>

/** ms between two looks of the eviction manager */
const INTERVAL = 10_000
/** evictionPressureTransitionPeriod: how long a condition stays after the last time that it held. */
const TRANSITION = 300_000

interface Words {
  on: [reason: string, message: string]
  off: [reason: string, message: string]
  /** Events of the two. */
  events: [on: string, off: string]
}

const WORDS: Record<PressureType, Words> = {
  MemoryPressure: {
    on: ['KubeletHasInsufficientMemory', 'kubelet has insufficient memory available'],
    off: ['KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
    events: ['NodeHasInsufficientMemory', 'NodeHasSufficientMemory'],
  },
  DiskPressure: {
    on: ['KubeletHasDiskPressure', 'kubelet has disk pressure'],
    off: ['KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
    events: ['NodeHasDiskPressure', 'NodeHasNoDiskPressure'],
  },
  PIDPressure: {
    on: ['KubeletHasInsufficientPID', 'kubelet has insufficient PID available'],
    off: ['KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
    events: ['NodeHasInsufficientPID', 'NodeHasSufficientPID'],
  },
}

const TYPES = Object.keys(WORDS) as PressureType[]

/** Keeps which conditions hold; one that has gone holds for a while yet. */
function remember(ctx: Context, met: readonly Signal[]): void {
  const now = ctx.now()
  const pressure: KubeletState['pressure'] = {}
  for (const type of TYPES) {
    const seen = met.some(({ condition }) => condition === type) ? now : ctx.state.pressure?.[type]
    if (seen === undefined || seen + TRANSITION <= now) continue
    pressure[type] = seen
    if (seen < now) ctx.requeueAfter(NODE, seen + TRANSITION - now)
  }
  if (Object.keys(pressure).length > 0) ctx.state.pressure = pressure
  else delete ctx.state.pressure
}

/** Writes the conditions that are not as they should be, and tells of each. */
function report(ctx: Context, node: Node): void {
  const time = formatTime(ctx.now())
  let changed = false
  const conditions = (node.status?.conditions ?? []).map((condition) => {
    const type = TYPES.find((one) => one === condition.type)
    if (!type || condition.status === 'Unknown') return condition
    const holds = ctx.state.pressure?.[type] !== undefined
    if ((condition.status === 'True') === holds) return condition
    changed = true
    const { events, on, off } = WORDS[type]
    const [reason, message] = holds ? on : off
    const name = holds ? events[0] : events[1]
    const said = `Node ${node.metadata.name} status is now: ${name}`
    ctx.record(node as unknown as KubeObject, { type: 'Normal', reason: name, message: said })
    const status = holds ? ('True' as const) : ('False' as const)
    return { ...condition, status, reason, message, lastHeartbeatTime: time, lastTransitionTime: time }
  })
  if (changed) ctx.client.updateStatus('nodes', { ...node, status: { ...node.status, conditions } })
}

/** Lets one pod go for the first signal that is met; true when there was one. */
function evictOne(
  ctx: Context,
  node: Node,
  met: readonly Signal[],
  pods: readonly Pod[],
  host: NodeHost,
): boolean {
  const [signal] = met
  if (!signal) return false
  const [victim] = rankForEviction(pods, signal, host)
  const known = ctx.state.pressure?.[signal.condition] !== undefined
  if (victim || !known) {
    const message = `Attempting to reclaim ${signal.resource}`
    ctx.record(node as unknown as KubeObject, { type: 'Warning', reason: 'EvictionThresholdMet', message })
  }
  const runtime = victim && ctx.state.pods[victim.metadata.uid]
  if (!victim || !runtime) return false
  runtime.evict = { reason: 'Evicted', message: evictionMessage(victim, signal), graceSeconds: 1 }
  ctx.enqueue(keyOf(victim))
  return true
}

const isActive = ({ metadata, status }: Pod) =>
  !metadata.deletionTimestamp && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'

/** One look of the eviction manager. */
export function watchPressure(ctx: Context, nodeName: string, host: NodeHost): void {
  const node = ctx.lister.get('nodes', undefined, nodeName)
  if (!node) return
  const pods = ctx.lister
    .podsOn(nodeName)
    .filter(
      (pod) => isActive(pod) && ctx.state.pods[runtimeUid(pod)] && !ctx.state.pods[runtimeUid(pod)]?.failed,
    )
  const met = signalsOf(node, pods, host).filter(({ available, threshold }) => available < threshold)
  if (evictOne(ctx, node, met, pods, host)) ctx.requeueAfter(NODE, INTERVAL)
  remember(ctx, met)
  report(ctx, node)
}
