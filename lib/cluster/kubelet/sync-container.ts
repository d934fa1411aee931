import type { IContainer } from 'kubernetes-models/v1/Container'
import { backOffMessage, CRASH_FLASH, crashWait, RESET_AFTER } from '@/lib/cluster/kubelet/back-off'
import { isClosed, scriptProbe } from '@/lib/cluster/kubelet/boot-probe'
import { containerEvent, podTitle, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { type ProbeKind, probeOf } from '@/lib/cluster/kubelet/probe-of'
import { ruleAction, shouldRestart } from '@/lib/cluster/kubelet/restart-policy'
import { type ContainerRuntime, type Exit, isRunning, isUp } from '@/lib/cluster/kubelet/runtime'
import { backOffPull, beginContainer, finishPull } from '@/lib/cluster/kubelet/start-container'
import { hasRest, part } from '@/lib/cluster/sim/parts'

const PROBES: ProbeKind[] = ['startup', 'liveness', 'readiness']

/** Is the container started again after this end? */
const restarts = ({ pod, runtime }: Sync, container: IContainer, code: number): boolean =>
  !runtime.killing && !runtime.failed && shouldRestart(pod, container, code)

/** The process has ended: keep how, and plan what comes next. */
function finish(sync: Sync, container: IContainer, runtime: ContainerRuntime, end: Exit): void {
  const instance = runtime.current
  if (!instance) return
  const { at, code, oom } = end
  const message = part('kubeletLate').terminationMessage(sync, container, instance, code)
  part('kubeletLate').keepRules(sync.ctx, sync.runtime, instance, at)
  const reason = oom ? 'OOMKilled' : code === 0 ? 'Completed' : 'Error'
  instance.finished = { at, code, reason, ...(message === undefined ? {} : { message }) }
  part('containers').rememberEnd(sync, container.name)
  delete instance.exit
  runtime.ready = false
  runtime.started = false
  const { stop } = runtime
  delete runtime.stop
  // What was stopped for good (a sidecar behind its pod's last container) stays so.
  if (stop?.restart === false) return
  planRestart(sync, container, runtime, end, stop?.restart === true)
}

function planRestart(
  sync: Sync,
  container: IContainer,
  runtime: ContainerRuntime,
  end: { at: number; code: number },
  forced: boolean,
): void {
  if (!forced ? !restarts(sync, container, end.code) : sync.runtime.killing || sync.runtime.failed) return
  if (!forced && ruleAction(container, end.code) === 'RestartAllContainers') {
    sync.runtime.restartAll = true
    wakeAt(sync, sync.ctx.now())
    return
  }
  const ran = end.at - (runtime.current?.startedAt ?? end.at)
  if (ran >= RESET_AFTER) runtime.crashes = 0
  runtime.crashes += 1
  const wait = crashWait(runtime.crashes)
  runtime.pending = wait === 0 ? { kind: 'begin', at: end.at } : { kind: 'crash-backoff', at: end.at + wait }
}

/** CrashLoopBackOff shows for a moment, then the container is started again. */
function flash(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const title = podTitle(sync.pod)
  const name = container.name
  containerEvent(
    sync,
    container,
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${name} in pod ${title}`,
  )
  runtime.waiting = { reason: 'CrashLoopBackOff', message: backOffMessage(name, runtime.crashes, title) }
  runtime.pending = { kind: 'restart', at: sync.ctx.now() + CRASH_FLASH }
}

function takeStep(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const { pending } = runtime
  switch (pending?.kind) {
    case 'begin':
    case 'restart':
      beginContainer(sync, container, runtime)
      // A start that failed counts like an end.
      if (runtime.current?.finished && !runtime.pending && !runtime.waiting)
        planRestart(sync, container, runtime, runtime.current.finished, false)
      break
    case 'pull':
      finishPull(sync, container, runtime, pending.since)
      if (runtime.current?.finished && !runtime.pending && !runtime.waiting)
        planRestart(sync, container, runtime, runtime.current.finished, false)
      break
    case 'pull-backoff':
      backOffPull(sync, container, runtime)
      break
    case 'crash-backoff':
      flash(sync, container, runtime)
      break
  }
}

/** A hook that fails kills the container (FACTS of a real kubelet: exit code 137). */
function postStart(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const instance = runtime.current
  if (!instance || instance.postStarted || runtime.stop || !container.lifecycle?.postStart) return
  instance.postStarted = true
  const outcome = part('kubeletLate').runHook(sync, container, instance, 'postStart')
  if (outcome && !('failed' in outcome)) instance.hook = outcome
  else hookEnded(sync, container, runtime, outcome?.failed ?? false)
}

/** The hook that still ran at the last look. */
function checkHook(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const { hook } = runtime.current ?? {}
  if (!hook) return
  if ('until' in hook) {
    if (hook.until <= sync.ctx.now()) hookEnded(sync, container, runtime, false)
    return
  }
  const { ended } = sync.runtime.execs?.[hook.exec] ?? { ended: { code: 137 } }
  if (!ended) return
  part('containers').forgetExec(sync, hook.exec)
  hookEnded(sync, container, runtime, ended.code !== 0)
}

function hookEnded(sync: Sync, container: IContainer, runtime: ContainerRuntime, failed: boolean): void {
  delete runtime.current?.hook
  if (!failed) return
  containerEvent(sync, container, 'Warning', 'FailedPostStartHook', 'PostStartHook failed')
  const graceSeconds = sync.pod.spec.terminationGracePeriodSeconds ?? 30
  part('kubeletLate').stopContainer(sync, container, runtime, {
    graceSeconds,
    message: 'FailedPostStartHook',
    restart: isRestarted(sync, container),
  })
  runtime.ready = false
}

/** The exit code of a container that is killed for a probe or a hook makes no difference; only Never lets it rest. */
const isRestarted = ({ pod }: Sync, { restartPolicy }: IContainer): boolean =>
  (restartPolicy ?? pod.spec.restartPolicy) !== 'Never'

function probeFailed(sync: Sync, container: IContainer, runtime: ContainerRuntime, kind: ProbeKind): void {
  if (kind === 'readiness') {
    runtime.ready = false
    return
  }
  const probe = probeOf(container, kind)
  const graceSeconds =
    probe?.terminationGracePeriodSeconds ?? sync.pod.spec.terminationGracePeriodSeconds ?? 30
  const restart = isRestarted(sync, container)
  const message = `Container ${container.name} failed ${kind} probe${restart ? ', will be restarted' : ''}`
  part('kubeletLate').stopContainer(sync, container, runtime, { graceSeconds, message, restart })
}

function probePassed(container: IContainer, runtime: ContainerRuntime, kind: ProbeKind): void {
  if (kind === 'startup') {
    runtime.started = true
    if (!container.readinessProbe) runtime.ready = true
  } else if (kind === 'readiness') runtime.ready = true
}

const LABELS = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' }

const AT_BOOT = { runProbe: scriptProbe, isSteady: isClosed }

/** One look of one probe, when it is due; sets when to look again. */
function probe(sync: Sync, container: IContainer, runtime: ContainerRuntime, kind: ProbeKind): void {
  const spec = probeOf(container, kind)
  const instance = runtime.current
  if (!spec || !instance || runtime.stop || runtime.unprobed) return
  if (kind !== 'startup' && !runtime.started) return
  if (kind === 'startup' && runtime.started) return
  const now = sync.ctx.now()
  const period = (spec.periodSeconds ?? 10) * 1000
  const first = Math.max(
    instance.startedAt + (spec.initialDelaySeconds ?? 0) * 1000,
    instance.startedAt + 100,
  )
  const state = runtime.probes[kind] ?? { count: 0, failing: false, nextAt: Math.max(first, now) }
  runtime.probes[kind] = state
  const awaited = state.exec && sync.runtime.execs?.[state.exec.id]?.ended
  if (state.nextAt > now && !awaited) return
  const { runProbe, isSteady } = hasRest() ? part('containers') : AT_BOOT
  const outcome = runProbe(sync, container, instance, spec, state.exec)
  delete state.exec
  if (outcome && 'exec' in outcome) {
    state.exec = outcome.exec
    state.nextAt = outcome.exec.until
    return
  }
  const failure = outcome
  const failing = failure !== undefined
  state.count = state.failing === failing ? state.count + 1 : 1
  state.failing = failing
  if (failing) {
    const how = failure.errored ? 'errored and resulted in unknown state' : 'failed'
    const message = `${LABELS[kind]} probe ${how}: ${failure.message}`
    containerEvent(sync, container, 'Warning', 'Unhealthy', message)
    if (state.count === (spec.failureThreshold ?? 3)) probeFailed(sync, container, runtime, kind)
  } else if (state.count >= (spec.successThreshold ?? 1)) probePassed(container, runtime, kind)
  const enough = !failing && state.count >= (spec.successThreshold ?? 1)
  const settled = enough && isSteady(sync)
  state.nextAt = settled ? Number.POSITIVE_INFINITY : now + period
}

/** Brings one container up to now and asks to be woken when the next thing happens to it. */
export function syncContainer(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const now = sync.ctx.now()
  for (let i = 0; i < 10; i++) {
    if (runtime.stop && isRunning(runtime) && !runtime.current?.exit)
      part('kubeletLate').goOnStopping(sync, container, runtime)
    const { exit } = runtime.current ?? {}
    if (isRunning(runtime) && exit && exit.at <= now) finish(sync, container, runtime, exit)
    else if (runtime.pending && runtime.pending.at <= now && !sync.runtime.killing)
      takeStep(sync, container, runtime)
    else break
  }
  if (isRunning(runtime)) {
    postStart(sync, container, runtime)
    checkHook(sync, container, runtime)
  }
  if (isUp(runtime)) {
    for (const kind of PROBES) probe(sync, container, runtime, kind)
  }
  wakeForContainer(sync, runtime)
}

function wakeForContainer(sync: Sync, runtime: ContainerRuntime): void {
  const { stop, pending, current, probes } = runtime
  if (stop) wakeAt(sync, Math.min(stop.at, stop.waits ? stop.at : (stop.term ?? stop.at)))
  if (pending && !sync.runtime.killing) wakeAt(sync, pending.at)
  if (!isRunning(runtime)) return
  if (current?.hook && 'until' in current.hook) wakeAt(sync, current.hook.until)
  if (current?.exit) wakeAt(sync, current.exit.at)
  if (stop) return
  for (const kind of PROBES) {
    const state = probes[kind]
    // Those before the start look until it is there, the others from then on.
    if (state && (kind === 'startup') !== runtime.started) wakeAt(sync, state.nextAt)
  }
}
