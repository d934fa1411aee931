/**
 * What the containers of a pod use: what a kubelet tells at /metrics/resource.
 * Differs: usage follows from what runs and from the load of this moment; it does not wander by itself.
 */

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { milliValue, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import { repositoryOf } from '@/lib/cluster/kubelet/images/index'
import { isSidecar } from '@/lib/cluster/kubelet/runtime'
import { imageUsage, stressUsage } from '@/lib/cluster/kubelet/usage/image-usage'
import { callsOf, type Load, runningSince } from '@/lib/cluster/kubelet/usage/load'
import { amountOf } from '@/lib/cluster/kubelet/usage/number'

/** Millicores, and bytes. */
export interface Usage {
  cpu: number
  memory: number
}

export interface ContainerUsage extends Usage {
  name: string
  /** ms */
  runningSince: number
}

/** Millicores that a client needs for each request that it sends. */
const PER_CALL = 0.5

/** What runs in a pod, and what it uses. */
export function podUsage(pod: Pod, load: Load): ContainerUsage[] {
  const { namespace, name } = pod.metadata
  const requests = load.get(`${namespace}/${name}`) ?? 0
  const running = [...(pod.spec.initContainers ?? []).filter(isSidecar), ...pod.spec.containers]
  return running.flatMap((container, index) => {
    const since = runningSince(pod, container.name)
    if (since === undefined) return []
    const image = imageUsage(repositoryOf(container.image ?? ''))
    const stress = stressUsage([...(container.command ?? []), ...(container.args ?? [])])
    // Sidecars see the requests as well, but it is the first container that works on them.
    const served = running.findIndex((one) => !isSidecar(one)) === index ? requests : 0
    const calls = (callsOf(container)?.perSecond ?? 0) * PER_CALL
    const { cpu: cpuLimit, memory: memoryLimit } = container.resources?.limits ?? {}
    const cpu = Math.round(amountOf(image.cpu + served * image.perRequest + stress.cpu + calls))
    const memory = amountOf(image.memory + stress.memory)
    return {
      name: container.name,
      runningSince: since,
      cpu: cpuLimit === undefined ? cpu : Math.min(cpu, milliValue(cpuLimit)),
      memory: memoryLimit === undefined ? memory : Math.min(memory, quantityValue(memoryLimit)),
    }
  })
}
