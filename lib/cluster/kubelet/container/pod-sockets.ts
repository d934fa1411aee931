import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { socketsOf } from '@/lib/cluster/kubelet/listeners'
import { allContainers } from '@/lib/cluster/kubelet/runtime'
import type { SocketInfo } from '@/lib/userland/kernel/network'

/** Who listens in a pod, as a process of a container sees it: all sockets, and whose those of its namespace are. */
export function podSockets(env: ContainerEnv, container: string): SocketInfo[] {
  const own = pidNamespace(env.pod, container)
  return allContainers(env.pod).flatMap(({ name }) => {
    const namespace = pidNamespace(env.pod, name)
    const kernel = namespace === own ? PodKernel.of(env, namespace)?.kernel : undefined
    // Sockets in files have numbers beyond all ports.
    const sockets = socketsOf(env, name).filter(({ listener }) => listener.port < 65_536)
    return sockets.map(({ listener: { port, protocol, loopback }, pid }): SocketInfo => {
      const command = kernel?.process(pid)?.argv[0]?.replace(/^.*\//, '')
      return {
        ...{ protocol, port, address: loopback ? '127.0.0.1' : '0.0.0.0' },
        ...(command === undefined ? {} : { pid, command }),
      }
    })
  })
}
