/**
 * New amounts of cpu and memory for running containers.
 * Mirrors: pkg/kubelet/allocation – what fits is allocated and applied, what does not now is deferred.
 * Differs: containers take their new size a second later; what was put off is tried again in no special order.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { shortage } from '@/lib/cluster/kubelet/admission'
import { podEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { inits, isRunning, isSidecar, type Sizes } from '@/lib/cluster/kubelet/runtime'
import { resizable, sizesOf } from '@/lib/cluster/kubelet/sizes'
import { memoryLimit } from '@/lib/cluster/kubelet/start-container'
import { stopContainer } from '@/lib/cluster/kubelet/stop-container'

/** ms from the start of a resize to its end, when nothing has to be started anew. */
const TAKES = 1000
/** How often a size that was put off is tried again without a reason. */
const RETRY = 180_000

const sortedList = (list: object | undefined) =>
  Object.fromEntries(Object.entries(list ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The sizes as events tell them. */
function summary({ pod }: Sync, sizes: Sizes, error?: string): string {
  const of = (containers: IContainer[]) =>
    containers.map(({ name }) => {
      const { limits, requests } = sizes[name] ?? {}
      const resources = {
        ...(limits ? { limits: sortedList(limits) } : {}),
        ...(requests ? { requests: sortedList(requests) } : {}),
      }
      return { name, resources }
    })
  const sidecars = of(inits(pod).filter(isSidecar))
  return JSON.stringify({
    ...(sidecars.length > 0 ? { initContainers: sidecars } : {}),
    containers: of(pod.spec.containers),
    generation: pod.metadata.generation ?? 0,
    ...(error === undefined ? {} : { error }),
  })
}

/** Does a change of this container's amounts start it anew? */
function needsRestart(container: IContainer, before: IResourceRequirements): boolean {
  const { resources: now = {}, resizePolicy = [] } = container
  return resizePolicy.some(
    ({ resourceName, restartPolicy }) =>
      restartPolicy === 'RestartContainer' &&
      (['requests', 'limits'] as const).some(
        (kind) => !deepEqual(now[kind]?.[resourceName], before[kind]?.[resourceName]),
      ),
  )
}

function restart(sync: Sync, container: IContainer): void {
  const runtime = sync.runtime.containers[container.name]
  if (!runtime) return
  const graceSeconds = sync.pod.spec.terminationGracePeriodSeconds ?? 30
  const message = `Container ${container.name} resize requires restart`
  stopContainer(sync, container, runtime, { graceSeconds, message, restart: true })
  runtime.crashes = 0
}

function begin(sync: Sync, wanted: Sizes): void {
  const { pod, runtime, ctx } = sync
  const before = runtime.resize?.before ?? runtime.allocated ?? {}
  runtime.allocated = wanted
  const restarting = resizable(pod).filter(
    (container) =>
      isRunning(runtime.containers[container.name]) && needsRestart(container, before[container.name] ?? {}),
  )
  runtime.resize = { since: ctx.now(), before, restarting: restarting.map(({ name }) => name) }
  podEvent(sync, 'Normal', 'ResizeStarted', `Pod resize started: ${summary(sync, wanted)}`)
  for (const container of restarting) restart(sync, container)
}

function defer(sync: Sync, wanted: Sizes, message: string): void {
  const { runtime, ctx } = sync
  const known = runtime.deferred?.message === message
  runtime.deferred = { reason: 'Deferred', message }
  wakeAt(sync, ctx.now() + RETRY)
  if (!known)
    podEvent(sync, 'Warning', 'ResizeDeferred', `Pod resize Deferred: ${summary(sync, wanted, message)}`)
}

function finish(sync: Sync): void {
  const { runtime, ctx } = sync
  const { resize } = runtime
  if (!resize) return
  const done = resize.since + TAKES
  if (done > ctx.now()) {
    wakeAt(sync, done)
    return
  }
  const isBack = (name: string) => {
    const { current } = runtime.containers[name] ?? {}
    return !!current && !current.finished && current.startedAt >= resize.since
  }
  if (!resize.restarting.every(isBack)) return
  delete runtime.resize
  for (const container of resizable(sync.pod)) {
    const { current } = runtime.containers[container.name] ?? {}
    if (!current?.process || current.finished) continue
    const { memory: _, ...process } = current.process
    current.process = Object.freeze({ ...process, ...memoryLimit(sync, container) })
  }
  for (const { deferred, key } of Object.values(ctx.state.pods)) if (deferred) ctx.enqueue(key)
  podEvent(
    sync,
    'Normal',
    'ResizeCompleted',
    `Pod resize completed: ${summary(sync, runtime.allocated ?? {})}`,
  )
}

/** Brings a running pod towards the size that its spec asks for. */
export function syncResize(sync: Sync): void {
  const { pod, runtime } = sync
  const wanted = sizesOf(pod)
  runtime.allocated ??= wanted
  if (deepEqual(wanted, runtime.allocated)) delete runtime.deferred
  else {
    const short = shortage(sync)
    if (short) defer(sync, wanted, short.message)
    else {
      delete runtime.deferred
      begin(sync, wanted)
    }
  }
  finish(sync)
}
