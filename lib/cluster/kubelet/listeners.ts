import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { type Listener, type Protocol, respond } from '@/lib/cluster/kubelet/process/network'
import { traceProcess } from '@/lib/cluster/kubelet/process/run'
import { allContainers, type Instance, isRunning, type KubeletState } from '@/lib/cluster/kubelet/runtime'

/** An image that nobody knows listens where its container says so. */
function declared(container: IContainer, instance: Instance): Listener[] {
  const image = behaviourOf(container.image ?? '')
  const program = instance.process?.argv[0]?.split('/').pop() ?? ''
  if (!Object.hasOwn(image.programs, program) || image.ports.length > 0) return []
  const text = `Hello from ${instance.process?.hostname}\n`
  return (container.ports ?? []).map(({ containerPort, protocol = 'TCP' }) => ({
    port: containerPort,
    protocol: protocol as Protocol,
    serve: () => respond(200, text, { 'Content-Type': 'text/plain' }),
  }))
}

/** The sockets of one container's processes. */
export function listenersOf(container: IContainer, instance: Instance, now: number): Listener[] {
  if (!instance.process || instance.finished) return []
  const { listeners } = traceProcess(instance.process, now)
  return listeners.length > 0 ? listeners : declared(container, instance)
}

/** Who listens on a port of the pod: its containers share one network. */
export function findListener(
  state: KubeletState,
  pod: Pod,
  port: number,
  protocol: Protocol,
  now: number,
): Listener | undefined {
  const { containers = {} } = state.pods[runtimeUid(pod)] ?? {}
  for (const container of allContainers(pod)) {
    const runtime = containers[container.name]
    if (!runtime?.current || !isRunning(runtime)) continue
    const found = listenersOf(container, runtime.current, now).find(
      (listener) => listener.port === port && listener.protocol === protocol,
    )
    if (found) return found
  }
  return undefined
}
