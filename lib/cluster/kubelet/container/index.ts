/** What a kubelet has its container runtime do, but for servers that rest: nothing that a boot needs. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { envOf } from '@/lib/cluster/kubelet/container/env-of'
import { dropExec } from '@/lib/cluster/kubelet/container/execs'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { awake, killProcesses, startProcess } from '@/lib/cluster/kubelet/container/processes'
import { type Look, runPod } from '@/lib/cluster/kubelet/container/run-pod'
import { startError } from '@/lib/cluster/kubelet/container/start-error'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { NODE, type Sync } from '@/lib/cluster/kubelet/node-context'
import { type Instance, imageOfProcess } from '@/lib/cluster/kubelet/runtime'
import { mayBeEvicted } from '@/lib/cluster/kubelet/sync-pod'

export { containerFiles as filesOf } from '@/lib/cluster/kubelet/container/files'
export { rewriteHosts } from '@/lib/cluster/kubelet/container/files-of-pod'
export { podSockets } from '@/lib/cluster/kubelet/container/pod-sockets'
export { isSteady, runProbe } from '@/lib/cluster/kubelet/probes'

/** ms between two looks of the eviction manager */
const EVICTION_INTERVAL = 10_000

/** Starts a container's own process; why it could not be started. */
export function startContainer(sync: Sync, { name }: IContainer, instance: Instance): string | undefined {
  const env = envOf(sync)
  try {
    startProcess(env, name, instance)
  } catch (error) {
    killProcesses(env, name)
    return startError(instance.process?.argv[0] ?? '', error)
  }
  runContainers(sync)
  return undefined
}

/** Runs what runs in a pod up to now, and plans the next time. */
export function runContainers(sync: Sync): Look {
  const look = runPod(envOf(sync))
  const { ctx, runtime } = sync
  if (look.next !== undefined && Number.isFinite(look.next))
    ctx.requeueAfter(runKey(runtime.key), Math.max(1, look.next - ctx.now()))
  if (look.hungry) ctx.requeueAfter(NODE, EVICTION_INTERVAL)
  return look
}

/** After a look at a pod: what it has begun goes on when its time has come, and what has ended is looked at. */
export function runOn(sync: Sync): void {
  if (runContainers(sync).ended) sync.ctx.enqueue(sync.runtime.key)
}

/** The key under which a kubelet lets the processes of a pod go on. */
export const runKey = (podKey: string): string => `run ${podKey}`

/** Something that processes waited for has come: they go on, and what has ended is noticed. */
export function goOn(podKey: string, ctx: Sync['ctx'], syncOf: (pod: Pod) => Sync): void {
  const pod = ctx.state.statics?.[podKey]?.pod ?? ctx.lister.byKey('pods', podKey)
  if (!pod || !ctx.state.pods[runtimeUid(pod)]) return
  const sync = syncOf(pod)
  // What has been written may be too much.
  if (runContainers(sync).ended || mayBeEvicted(sync)) ctx.enqueue(podKey)
}

/** Changes files of a pod: who rests and follows them wakes up before, and all are told of it. */
export function changeFiles(sync: Sync, change: () => void): void {
  const env = envOf(sync)
  for (const [name, { current }] of Object.entries(sync.runtime.containers)) {
    if (!current?.process || current.pid !== undefined || current.finished) continue
    if (behaviourOf(imageOfProcess(current.process)).comesUp) awake(env, name)
  }
  change()
  for (const name of Object.keys(sync.runtime.namespaces ?? {})) PodKernel.of(env, name)?.kernel.changed()
  runContainers(sync)
}

/** A container has ended: nothing of it runs any more. */
export const rememberEnd = (sync: Sync, container: string): void => killProcesses(envOf(sync), container)

export const forgetExec = (sync: Sync, id: string): void => dropExec(envOf(sync), id, true)
