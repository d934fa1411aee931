/** What a container that rests would do if it were awake: looked at without waking it. */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { LogLine } from '@/lib/cluster/kubelet/container/container-log'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { startProcess } from '@/lib/cluster/kubelet/container/processes'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

interface Copy {
  env: ContainerEnv
  instance: Instance
}

/** By the run that it stands for; the host tells one cluster from its forks. */
const copies = new WeakMap<Instance, Copy & { host: NodeHost }>()

function copyOf(env: ContainerEnv, container: string, real: Instance): Copy | undefined {
  const runtime = env.runtime.containers[container]
  if (!runtime || !real.process) return undefined
  const known = copies.get(real)
  if (known && known.host === env.host) return known
  const instance: Instance = { ...real, finished: undefined }
  const pod = {
    ...env.runtime,
    namespaces: {},
    containers: { ...env.runtime.containers, [container]: { ...runtime, current: instance } },
  }
  const copy = { env: { ...env, runtime: pod, now: () => real.startedAt }, instance, host: env.host }
  // Kept before it starts: what it asks at its start may lead back to it.
  copies.set(real, copy)
  startProcess(copy.env, container, instance)
  return copy
}

/** Its processes as they would be, in the surroundings of now. */
export function atRest(env: ContainerEnv, container: string): PodKernel | undefined {
  const real = env.runtime.containers[container]?.current
  const copy = real && copyOf(env, container, real)
  if (!copy) return undefined
  const { runtime } = copy.env
  return PodKernel.of({ ...env, runtime }, pidNamespace(env.pod, container))
}

/** What a run that never woke up would have printed. */
export const linesAtRest = (env: ContainerEnv, container: string, run: Instance): readonly LogLine[] =>
  copyOf(env, container, run)?.instance.log?.lines ?? []
