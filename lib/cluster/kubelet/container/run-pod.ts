import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { endExecs } from '@/lib/cluster/kubelet/container/execs'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import { exitCodeOf } from '@/lib/userland/kernel/signal-numbers'

/** Bytes that make the kubelet look how much the node has left. */
const NOTICED = 64 * 1024 ** 2

/** A container whose processes want more memory than it may have loses all of them. */
function checkMemory(pod: PodKernel, container: string, instance: Instance): void {
  const bytes = pod.kernel.memory().get(container) ?? 0
  if (bytes > NOTICED) instance.hungry = true
  instance.bytes = bytes
  if (!instance.oom && bytes <= (instance.process?.memory ?? Number.POSITIVE_INFINITY)) return
  instance.oom = true
  pod.killAll(container)
}

/** Its own process has ended: how. */
function end(env: ContainerEnv, container: string, instance: Instance): void {
  const { pid } = instance
  if (pid === undefined || instance.exit) return
  const pod = PodKernel.of(env, pidNamespace(env.pod, container))
  const info = pod?.kernel.process(pid)
  if (info && info.state !== 'Z') return
  const status = info && pod?.kernel.reap(pid)
  pod?.killAll(container)
  const code = status ? exitCodeOf(status) : 137
  instance.exit = { at: env.now(), code: instance.oom ? 137 : code, ...(instance.oom ? { oom: true } : {}) }
}

/** What came of a look at a pod's processes. */
export interface Look {
  /** A container's own process, or a command that somebody waits for, has ended. */
  ended: boolean
  /** When there is more to do, if anything happens by itself. */
  next: number | undefined
  /** One has come to hold more memory than a node takes no notice of. */
  hungry: boolean
}

/** Times that processes which follow each other's files may wake each other at one instant. */
const MOST_ROUNDS = 10

/** Who follows a file looks again, once somebody has written. True when there is one. */
function wakeFollowers(pods: readonly PodKernel[], runtime: ContainerEnv['runtime']): boolean {
  if (!runtime.stirred) return false
  delete runtime.stirred
  const followers = pods.filter(({ kernel }) => kernel.pause().follows.length > 0)
  for (const { kernel } of followers) kernel.changed()
  return followers.length > 0
}

/** Runs the processes of all namespaces of a pod; the time at which there is more to do. */
function runAll(env: ContainerEnv): number | undefined {
  const { runtime } = env
  const pods = Object.keys(runtime.namespaces ?? {}).flatMap((name) => PodKernel.of(env, name) ?? [])
  let times = pods.map((pod) => pod.run())
  for (let round = 0; round < MOST_ROUNDS && wakeFollowers(pods, runtime); round++)
    times = pods.map((pod) => pod.run())
  const known = times.filter((at) => at !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

/** Runs the processes of all containers of a pod up to now. */
export function runPod(env: ContainerEnv): Look {
  const { runtime } = env
  const next = runAll(env)
  let ended = false
  let hungry = false
  for (const [name, { current }] of Object.entries(runtime.containers)) {
    if (!current?.process || current.finished || current.pid === undefined) continue
    const pod = PodKernel.of(env, pidNamespace(env.pod, name))
    if (pod) checkMemory(pod, name, current)
    hungry ||= current.hungry === true
    const before = current.exit
    end(env, name, current)
    ended ||= current.exit !== before
  }
  return { ended: endExecs(env) || ended, next, hungry }
}
