/** What a container that rests would do if it were awake: looked at without waking it. */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { LogLine } from '@/lib/cluster/kubelet/container/container-log'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { catchUp } from '@/lib/cluster/kubelet/container/processes'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { type Instance, imageOfProcess } from '@/lib/cluster/kubelet/runtime'

interface Copy {
  env: ContainerEnv
  instance: Instance
  /** The surroundings that it was looked at in last, and those with itself in them. */
  around?: ContainerEnv
  seen?: ContainerEnv
}

/** By the run that it stands for; the host tells one cluster from its forks. */
const copies = new WeakMap<Instance, Copy & { host: NodeHost }>()

function copyOf(env: ContainerEnv, container: string, real: Instance): Copy | undefined {
  const runtime = env.runtime.containers[container]
  if (!runtime || !real.process) return undefined
  const known = copies.get(real)
  if (known && known.host === env.host && known.instance.told === real.told) return known
  const instance: Instance = { ...real, finished: undefined }
  const pod = {
    ...env.runtime,
    namespaces: {},
    containers: { ...env.runtime.containers, [container]: { ...runtime, current: instance } },
  }
  const copy: Copy & { host: NodeHost } = { env: { ...env, runtime: pod }, instance, host: env.host }
  // Kept before it starts: what it asks at its start may lead back to it.
  copies.set(real, copy)
  catchUp(copy.env, container, instance)
  return copy
}

/** The surroundings of now around a copy. */
function surrounded(copy: Copy, env: ContainerEnv): ContainerEnv {
  if (copy.around !== env) {
    copy.around = env
    copy.seen = { ...env, runtime: copy.env.runtime }
  }
  return copy.seen ?? copy.env
}

/** Its processes as they would be, in the surroundings of now. */
export function atRest(env: ContainerEnv, container: string): PodKernel | undefined {
  const real = env.runtime.containers[container]?.current
  const copy = real && copyOf(env, container, real)
  if (!copy) return undefined
  return PodKernel.of(surrounded(copy, env), pidNamespace(env.pod, container))
}

/** What a run that never woke up would have printed. */
export const linesAtRest = (env: ContainerEnv, container: string, run: Instance): readonly LogLine[] =>
  copyOf(env, container, run)?.instance.log?.lines ?? []

/**
 * Tells a server that rests to end, which it goes on resting for: images that serve end in the same way. False: its
 * processes have to be asked.
 */
export function tellAtRest(env: ContainerEnv, container: string): boolean {
  const { containers, namespaces } = env.runtime
  const run = containers[container]?.current
  if (!run?.process || run.pid !== undefined || namespaces?.[container]) return false
  const { serves, comesUp } = behaviourOf(imageOfProcess(run.process))
  if (!serves && !comesUp) return false
  run.told = env.now()
  return true
}
