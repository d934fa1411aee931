/** Mirrors: pkg/kubelet/lifecycle. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { changeFiles, changesBetween, collect } from '@/lib/cluster/kubelet/node-files'
import { runProbe } from '@/lib/cluster/kubelet/probes'
import { runBeside, startError, traceProcess } from '@/lib/cluster/kubelet/process/run'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

type HookKind = 'postStart' | 'preStop'

interface Outcome {
  failed: boolean
  /** ms; infinite for a hook that does not end */
  took: number
}

/** Runs a command beside the container's process; its files stay. */
function runCommand(sync: Sync, instance: Instance, command: string[]): Outcome {
  const { process } = instance
  if (!process || startError({ ...process, argv: command })) return { failed: true, took: 0 }
  const { state } = sync.ctx
  const now = sync.ctx.now()
  collect(state, process.sandbox?.mounts ?? [], now)
  const before = traceProcess(instance.process ?? process, now).files
  const { code, took, files } = runBeside(process, command, now, before, sync.network)
  changeFiles(state, instance, changesBetween(before, files), now)
  return {
    failed: code !== undefined && code !== 0,
    took: code === undefined ? Number.POSITIVE_INFINITY : took,
  }
}

/** Runs a container's hook; undefined when it has none of this kind. */
export function runHook(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  kind: HookKind,
): Outcome | undefined {
  const hook = container.lifecycle?.[kind]
  if (!hook) return undefined
  if (hook.exec?.command) return runCommand(sync, instance, hook.exec.command)
  if (hook.sleep) return { failed: false, took: hook.sleep.seconds * 1000 }
  if (!hook.httpGet) return undefined
  const failure = runProbe(sync, container, instance, { httpGet: hook.httpGet })
  return { failed: failure !== undefined, took: 0 }
}
