/** What the API server asks of kubelets, each at its node: to run a command, and for what was printed. */
import { ApiError, badRequest, internalError } from '@/lib/cluster/apimachinery/errors'
import { keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { LogOptions } from '@/lib/cluster/apiserver/log'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { ExecRequest, ExecResult, KubeletState, PodNetworks } from '@/lib/cluster/kubelet/kubelet'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import { kubeletName } from '@/lib/cluster/processes'
import type { RuntimeState } from '@/lib/cluster/runtime-state'
import { part } from '@/lib/cluster/sim/parts'

/** What a node's kubelet remembers, also while it does not run. */
export const kubeletOf = ({ processes }: RuntimeState, node: string): KubeletState | undefined =>
  processes[kubeletName(node)]?.components.kubelet?.state as KubeletState | undefined

export const kubeletRuns = ({ processes }: RuntimeState, node: string): boolean =>
  processes[kubeletName(node)]?.running ?? false

/** It runs, and the API server hears it. */
export const kubeletReports = (state: RuntimeState, node: string): boolean =>
  kubeletRuns(state, node) && state.hosts.trust?.cutOff[kubeletName(node)] === undefined

export interface KubeletCalls {
  state: RuntimeState
  /** A node's running kubelet to change; it then looks at `key`. */
  change(node: string, key: string): KubeletState | undefined
  networkOf: PodNetworks
  hostOf(node: string): NodeHost
  /** What a container has printed besides. */
  printed(pod: Pod, container: string): string[]
}

const addressOf = ({ addresses }: RuntimeState, node: string) => `${addresses[node] ?? node}:10250`
const refused = (address: string) => `dial tcp ${address}: connect: connection refused`

/** Who looks at a pod looks again: what was made for the last one, and of which cluster. */
const lastEnvs = new WeakMap<Pod, { of: RuntimeState; env: ContainerEnv }>()

/** A pod's containers as a kubelet has them; one that it has not begun with has none. */
export function containersOf(
  { state, networkOf, hostOf }: Pick<KubeletCalls, 'state' | 'networkOf' | 'hostOf'>,
  pod: Pod,
  kubelet: KubeletState,
): ContainerEnv {
  const runtime = kubelet.pods[runtimeUid(pod)]
  const before = lastEnvs.get(pod)
  if (before?.of === state && before.env.state === kubelet && before.env.runtime === runtime)
    return before.env
  const { name } = pod.metadata
  const none = () => ({
    uid: pod.metadata.uid,
    key: keyOf(pod),
    startTime: 0,
    ip: '',
    sandboxReady: false,
    containers: {},
  })
  let network: Network | undefined
  const env: ContainerEnv = {
    state: kubelet,
    pod,
    // Made when it is asked for: most only look who listens.
    get network() {
      network ??= networkOf(pod)
      return network
    },
    now: () => state.now,
    runtime: runtime ?? none(),
    get host() {
      return hostOf(pod.spec.nodeName ?? name)
    },
  }
  if (runtime) lastEnvs.set(pod, { of: state, env })
  return env
}

/** @throws ApiError BadRequest: the kubelet does not run */
export function execAtNode(calls: KubeletCalls, pod: Pod, request: ExecRequest): ExecResult {
  const { state, change } = calls
  const node = pod.spec.nodeName ?? ''
  const kubelet = change(node, keyOf(pod))
  if (!kubelet) throw badRequest(refused(addressOf(state, node)))
  return part('kubeletLate').execInContainer(containersOf(calls, pod, kubelet), request)
}

/** @throws ApiError InternalError: the kubelet does not run */
export function logAtNode(calls: KubeletCalls, pod: Pod, container: string, options: LogOptions): string[] {
  const { state, printed } = calls
  const node = pod.spec.nodeName ?? ''
  const kubelet = kubeletOf(state, node)
  if (!kubelet || !kubeletRuns(state, node)) {
    const address = addressOf(state, node)
    const { namespace, name } = pod.metadata
    const message = `Get "https://${address}/containerLogs/${namespace}/${name}/${container}": ${refused(address)}`
    throw new ApiError({ ...internalError(message).status, message })
  }
  const lines = part('kubeletLate').readContainerLog(containersOf(calls, pod, kubelet), container, options)
  const more = options.previous ? [] : printed(pod, container)
  if (more.length === 0) return lines
  const { tailLines = -1 } = options
  const all = [...lines, ...more]
  return tailLines < 0 ? all : all.slice(all.length - Math.min(tailLines, all.length))
}

/** The same for whoever only looks: nothing when there is nothing, or nobody to ask. */
export function printedBy(calls: KubeletCalls, pod: Pod, container: string, previous: boolean): string[] {
  try {
    return logAtNode(calls, pod, container, { previous })
  } catch (error) {
    if (error instanceof ApiError) return []
    throw error
  }
}
