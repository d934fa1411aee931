import type { IContainer } from 'kubernetes-models/v1/Container'
import { containerEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { changeFiles, changesBetween, collect } from '@/lib/cluster/kubelet/node-files'
import { sleepTime } from '@/lib/cluster/kubelet/process/applets'
import { onTerm, runBeside, traceProcess } from '@/lib/cluster/kubelet/process/run'
import { type ContainerRuntime, type Instance, isRunning } from '@/lib/cluster/kubelet/runtime'

const SIGKILL = 137

/** Runs the preStop hook; ms that it takes. */
function preStop(sync: Sync, container: IContainer, instance: Instance, now: number): number {
  const hook = container.lifecycle?.preStop
  const { process } = instance
  if (hook?.sleep) return sleepTime(String(hook.sleep.seconds)) ?? 0
  if (!hook?.exec?.command || !process) return 0
  const { state } = sync.ctx
  collect(state, process.sandbox?.mounts ?? [], now)
  const before = traceProcess(instance.process ?? process, now).files
  const { took, files } = runBeside(process, hook.exec.command, now, before)
  changeFiles(state, instance, changesBetween(before, files), now)
  return took
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
  const hook = preStop(sync, container, instance, now)
  const { files } = traceProcess(instance.process, now)
  const reaction = onTerm(instance.process, now + hook, files)
  const ends = reaction ? now + hook + reaction.after : Number.POSITIVE_INFINITY
  if (ends <= deadline && reaction) {
    const reason = reaction.code === 0 ? 'Completed' : 'Error'
    const left = reaction.files ? { files: changesBetween(files, reaction.files) } : {}
    runtime.stop = { at: ends, code: reaction.code, reason, restart: options.restart, ...left }
    if (reaction.lines.length > 0) instance.lastWords = reaction.lines
  } else runtime.stop = { at: deadline, code: SIGKILL, reason: 'Error', restart: options.restart }
}
