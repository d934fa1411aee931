import type { IContainer } from 'kubernetes-models/v1/Container'
import { runHook } from '@/lib/cluster/kubelet/hooks'
import { containerEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { changesBetween } from '@/lib/cluster/kubelet/node-files'
import { onTerm, traceProcess } from '@/lib/cluster/kubelet/process/run'
import { type ContainerRuntime, type Instance, isRunning } from '@/lib/cluster/kubelet/runtime'

const SIGKILL = 137

/** ms that a process has after a SIGTERM, even when its hook has used up the grace period. */
const LEAST_GRACE = 2000

/** When the hook has run and SIGTERM is sent; a hook is cut off at the deadline. */
function termTime(sync: Sync, container: IContainer, instance: Instance, deadline: number): number {
  const now = sync.ctx.now()
  const outcome = runHook(sync, container, instance, 'preStop')
  if (outcome?.failed) containerEvent(sync, container, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')
  return Math.min(now + (outcome?.took ?? 0), Math.max(deadline, now))
}

interface StopOptions {
  graceSeconds: number
  message: string
  /** It is started again afterwards (a failed probe, a new image). */
  restart: boolean
  /** It gets its signal when its turn comes: {@link signal}. */
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
    if (deadline < runtime.stop.at) runtime.stop = { at: deadline, code: SIGKILL, reason: 'Error', restart }
    else runtime.stop.restart &&= restart
    return
  }
  containerEvent(sync, container, 'Normal', 'Killing', options.message)
  const term = termTime(sync, container, instance, deadline)
  if (options.waits)
    runtime.stop = {
      at: deadline + LEAST_GRACE,
      code: SIGKILL,
      reason: 'Error',
      restart,
      turn: { from: term, deadline },
    }
  else signal(sync, runtime, { from: term, deadline }, restart)
}

/** Sends SIGTERM: what the process makes of it, and when that is over. */
export function signal(
  sync: Sync,
  runtime: ContainerRuntime,
  { from, deadline }: { from: number; deadline: number },
  restart: boolean,
): void {
  const instance = runtime.current
  if (!instance?.process) return
  const now = sync.ctx.now()
  const term = Math.max(from, now)
  const { files } = traceProcess(instance.process, now)
  const reaction = onTerm(instance.process, term, files, sync.network)
  const ends = reaction ? term + reaction.after : Number.POSITIVE_INFINITY
  const last = Math.max(deadline, term + LEAST_GRACE)
  if (ends <= last && reaction) {
    const reason = reaction.code === 0 ? 'Completed' : 'Error'
    const left = reaction.files ? { files: changesBetween(files, reaction.files) } : {}
    runtime.stop = { at: ends, code: reaction.code, reason, restart, ...left }
    if (reaction.lines.length > 0) instance.lastWords = reaction.lines
  } else runtime.stop = { at: last, code: SIGKILL, reason: 'Error', restart }
}
