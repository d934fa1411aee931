import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { atRest } from '@/lib/cluster/kubelet/container/rest'
import type { Listener, Protocol } from '@/lib/cluster/kubelet/process/network'
import { allContainers, isRunning } from '@/lib/cluster/kubelet/runtime'
import type { Kernel } from '@/lib/userland/kernel/kernel'

/** A socket of a running process. */
export interface OwnedListener {
  listener: Listener
  pid: number
  container: string
  kernel: Kernel
}

/** The sockets of one container's processes, and whose they are. */
export function socketsOf(env: ContainerEnv, container: string): OwnedListener[] {
  const runtime = env.runtime.containers[container]
  if (!runtime?.current?.process || !isRunning(runtime)) return []
  const pod =
    runtime.current.pid === undefined
      ? atRest(env, container)
      : PodKernel.of(env, pidNamespace(env.pod, container))
  if (!pod) return []
  const { kernel } = pod
  return kernel
    .listeners()
    .flatMap(({ place, listener, pid }) =>
      place === container ? [{ listener: listener as Listener, pid, container, kernel }] : [],
    )
}

/** The sockets of one container's processes. */
export const listenersOf = (env: ContainerEnv, { name }: IContainer): Listener[] =>
  socketsOf(env, name).map(({ listener }) => listener)

/** The socket that was found last: who comes to it asks next whose it is. */
let last: OwnedListener | undefined

/** Who a listener that `findListener` gave belongs to, as long as its processes are these. */
export function ownerOf(env: ContainerEnv, listener: Listener): OwnedListener | undefined {
  const known = last?.listener === listener ? last : undefined
  const current = known && env.runtime.containers[known.container]?.current
  if (!current || current.pid === undefined) return undefined
  const pod = PodKernel.of(env, pidNamespace(env.pod, known.container))
  return pod?.kernel === known.kernel && known.kernel.process(known.pid) ? known : undefined
}

/** Who listens on a port of the pod: its containers share one network. */
export function findListener(env: ContainerEnv, port: number, protocol: Protocol): OwnedListener | undefined {
  for (const { name } of allContainers(env.pod)) {
    const found = socketsOf(env, name).find(
      ({ listener }) => listener.port === port && listener.protocol === protocol,
    )
    if (!found) continue
    last = found
    return found
  }
  return undefined
}
