/**
 * A kubelet that starts anew on a node that was there before, and a host that goes down under it.
 * Mirrors: the events of kubelet.go and nodestatus, kubeGenericRuntimeManager on changed sandboxes,
 * pkg/kubelet/nodeshutdown (two groups: critical pods last).
 * Differs: pods keep their addresses over a reboot.
 */
import { type KubeObject, keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime, formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { mirroredHash } from '@/lib/cluster/host/static-pod'
import { NODE } from '@/lib/cluster/kubelet/node-context'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { isCritical } from '@/lib/cluster/kubelet/pressure/evict'
import { KUBELET_CONFIG } from '@/lib/cluster/kubelet/pressure/signals'
import { isProxy } from '@/lib/cluster/kubelet/proxy-rules'
import { shouldRestart } from '@/lib/cluster/kubelet/restart-policy'
import { inits, isRunning, type KubeletState, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'

type Context = ComponentContext<KubeletState>

const TERMINATED = 'Pod was terminated in response to imminent node shutdown.'

/** What the container runtime says of a container that a reboot has ended. */
const LOST = { code: 255, reason: 'Unknown' }

const nodeOf = (ctx: Context, name: string) => ctx.lister.get('nodes', undefined, name)

function nodeEvent(ctx: Context, node: Node, type: 'Normal' | 'Warning', reason: string, message: string) {
  ctx.record(node as unknown as KubeObject, { type, reason, message })
}

const statusEvent = (ctx: Context, node: Node, reason: string): void =>
  nodeEvent(ctx, node, 'Normal', reason, `Node ${node.metadata.name} status is now: ${reason}`)

/** Nothing of the pod runs any more; what may run again starts in a new sandbox. */
export function loseContainers(
  ctx: Context,
  pod: Pod,
  runtime: PodRuntime,
  at: number,
  end: { code: number; reason: string } = LOST,
): void {
  let lost = false
  for (const container of [...inits(pod), ...pod.spec.containers]) {
    const one = runtime.containers[container.name]
    if (!one?.current || !isRunning(one)) continue
    lost = true
    one.current.finished = { at, ...end }
    Object.assign(one, { ready: false, started: false, probes: {} })
    delete one.stop
    delete one.waiting
    if (!shouldRestart(pod, container, end.code)) continue
    one.last = one.current
    one.restarts += 1
    delete one.current
  }
  if (!lost) return
  runtime.sandboxReady = false
  delete runtime.sandboxAt
  const message = 'Pod sandbox changed, it will be killed and re-created.'
  ctx.record(pod as unknown as KubeObject, { type: 'Normal', reason: 'SandboxChanged', message })
  ctx.enqueue(runtime.key)
}

const label = (name: string): Record<string, string> => ({
  'beta.kubernetes.io/arch': 'amd64',
  'beta.kubernetes.io/os': 'linux',
  'kubernetes.io/arch': 'amd64',
  'kubernetes.io/hostname': name,
  'kubernetes.io/os': 'linux',
})

const HEALTHY: readonly [type: string, reason: string, message: string][] = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'KubeletReady', 'kubelet is posting ready status'],
]

/** A kubelet that starts and finds no Node makes one, with its own labels only. */
function register(ctx: Context, name: string): Node {
  const time = formatTime(ctx.now())
  // A machine that nobody remembers is like the others.
  const like = ctx.state.machine ?? ctx.lister.list('nodes')[0]?.status
  const annotations = { 'volumes.kubernetes.io/controller-managed-attach-detach': 'true' }
  const made = ctx.client.create('nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: label(name), annotations },
    spec: {},
  } as unknown as Node)
  const conditions = HEALTHY.map(([type, reason, message]) => ({
    type,
    status: type === 'Ready' ? ('True' as const) : ('False' as const),
    reason,
    message,
    lastHeartbeatTime: time,
    lastTransitionTime: time,
  }))
  ctx.client.create('leases.coordination.k8s.io', {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: 'kube-node-lease',
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid: made.metadata.uid }],
    },
    spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: formatMicroTime(ctx.now()) },
  } as never)
  return ctx.client.updateStatus('nodes', { ...made, status: { ...like, conditions } } as Node)
}

/** A kubelet of another release says so. */
function tellVersion(ctx: Context, node: Node, kubeletVersion: string): Node {
  const info = node.status?.nodeInfo
  if (!info || info.kubeletVersion === kubeletVersion) return node
  return ctx.client.updateStatus('nodes', {
    ...node,
    status: { ...node.status, nodeInfo: { ...info, kubeletVersion } },
  })
}

/** What a kubelet tells when it starts and is not new to its node. */
export function announceStart(ctx: Context, nodeName: string, host: NodeHost): void {
  const known = nodeOf(ctx, nodeName)
  const node = known ? tellVersion(ctx, known, host.kubeletVersion()) : register(ctx, nodeName)
  delete ctx.state.shutdown
  nodeEvent(ctx, node, 'Normal', 'Starting', 'Starting kubelet.')
  nodeEvent(ctx, node, 'Normal', 'NodeAllocatableEnforced', 'Updated Node Allocatable limit across pods')
  for (const reason of ['NodeHasSufficientMemory', 'NodeHasNoDiskPressure', 'NodeHasSufficientPID'])
    statusEvent(ctx, node, reason)
  if (!known) statusEvent(ctx, node, 'NodeReady')
  const power = host.power()
  if (power?.onAt === undefined || ctx.state.bootedAt === power.onAt) return
  ctx.state.bootedAt = power.onAt
  const digest = fakeDigest(`${nodeName}/${power.onAt}`)
  const id = [8, 12, 16, 20, 32].map((end, i) => digest.slice([0, 8, 12, 16, 20][i], end)).join('-')
  nodeEvent(ctx, node, 'Warning', 'Rebooted', `Node ${nodeName} has been rebooted, boot id: ${id}`)
  host.loseMemory()
  const pods = Object.values(ctx.state.pods)
  // A kernel that has just started has no rules.
  if (pods.some(({ containers }) => Object.values(containers).some(({ current }) => isProxy(current))))
    ctx.state.proxyRules = { services: [], slices: [], config: '' }
  for (const runtime of pods) {
    const pod = ctx.lister.byKey('pods', runtime.key)
    if (pod && !mirroredHash(pod)) loseContainers(ctx, pod, runtime, power.offAt)
  }
}

/** A node that was not Ready is so again. */
export const announceReady = (ctx: Context, node: Node): void => statusEvent(ctx, node, 'NodeReady')

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

function setting(text: string, name: string): number {
  const [, value = ''] = new RegExp(`^${name}: *["']?([0-9hms]+)`, 'm').exec(text) ?? []
  let seconds = 0
  for (const [, number = '0', unit = 's'] of value.matchAll(/(\d+)([hms])/g))
    seconds += Number(number) * (SECONDS[unit] ?? 1)
  return seconds
}

/** Seconds that pods have when the host goes down, and the critical ones of them; nothing: they have none. */
export function shutdownPeriods(host: NodeHost): { total: number; critical: number } | undefined {
  const text = host.readText(KUBELET_CONFIG) ?? ''
  const total = setting(text, 'shutdownGracePeriod')
  const critical = setting(text, 'shutdownGracePeriodCriticalPods')
  return total > 0 && critical <= total ? { total, critical } : undefined
}

function reportShutdown(ctx: Context, node: Node): void {
  nodeEvent(ctx, node, 'Normal', 'NodeShutdown', 'Shutdown manager detected shutdown event')
  statusEvent(ctx, node, 'NodeNotReady')
  const time = formatTime(ctx.now())
  const conditions = (node.status?.conditions ?? []).map((condition) =>
    condition.type === 'Ready'
      ? {
          ...condition,
          status: 'False' as const,
          reason: 'KubeletNotReady',
          message: 'node is shutting down',
          lastHeartbeatTime: time,
          lastTransitionTime: time,
        }
      : condition,
  )
  ctx.client.updateStatus('nodes', { ...node, status: { ...node.status, conditions } })
}

function terminate(ctx: Context, pods: readonly Pod[], seconds: number): void {
  for (const pod of pods) {
    const runtime = ctx.state.pods[pod.metadata.uid]
    if (!runtime || runtime.failed || runtime.killing) continue
    const graceSeconds = Math.min(pod.spec.terminationGracePeriodSeconds ?? 30, seconds)
    runtime.evict = { reason: 'Terminated', message: TERMINATED, graceSeconds }
    ctx.enqueue(keyOf(pod))
  }
}

/** The host goes down: pods are told, the critical ones last. */
export function shutDown(ctx: Context, nodeName: string): void {
  const node = nodeOf(ctx, nodeName)
  const { shutdown } = ctx.state
  if (!node || !shutdown) return
  if (!shutdown.told) {
    shutdown.told = true
    reportShutdown(ctx, node)
  }
  const pods = ctx.lister.podsOn(nodeName)
  const { critical, total, since } = shutdown
  terminate(
    ctx,
    pods.filter((pod) => !isCritical(pod)),
    total - critical,
  )
  const last = since + (total - critical) * 1000
  if (last > ctx.now()) ctx.requeueAfter(NODE, last - ctx.now())
  else terminate(ctx, pods.filter(isCritical), critical)
}
