import type { IContainer } from 'kubernetes-models/v1/Container'
import { envOf } from '@/lib/cluster/kubelet/container/env-of'
import { dropExec } from '@/lib/cluster/kubelet/container/execs'
import { killProcesses, signalProcess } from '@/lib/cluster/kubelet/container/processes'
import { tellAtRest } from '@/lib/cluster/kubelet/container/rest'
import { runHook } from '@/lib/cluster/kubelet/hooks'
import { STOP_MS } from '@/lib/cluster/kubelet/images/daemon'
import { containerEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { type ContainerRuntime, type Instance, isRunning, type Stop } from '@/lib/cluster/kubelet/runtime'
import { part } from '@/lib/cluster/sim/parts'

const SIGKILL = 137

/** ms that a process has after a SIGTERM, even when its hook has used up the grace period. */
const LEAST_GRACE = 2000

interface StopOptions {
  graceSeconds: number
  message: string
  /** It is started again afterwards (a failed probe, a new image). */
  restart: boolean
  /** It gets its signal when its turn comes: {@link takeTurn}. */
  waits?: boolean
}

/** Tells a running container to stop: preStop hook, SIGTERM, and SIGKILL after the grace period. */
export function stopContainer(
  sync: Sync,
  container: IContainer,
  runtime: ContainerRuntime,
  options: StopOptions,
): void {
  const instance = runtime.current
  if (!instance?.process || !isRunning(runtime)) return
  const now = sync.ctx.now()
  const deadline = now + options.graceSeconds * 1000
  const { restart } = options
  if (runtime.stop) {
    // It has been told; only its time may become shorter.
    if (deadline < runtime.stop.at) runtime.stop = { at: deadline, restart }
    else runtime.stop.restart &&= restart
    return
  }
  containerEvent(sync, container, 'Normal', 'Killing', options.message)
  runtime.stop = {
    ...{ at: deadline, restart, ...startHook(sync, container, instance, deadline) },
    ...(options.waits ? { waits: true } : {}),
  }
  goOnStopping(sync, container, runtime)
}

function startHook(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  deadline: number,
): Pick<Stop, 'term' | 'hook'> {
  const now = sync.ctx.now()
  const outcome = runHook(sync, container, instance, 'preStop')
  if (!outcome) return { term: now }
  if ('exec' in outcome) return { term: Math.max(deadline, now), hook: outcome.exec }
  if ('until' in outcome) return { term: Math.min(outcome.until, Math.max(deadline, now)) }
  if (outcome.failed) hookFailed(sync, container)
  return { term: now }
}

const hookFailed = (sync: Sync, container: IContainer): void =>
  containerEvent(sync, container, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')

/** A hook that has ended makes way for the signal. */
function checkHook(sync: Sync, container: IContainer, stop: Stop): void {
  if (stop.hook === undefined) return
  const env = envOf(sync)
  const now = sync.ctx.now()
  const ended = sync.runtime.execs?.[stop.hook]?.ended
  if (!ended && (stop.term ?? now) > now) return
  if (ended && ended.code !== 0) hookFailed(sync, container)
  dropExec(env, stop.hook, true)
  delete stop.hook
  if (ended) stop.term = now
}

/** A server that was told to end while it rested ends in its time. */
function endAtRest(sync: Sync, instance: Instance): void {
  const { told } = instance
  if (told === undefined) return
  const at = told + STOP_MS
  if (at <= sync.ctx.now()) instance.exit = { at, code: 0 }
  else wakeAt(sync, at)
}

/** Sends SIGTERM when its time has come, and SIGKILL later. */
export function goOnStopping(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  const { stop, current } = runtime
  if (!stop || !current || !isRunning(runtime)) return
  const now = sync.ctx.now()
  checkHook(sync, container, stop)
  if (stop.term !== undefined && stop.term <= now && !stop.waits) {
    delete stop.term
    stop.at = Math.max(stop.at, now + LEAST_GRACE)
    const env = envOf(sync)
    if (!tellAtRest(env, container.name)) {
      signalProcess(env, container.name, 'TERM')
      part('containers').runContainers(sync)
    }
  }
  endAtRest(sync, current)
  if (stop.at > now || current.exit) return
  killProcesses(envOf(sync), container.name)
  current.exit = { at: now, code: SIGKILL }
}

/** Nobody is in its way any more. */
export function takeTurn(sync: Sync, container: IContainer, runtime: ContainerRuntime): void {
  if (runtime.stop) delete runtime.stop.waits
  goOnStopping(sync, container, runtime)
}
