/** Who has to go when a node has too little. Mirrors: pkg/kubelet/eviction/helpers.go. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { amount, diskOf, memoryOf, type Signal } from '@/lib/cluster/kubelet/pressure/signals'

const SYSTEM_CRITICAL = 2_000_000_000

/** Static pods and those of the highest priorities are never evicted. */
export const isCritical = ({ metadata, spec }: Pod): boolean =>
  metadata.annotations?.['kubernetes.io/config.source'] === 'file' || (spec.priority ?? 0) >= SYSTEM_CRITICAL

interface Ranked {
  pod: Pod
  usage: number
  request: number
}

function rankOf(pod: Pod, { resource }: Signal, host: NodeHost): Ranked {
  if (resource === 'pids') return { pod, usage: 1, request: 1 }
  const usage =
    resource === 'memory'
      ? memoryOf(pod).reduce((sum, one) => sum + one.memory, 0)
      : diskOf(host, pod.metadata.uid)
  // Requests of memory are in bytes here, as everything is that has no thousandths.
  return { pod, usage, request: podRequests(pod)[resource] ?? 0 }
}

const exceeds = ({ usage, request }: Ranked) => (usage > request ? 0 : 1)

/** Those that use more than they asked for first, then low priorities, then whoever is furthest above. */
export function rankForEviction(pods: readonly Pod[], signal: Signal, host: NodeHost): Pod[] {
  return pods
    .filter((pod) => !isCritical(pod))
    .map((pod) => rankOf(pod, signal, host))
    .sort(
      (a, b) =>
        exceeds(a) - exceeds(b) ||
        (a.pod.spec.priority ?? 0) - (b.pod.spec.priority ?? 0) ||
        b.usage - b.request - (a.usage - a.request),
    )
    .map(({ pod }) => pod)
}

/** What the pod's status and its event say. */
export function evictionMessage(pod: Pod, signal: Signal): string {
  const { resource, available, threshold, binary } = signal
  const head = `The node was low on resource: ${resource}. `
  const numbers = `Threshold quantity: ${amount(threshold, binary)}, available: ${amount(available, binary)}. `
  if (resource !== 'memory') return head + numbers
  const requests = new Map(
    [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map(({ name, resources }) => [
      name,
      quantityValue(resources?.requests?.memory),
    ]),
  )
  const containers = memoryOf(pod).flatMap(({ name, memory }) => {
    const request = requests.get(name) ?? 0
    if (memory <= request) return []
    const numbers = `was using ${amount(memory)}, request is ${amount(request)}`
    return [`Container ${name} ${numbers}, has larger consumption of ${resource}. `]
  })
  return head + numbers + containers.join('')
}
