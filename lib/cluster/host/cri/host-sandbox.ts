/** Sandboxes of pods as the container runtime of a host knows them. Mirrors: CRI's PodSandbox and PodSandboxStatus. */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { isRunning, type KubeletState, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { hashText } from '@/lib/cluster/sim/hash'

export interface HostSandbox {
  /** 64 hexadecimal digits. */
  id: string
  ready: boolean
  /** ms */
  createdAt: number
  pod: string
  namespace: string
  uid: string
  attempt: number
  /** Empty for a pod on its host's network. */
  ip: string
  hostNetwork: boolean
  labels: Readonly<Record<string, string>>
  annotations: Readonly<Record<string, string>>
  runtime: PodRuntime
}

/** Of the sandbox that a pod has now, or had last. */
export const sandboxId = ({ uid, sandboxAttempt = 0 }: PodRuntime): string => {
  const seed = sandboxAttempt === 0 ? uid : `${uid}/${sandboxAttempt}`
  return (hashText(seed) + hashText(`${seed}/sandbox`) + fakeDigest(seed)).slice(0, 64)
}

/** What the kubelet has ended for good has no sandbox that is ready any more. */
function isReady(runtime: PodRuntime): boolean {
  const containers = Object.values(runtime.containers)
  const isOver =
    containers.length > 0 && !containers.some((one) => isRunning(one) || one.pending || one.waiting)
  return runtime.sandboxReady && !isOver
}

function sandboxOf(runtime: PodRuntime, env: ContainerEnv | undefined): HostSandbox {
  const [namespace = '', pod = ''] = runtime.key.split('/')
  const { labels = {}, annotations = {} } = env?.pod.metadata ?? {}
  const { 'kubernetes.io/config.mirror': _, ...shown } = annotations
  const hostNetwork = env?.pod.spec.hostNetwork === true
  return {
    id: sandboxId(runtime),
    ready: isReady(runtime),
    createdAt: runtime.sandboxAt ?? runtime.startTime,
    ...{ pod, namespace, uid: runtime.uid, attempt: runtime.sandboxAttempt ?? 0, hostNetwork, runtime },
    ip: hostNetwork ? '' : runtime.ip,
    labels: {
      ...labels,
      'io.kubernetes.pod.name': pod,
      'io.kubernetes.pod.namespace': namespace,
      'io.kubernetes.pod.uid': runtime.uid,
    },
    annotations: {
      'kubernetes.io/config.seen': formatMicroTime(runtime.startTime).replace('Z', '000Z'),
      'kubernetes.io/config.source': 'api',
      ...shown,
    },
  }
}

/** Those that were made, the newest first. @param envOf undefined for a pod that is gone */
export function hostSandboxes(
  state: KubeletState,
  envOf: (pod: PodRuntime) => ContainerEnv | undefined,
): HostSandbox[] {
  return Object.values(state.pods)
    .filter((runtime) => !runtime.sandboxRemoved && (runtime.sandboxReady || runtime.sandboxLost))
    .map((runtime) => sandboxOf(runtime, envOf(runtime)))
    .sort((a, b) => b.createdAt - a.createdAt || (a.pod < b.pod ? -1 : 1))
}
