import type { IContainer } from 'kubernetes-models/v1/Container'
import { containerEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { sleepTime } from '@/lib/cluster/kubelet/process/applets'
import { onTerm, runBeside, traceProcess } from '@/lib/cluster/kubelet/process/run'
import { type ContainerRuntime, isRunning } from '@/lib/cluster/kubelet/runtime'

const SIGKILL = 137

/** ms that the preStop hook takes. */
function preStopTime(container: IContainer, runtime: ContainerRuntime, now: number): number {
  const hook = container.lifecycle?.preStop
  const process = runtime.current?.process
  if (hook?.sleep) return sleepTime(String(hook.sleep.seconds)) ?? 0
  if (!hook?.exec?.command || !process) return 0
  return runBeside(process, hook.exec.command, now, traceProcess(process, now).files).took
}

/**
 * Tells a running container to stop: preStop hook, SIGTERM, and SIGKILL after the grace period.
 * `restart`: it is started again afterwards (a failed probe, a new image).
 */
export function stopContainer(
  sync: Sync,
  container: IContainer,
  runtime: ContainerRuntime,
  options: { graceSeconds: number; message: string; restart: boolean },
): void {
  const instance = runtime.current
  if (!instance?.process || !isRunning(runtime)) return
  const now = sync.ctx.now()
  const deadline = now + options.graceSeconds * 1000
  if (!runtime.stop) containerEvent(sync, container, 'Normal', 'Killing', options.message)
  const hook = preStopTime(container, runtime, now)
  const reaction = onTerm(instance.process)
  const ends = reaction ? now + hook + reaction.after : Number.POSITIVE_INFINITY
  if (ends <= deadline && reaction) {
    const reason = reaction.code === 0 ? 'Completed' : 'Error'
    runtime.stop = { at: ends, code: reaction.code, reason, restart: options.restart }
    if (reaction.lines.length > 0) instance.lastWords = reaction.lines
  } else runtime.stop = { at: deadline, code: SIGKILL, reason: 'Error', restart: options.restart }
}
