/**
 * A container's own process: started, woken from rest, signalled, ended.
 * Mirrors: pid 1 of a pid namespace, what a container runtime does with its descriptors, cgroups that kill all
 * processes of a container that wants too much memory.
 * Differs: an image's own server that nobody has looked into rests: it has no processes until somebody does.
 */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { credentialsOf } from '@/lib/cluster/kubelet/container/credentials'
import { pidNamespace, SHARED } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import type { Signal } from '@/lib/userland/kernel/process'
import type { Stream } from '@/lib/userland/kernel/start-options'

/** The namespace's processes; a new one with its first process where there is none. */
function kernelFor(env: ContainerEnv, container: string): PodKernel {
  const name = pidNamespace(env.pod, container)
  // Who debugs a container looks into it.
  const known = name === SHARED || name === container ? PodKernel.of(env, name) : awake(env, name)
  if (known && (name === SHARED || name !== container)) return known
  // A container that starts again has a namespace of its own again.
  const made = PodKernel.create(env, name)
  if (name === SHARED)
    made.kernel.start({
      argv: ['/pause'],
      program: 'container/pause',
      place: container,
      uid: 65535,
      gid: 65535,
    })
  return made
}

function streamsOf(
  pod: PodKernel,
  container: string,
  instance: Instance,
): { tty?: string; streams?: Stream[] } {
  const { stdin, tty } = instance.process ?? {}
  if (tty) {
    const name = pod.addTerminal(`log ${container} 1`)
    return { tty: name }
  }
  const out: Stream[] = [{ sink: `log ${container} 1` }, { sink: `log ${container} 2` }]
  if (!stdin) return { streams: [{ path: '/dev/null' }, ...out] }
  instance.feed = pod.kernel.addFeed()
  return { streams: [{ feed: instance.feed }, ...out] }
}

/** Starts a container's own process and runs it up to now. @throws Errno */
export function startProcess(env: ContainerEnv, container: string, instance: Instance): void {
  const { process } = instance
  if (!process) return
  const pod = kernelFor(env, container)
  const { argv, env: variables, cwd = '/', script } = process
  const { tty, streams } = streamsOf(pod, container, instance)
  instance.pid = pod.kernel.start({
    ...{ argv, cwd, place: container, ...credentialsOf(process) },
    env: { ...variables, ...(tty === undefined ? {} : { TERM: 'xterm' }) },
    ...(tty === undefined ? {} : { tty }),
    ...(streams ? { streams } : {}),
    ...(script ? { program: 'container/script', state: { script, since: env.now(), told: false } } : {}),
  })
  if (tty !== undefined) instance.tty = tty
  pod.run()
}

/** Starts what has rested as if it had run since its start, and heard the signal that it was sent. */
export function catchUp(env: ContainerEnv, container: string, instance: Instance): void {
  const { startedAt, told } = instance
  startProcess({ ...env, now: () => startedAt }, container, instance)
  if (told === undefined || instance.pid === undefined) return
  const pod = PodKernel.of({ ...env, now: () => told }, pidNamespace(env.pod, container))
  pod?.kernel.signal(instance.pid, 'TERM')
  pod?.run()
}

/** The processes of a container's namespace; what rests wakes up as if it had run since its start. */
export function awake(env: ContainerEnv, container: string): PodKernel | undefined {
  const name = pidNamespace(env.pod, container)
  const instance = env.runtime.containers[container]?.current
  if (!instance?.process || instance.finished) return PodKernel.of(env, name)
  if (instance.pid === undefined) {
    catchUp(env, container, instance)
    delete instance.told
  }
  return PodKernel.of(env, name)
}

/** Sends a signal to a container's own process. */
export function signalProcess(env: ContainerEnv, container: string, signal: Signal): void {
  const pod = awake(env, container)
  const pid = env.runtime.containers[container]?.current?.pid
  if (pod && pid !== undefined) pod.kernel.signal(pid, signal)
}

/** Ends all that is left of a container's processes. */
export function killProcesses(env: ContainerEnv, container: string): void {
  const { runtime } = env
  const name = pidNamespace(env.pod, container)
  if (name === container) {
    if (!runtime.namespaces?.[name]) return
    const { [name]: _, ...rest } = runtime.namespaces
    runtime.namespaces = rest
    return
  }
  PodKernel.of(env, name)?.killAll(container)
}
