/**
 * Commands beside a container's own process: `kubectl exec`, probes, hooks.
 * Mirrors: the exec endpoint of a container runtime with its streams, terminal and exit code.
 */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { credentialsOf } from '@/lib/cluster/kubelet/container/credentials'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { type ExecOutput, PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { awake } from '@/lib/cluster/kubelet/container/processes'
import type { Identity } from '@/lib/cluster/kubelet/sandbox'
import { exitCodeOf } from '@/lib/userland/kernel/signal-numbers'
import type { Stream } from '@/lib/userland/kernel/start-options'

/** One command, as plain data. */
export interface ExecState extends ExecOutput {
  container: string
  pid: number
  startedAt: number
  /** Its standard input, while that is open. */
  feed?: number
  tty?: string
  /** It is the container's own process: who leaves does not end it. */
  attached?: true
  ended?: { at: number; code: number }
}

export interface ExecOptions {
  command: readonly string[]
  /** What it reads; it ends there. */
  stdin?: string
  /** Its input stays open for more. */
  open?: boolean
  tty?: { columns: number; rows: number }
  /** Beside those of the container's own process. */
  env?: Readonly<Record<string, string>>
  /** Those of the container's own process by default. */
  cwd?: string
  user?: Identity
}

function streamsFor(
  pod: PodKernel,
  id: string,
  { stdin, open, tty }: ExecOptions,
): { tty?: string; streams?: Stream[]; feed?: number } {
  if (tty) return { tty: pod.addTerminal(`exec ${id} 1`, tty) }
  const out: Stream[] = [{ sink: `exec ${id} 1` }, { sink: `exec ${id} 2` }]
  if (stdin === undefined && !open) return { streams: [{ path: '/dev/null' }, ...out] }
  const feed = pod.kernel.addFeed()
  if (stdin !== undefined) pod.kernel.feed(feed, stdin)
  if (!open) pod.kernel.feed(feed, undefined)
  return { streams: [{ feed }, ...out], ...(open ? { feed } : {}) }
}

/** Starts a command in a running container and runs it up to now; its name. @throws Errno */
export function startExec(env: ContainerEnv, container: string, options: ExecOptions): string {
  const pod = awake(env, container)
  const { runtime } = env
  const process = runtime.containers[container]?.current?.process
  if (!pod || !process) throw new TypeError(`no processes in ${container}`)
  runtime.lastExec = (runtime.lastExec ?? 0) + 1
  const id = String(runtime.lastExec)
  const { tty, streams, feed } = streamsFor(pod, id, options)
  const pid = pod.kernel.start({
    ...{ argv: options.command, place: container, cwd: options.cwd ?? process.cwd ?? '/' },
    ...{ ...credentialsOf(process), ...options.user },
    env: { ...process.env, ...(tty === undefined ? {} : { TERM: 'xterm' }), ...options.env },
    ...(tty === undefined ? {} : { tty }),
    ...(streams ? { streams } : {}),
  })
  const state: ExecState = {
    ...{ container, pid, startedAt: env.now(), out: '', err: '' },
    ...(tty === undefined ? {} : { tty }),
    ...(feed === undefined ? {} : { feed }),
  }
  runtime.execs = { ...runtime.execs, [id]: state }
  pod.run()
  endExecs(env)
  return id
}

/** Notices commands that have ended; true when one has. */
export function endExecs(env: ContainerEnv): boolean {
  let ended = false
  for (const exec of Object.values(env.runtime.execs ?? {})) {
    if (exec.ended) continue
    const pod = PodKernel.of(env, pidNamespace(env.pod, exec.container))
    const info = pod?.kernel.process(exec.pid)
    if (info && info.state !== 'Z') continue
    if (exec.attached) exec.ended = { at: env.now(), code: 0 }
    else {
      const status = info && pod?.kernel.reap(exec.pid)
      exec.ended = { at: env.now(), code: status ? exitCodeOf(status) : 137 }
      if (exec.tty !== undefined) pod?.dropTerminal(exec.tty)
    }
    ended = true
  }
  return ended
}

/** What a command has printed since the last time; with its end it is forgotten. */
export function takeExec(env: ContainerEnv, id: string): ExecState | undefined {
  const { runtime } = env
  const exec = runtime.execs?.[id]
  if (!exec) return undefined
  const taken = { ...exec }
  if (exec.ended) {
    const { [id]: _, ...rest } = runtime.execs ?? {}
    runtime.execs = rest
  } else Object.assign(exec, { out: '', err: '' })
  return taken
}

/** Text for a command that runs; undefined: its input ends. */
export function feedExec(env: ContainerEnv, id: string, text: string | undefined): void {
  const exec = env.runtime.execs?.[id]
  const pod = exec && PodKernel.of(env, pidNamespace(env.pod, exec.container))
  if (!pod) return
  if (exec.tty !== undefined) pod.kernel.type(exec.tty, text ?? '\x04')
  else if (exec.feed !== undefined) {
    pod.kernel.feed(exec.feed, text)
    if (text === undefined) delete exec.feed
  }
  pod.run()
  endExecs(env)
}

/** The window of whoever looks at a command has another size. */
export function resizeExec(env: ContainerEnv, id: string, size: { columns: number; rows: number }): void {
  const exec = env.runtime.execs?.[id]
  if (exec?.tty === undefined) return
  PodKernel.of(env, pidNamespace(env.pod, exec.container))?.kernel.resize(exec.tty, size.columns, size.rows)
}

/** Whoever waited for a command is gone: it loses its terminal, or its output. */
export function dropExec(env: ContainerEnv, id: string, kill: boolean): void {
  const { runtime } = env
  const exec = runtime.execs?.[id]
  if (!exec) return
  const pod = PodKernel.of(env, pidNamespace(env.pod, exec.container))
  if (pod && !exec.ended && !exec.attached) {
    if (kill) pod.kernel.kill(exec.pid, 'KILL')
    else if (exec.tty !== undefined) pod.dropTerminal(exec.tty)
    pod.run()
  }
  const { [id]: _, ...rest } = runtime.execs ?? {}
  runtime.execs = rest
}
