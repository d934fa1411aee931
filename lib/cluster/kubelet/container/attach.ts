import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { ExecState } from '@/lib/cluster/kubelet/container/execs'
import { awake } from '@/lib/cluster/kubelet/container/processes'

/** Joins whoever asks to a container's own process: what it prints from now on, and its input. */
export function attachTo(
  env: ContainerEnv,
  container: string,
  { stdin, tty: size }: { stdin?: boolean; tty?: { columns: number; rows: number } },
): string {
  const pod = awake(env, container)
  const { runtime } = env
  const { pid = 0, feed, tty } = runtime.containers[container]?.current ?? {}
  if (size && tty !== undefined) pod?.kernel.resize(tty, size.columns, size.rows)
  runtime.lastExec = (runtime.lastExec ?? 0) + 1
  const id = String(runtime.lastExec)
  const state: ExecState = {
    ...{ container, pid, startedAt: env.now(), out: '', err: '', attached: true },
    ...(stdin && feed !== undefined ? { feed } : {}),
    ...(tty === undefined ? {} : { tty }),
  }
  runtime.execs = { ...runtime.execs, [id]: state }
  return id
}
