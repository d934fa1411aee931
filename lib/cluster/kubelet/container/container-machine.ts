import { containerNetwork } from '@/lib/cluster/kubelet/container/container-network'
import { containerFiles } from '@/lib/cluster/kubelet/container/files'
import { SHARED } from '@/lib/cluster/kubelet/container/pid-namespace'
import type { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { imageOfProcess } from '@/lib/cluster/kubelet/runtime'
import { nextFloat } from '@/lib/cluster/sim/rng'
import { groupsOf, usersOf } from '@/lib/userland/kernel/accounts'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Machine } from '@/lib/userland/kernel/machine'

const BUSYBOX_BASES = new Set(['busybox', 'alpine'])

/** Old tags of busybox have old tools. */
function busyboxOf(image: string): { busybox?: string } {
  const version = /(?:^|\/)busybox:(\d+(?:\.\d+)*)/.exec(image)?.[1]
  return version === undefined ? {} : { busybox: version }
}

/** One run of a container as its processes see it. */
export function containerMachine(pod: PodKernel, name: string): Machine | undefined {
  const instance = pod.env.runtime.containers[name]?.current
  if (!instance?.process) return undefined
  const { image, hostname, memory } = instance.process
  let files: FileSystem | undefined
  const own = (): FileSystem => {
    const now = () => pod.now()
    files ??= pod.env.filesOf?.(name, now) ?? containerFiles(() => pod.env, name, { now })
    return files
  }
  return {
    name,
    hostname,
    pids: pod.namespace === SHARED ? 'pod' : pod.namespace,
    dialect: BUSYBOX_BASES.has(behaviourOf(imageOfProcess(instance.process)).base) ? 'busybox' : 'gnu',
    get files() {
      return own()
    },
    now: () => pod.now(),
    ...busyboxOf(image),
    random: () => nextFloat(pod.state.rng),
    users: () => usersOf(own()),
    groups: () => groupsOf(own()),
    programAt: () => undefined,
    network: containerNetwork(
      () => pod.env,
      name,
      () => ++pod.state.asked,
    ),
    ...(memory === undefined ? {} : { memory: () => ({ total: memory, free: memory, available: memory }) }),
  }
}
