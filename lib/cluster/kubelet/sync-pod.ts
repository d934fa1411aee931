import type { IContainer } from 'kubernetes-models/v1/Container'
import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import { shareEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { rejection } from '@/lib/cluster/kubelet/admission'
import { mountVolumes } from '@/lib/cluster/kubelet/mount'
import { podEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { refreshVolumes } from '@/lib/cluster/kubelet/refresh-volumes'
import { shouldRestart } from '@/lib/cluster/kubelet/restart-policy'
import {
  allContainers,
  type ContainerRuntime,
  ephemerals,
  inits,
  isDone,
  isRunning,
  isSidecar,
  isUp,
  newContainer,
} from '@/lib/cluster/kubelet/runtime'
import { isResizing } from '@/lib/cluster/kubelet/sizes'
import { podStatus } from '@/lib/cluster/kubelet/status'
import { syncContainer } from '@/lib/cluster/kubelet/sync-container'
import { writeVolumes } from '@/lib/cluster/kubelet/written-volumes'
import { own } from '@/lib/cluster/sim/own'
import { part } from '@/lib/cluster/sim/parts'

const MOUNT_RETRY = [500, 500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 122_000]

function runtimeOf(sync: Sync, container: IContainer): ContainerRuntime {
  const existing = own(sync.runtime.containers, container.name)
  if (existing) return existing
  const made = newContainer(container)
  sync.runtime.containers[container.name] = made
  return made
}

/** Lets a container begin, unless it has before. */
function begin(sync: Sync, container: IContainer): void {
  const runtime = runtimeOf(sync, container)
  if (!runtime.current && !runtime.pending && !runtime.waiting)
    runtime.pending = { kind: 'begin', at: sync.ctx.now() }
}

/** A new image in the spec: a waiting container tries it at once, a running one is replaced. */
function applyImages(sync: Sync): void {
  for (const container of allContainers(sync.pod)) {
    const runtime = own(sync.runtime.containers, container.name)
    if (!runtime || runtime.image === container.image) continue
    runtime.image = container.image ?? ''
    runtime.pullFailures = 0
    if (isRunning(runtime)) {
      if (inits(sync.pod).includes(container) && !isSidecar(container)) continue
      const message = `Container ${container.name} definition changed, will be restarted`
      const graceSeconds = sync.pod.spec.terminationGracePeriodSeconds ?? 30
      part('kubeletLate').stopContainer(sync, container, runtime, { graceSeconds, message, restart: true })
      runtime.crashes = 0
    } else if (runtime.pending || runtime.waiting) runtime.pending = { kind: 'begin', at: sync.ctx.now() }
  }
}

/** Init containers one after the other; true once the app containers may start. */
function runInits(sync: Sync): boolean {
  for (const container of inits(sync.pod)) {
    begin(sync, container)
    const runtime = runtimeOf(sync, container)
    syncContainer(sync, container, runtime)
    if (isSidecar(container)) {
      if ((!runtime.started || runtime.current?.hook) && !runtime.current?.finished) return false
    } else if (!isDone(runtime) || runtime.current?.finished?.code !== 0) return false
  }
  return true
}

const failedInit = (sync: Sync): boolean =>
  inits(sync.pod).some((container) => {
    const runtime = sync.runtime.containers[container.name]
    const { code = 0 } = runtime?.current?.finished ?? {}
    return isDone(runtime) && code !== 0 && !shouldRestart(sync.pod, container, code)
  })

/** Every app container has ended for good (or an init container has failed for good). */
const isOver = (sync: Sync): boolean =>
  failedInit(sync) || sync.pod.spec.containers.every(({ name }) => isDone(sync.runtime.containers[name]))

function stopSidecars(sync: Sync): void {
  if (!inits(sync.pod).some(isSidecar)) return
  const graceSeconds = sync.pod.spec.terminationGracePeriodSeconds ?? 30
  part('kubeletLate').stopInTurn(sync, inits(sync.pod).filter(isSidecar), graceSeconds)
}

/** Sandbox and volumes come before any container. */
function prepare(sync: Sync): boolean {
  const { runtime, ctx } = sync
  if (runtime.sandboxReady) return true
  const now = ctx.now()
  if (runtime.sandboxAt === undefined) {
    if ((runtime.mountAt ?? 0) > now) wakeAt(sync, runtime.mountAt ?? now)
    else if (mountVolumes(sync)) {
      runtime.sandboxAt = now + 300 + Math.floor(ctx.random() * 400)
      wakeAt(sync, runtime.sandboxAt)
    } else {
      runtime.mountTries = (runtime.mountTries ?? 0) + 1
      runtime.mountAt = now + (MOUNT_RETRY[runtime.mountTries - 1] ?? 122_000)
      wakeAt(sync, runtime.mountAt)
    }
    return false
  }
  if (runtime.sandboxAt > now) {
    wakeAt(sync, runtime.sandboxAt)
    return false
  }
  const files = sync.host.network()
  if (files && !part('cni').connect(sync, files)) return false
  runtime.sandboxReady = true
  writeVolumes(sync)
  return true
}

/** App containers start one after the other: a pull or a postStart hook holds up those behind it. */
function startApps(sync: Sync): void {
  let held = false
  for (const container of sync.pod.spec.containers) {
    const runtime = runtimeOf(sync, container)
    if (!held) begin(sync, container)
    syncContainer(sync, container, runtime)
    held ||= runtime.pending?.kind === 'pull' || (isRunning(runtime) && !isUp(runtime))
  }
}

/** Debugging containers run beside the others and are never started again. */
function startEphemerals(sync: Sync): void {
  for (const container of ephemerals(sync.pod)) {
    begin(sync, container)
    syncContainer(sync, container, runtimeOf(sync, container))
  }
}

function checkDeadline(sync: Sync): void {
  const { activeDeadlineSeconds } = sync.pod.spec
  const { runtime, ctx } = sync
  if (activeDeadlineSeconds === undefined || runtime.failed || isOver(sync)) return
  const at = runtime.startTime + activeDeadlineSeconds * 1000
  if (at > ctx.now()) {
    wakeAt(sync, at)
    return
  }
  const message = 'Pod was active on the node longer than the specified deadline'
  runtime.failed = { reason: 'DeadlineExceeded', message }
  podEvent(sync, 'Normal', 'DeadlineExceeded', message)
  stopAll(sync, sync.pod.spec.terminationGracePeriodSeconds ?? 30)
}

const stopAll = (sync: Sync, graceSeconds: number): void =>
  part('kubeletLate').stopInTurn(sync, allContainers(sync.pod), graceSeconds)

/** Deletion: stop everything within the grace period, then take the pod off the API. */
function terminate(sync: Sync): void {
  const { runtime, pod, ctx } = sync
  if (runtime.namespaces) part('containers').runContainers(sync)
  const deadline = parseTime(pod.metadata.deletionTimestamp ?? '') ?? ctx.now()
  const before = runtime.killing?.deadline
  if (before === undefined || deadline < before) {
    runtime.killing = { deadline }
    stopAll(sync, Math.max(0, (deadline - ctx.now()) / 1000))
  }
  for (const container of allContainers(pod)) {
    const one = runtime.containers[container.name]
    if (one) syncContainer(sync, container, one)
  }
  part('kubeletLate').takeTurns(sync)
  if (runtime.namespaces) part('containers').runOn(sync)
  if (allContainers(pod).some(({ name }) => isRunning(runtime.containers[name]))) return
  const files = sync.host.network()
  if (files && !part('cni').disconnect(sync, files)) {
    writeStatus(sync)
    return
  }
  if (sync.finish) {
    sync.finish()
    return
  }
  writeStatus(sync)
  const { namespace, name, uid } = pod.metadata
  try {
    ctx.client.delete('pods', namespace, name, { uid, gracePeriodSeconds: 0 })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Writes the status when it says something new. */
export function writeStatus(sync: Sync): void {
  const { ctx, pod, runtime } = sync
  const current = ctx.lister.get('pods', pod.metadata.namespace, pod.metadata.name)
  if (!current || runtimeUid(current) !== runtimeUid(pod)) return
  // Made of the stored parts wherever they are equal: those need no second look when it is stored.
  const status = shareEqual(
    podStatus(current, runtime, sync.hostIP, ctx.now()),
    current.status,
  ) as Pod['status']
  if (status === current.status) return
  runtime.reported = ctx.client.updateStatus('pods', { ...current, status }).metadata.resourceVersion
}

/** Rejects what does not fit, before anything of it starts. True: admitted. */
function admit(sync: Sync): boolean {
  const { runtime } = sync
  if (runtime.rejected) return false
  if (runtime.admitted) return true
  const rejected = rejection(sync)
  if (!rejected) {
    runtime.admitted = true
    return true
  }
  runtime.rejected = rejected
  podEvent(sync, 'Warning', rejected.reason, rejected.message)
  return false
}

/** Can it fill its volumes or its containers, or does its node want it gone? */
export const mayBeEvicted = ({ pod, runtime }: Sync): boolean =>
  runtime.evict !== undefined ||
  pod.spec.containers.some(({ resources }) => resources?.limits?.['ephemeral-storage'] !== undefined) ||
  (pod.spec.volumes?.some(({ emptyDir }) => emptyDir?.sizeLimit !== undefined) ?? false)

/** One look at one pod: moves it as far as it gets by now, and writes its status. */
export function syncPod(sync: Sync): void {
  const { pod, runtime } = sync
  if (pod.metadata.deletionTimestamp) {
    terminate(sync)
    return
  }
  if (!admit(sync)) {
    writeStatus(sync)
    return
  }
  if (runtime.sandboxLost !== undefined) part('kubeletLate').replaceSandbox(sync, runtime.sandboxLost)
  if (runtime.namespaces) part('containers').runContainers(sync)
  applyImages(sync)
  refreshVolumes(sync)
  if (prepare(sync) && !runtime.failed && (!runtime.restartAll || part('kubeletLate').restartAll(sync))) {
    if (runInits(sync)) startApps(sync)
    startEphemerals(sync)
    if (isResizing(pod, runtime)) part('kubeletLate').syncResize(sync)
    const over = isOver(sync)
    const grace = over || !mayBeEvicted(sync) ? undefined : part('kubeletLate').evictionGrace(sync)
    if (over) stopSidecars(sync)
    else if (grace !== undefined) stopAll(sync, grace)
    checkDeadline(sync)
  }
  if (runtime.failed) {
    for (const container of allContainers(pod)) syncContainer(sync, container, runtimeOf(sync, container))
    part('kubeletLate').takeTurns(sync)
  }
  if (runtime.namespaces) part('containers').runOn(sync)
  writeStatus(sync)
}
