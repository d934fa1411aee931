import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { atRest } from '@/lib/cluster/kubelet/container/rest'
import type { Listener, Protocol } from '@/lib/cluster/kubelet/process/network'
import { allContainers, isRunning } from '@/lib/cluster/kubelet/runtime'
import { changes } from '@/lib/userland/kernel/file-tree'
import type { Kernel } from '@/lib/userland/kernel/kernel'

/** A socket of a running process. */
export interface OwnedListener {
  listener: Listener
  pid: number
  container: string
  kernel: Kernel
}

/** What was found of a namespace's sockets, and what it holds for: its processes, all files, the time. */
interface Known {
  stirs: number
  files: number
  now: number
  sockets: OwnedListener[]
  steady: boolean
}

const known = new WeakMap<Kernel, Known>()

/** The sockets of all processes of a namespace. */
function socketsIn({ kernel }: PodKernel, now: number): OwnedListener[] {
  const before = known.get(kernel)
  const holds = before?.stirs === kernel.stirs && before.files === changes.count
  if (holds && (before.steady || before.now === now)) return before.sockets
  const sockets = kernel
    .listeners()
    .map(({ place, listener, pid }) => ({ listener: listener as Listener, pid, container: place, kernel }))
  const steady = sockets.length > 0 && sockets.every(({ listener }) => listener.steady)
  known.set(kernel, { stirs: kernel.stirs, files: changes.count, now, sockets, steady })
  return sockets
}

/** The processes of a container that runs, as they are or would be. */
function processesOf(env: ContainerEnv, container: string): PodKernel | undefined {
  const runtime = env.runtime.containers[container]
  if (!runtime?.current?.process || !isRunning(runtime)) return undefined
  return runtime.current.pid === undefined
    ? atRest(env, container)
    : PodKernel.of(env, pidNamespace(env.pod, container))
}

/** The sockets of one container's processes, and whose they are. */
export function socketsOf(env: ContainerEnv, container: string): OwnedListener[] {
  const pod = processesOf(env, container)
  return pod ? socketsIn(pod, env.now()).filter((one) => one.container === container) : []
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
    const pod = processesOf(env, name)
    for (const socket of pod ? socketsIn(pod, env.now()) : []) {
      const { listener, container } = socket
      if (listener.port !== port || listener.protocol !== protocol || container !== name) continue
      last = socket
      return socket
    }
  }
  return undefined
}
