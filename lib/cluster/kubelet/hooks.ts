/** Mirrors: pkg/kubelet/lifecycle. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { envOf } from '@/lib/cluster/kubelet/container/env-of'
import { startExec, takeExec } from '@/lib/cluster/kubelet/container/execs'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { overNetwork } from '@/lib/cluster/kubelet/probes'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import { Errno } from '@/lib/userland/kernel/errno'

type HookKind = 'postStart' | 'preStop'

/** It is done; a command of it runs; time has to pass. */
type Outcome = { failed: boolean } | { exec: string } | { until: number }

function runCommand(sync: Sync, container: string, command: string[]): Outcome {
  const env = envOf(sync)
  try {
    const exec = startExec(env, container, { command })
    const ended = sync.runtime.execs?.[exec]?.ended
    if (!ended) return { exec }
    takeExec(env, exec)
    return { failed: ended.code !== 0 }
  } catch (error) {
    if (error instanceof Errno) return { failed: true }
    throw error
  }
}

/** Starts a container's hook; undefined when it has none of this kind. */
export function runHook(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  kind: HookKind,
): Outcome | undefined {
  const hook = container.lifecycle?.[kind]
  if (!hook || !instance.process) return undefined
  if (hook.exec?.command) return runCommand(sync, container.name, hook.exec.command)
  if (hook.sleep) return { until: sync.ctx.now() + hook.sleep.seconds * 1000 }
  if (!hook.httpGet) return undefined
  return { failed: overNetwork(sync, container, instance, { httpGet: hook.httpGet }) !== undefined }
}
