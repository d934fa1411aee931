/** Joins a client to a container's process, or to a command beside it: what is typed, what is printed. */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { type ExecResult, execInContainer } from '@/lib/cluster/kubelet/exec'
import type { EngineContainer } from '@/lib/container-engine/state'
import type { DockerCall } from '@/lib/shell/programs/docker/call'
import type { DockerWait, Steps } from '@/lib/shell/programs/docker/steps'
import type { Signal } from '@/lib/userland/kernel/process'

export interface Joined {
  container: EngineContainer
  env: ContainerEnv
  session: string
  tty: boolean
  stdin: boolean
  /** Signals of the client go there; without it they end the client. */
  forward?(signal: Signal): void
}

const CAUGHT: readonly Signal[] = ['INT', 'TERM', 'HUP', 'QUIT']
/** Ctrl+P, Ctrl+Q: the client leaves, and what it was joined to goes on. */
const DETACH = '\x10\x11'
/** Of a client that was interrupted. */
const INTERRUPTED = 130

/** Until it ends, or is left; its exit code. */
export function* join(call: DockerCall, joined: Joined): Steps<number> {
  const { env, session, tty, stdin } = joined
  let open = stdin
  for (const signal of CAUGHT) call.process().onSignal(signal, 'catch')
  let result = execInContainer(env, { session })
  for (;;) {
    call.out(result.stdout)
    call.err(result.stderr)
    call.engine.life.run()
    if (result.exitCode !== undefined) return result.exitCode
    const { text = '', end, signals } = yield waitFor(call, result, open && { tty })
    if (text.includes(DETACH)) return leave(env, session, 0)
    if (signals.length > 0 && !tty) {
      if (!joined.forward) return leave(env, session, INTERRUPTED)
      for (const signal of signals) joined.forward(signal as Signal)
    }
    if (end) open = false
    const keys = tty && signals.includes('INT') ? '\x03' : ''
    result = execInContainer(env, {
      session,
      ...(keys + text === '' ? {} : { input: keys + text }),
      ...(end && !tty ? { close: true } : {}),
    })
  }
}

function leave(env: ContainerEnv, session: string, code: number): number {
  execInContainer(env, { session, leave: true })
  return code
}

/** What is typed is asked for when somebody over there reads it. */
function waitFor(call: DockerCall, { until, reads }: ExecResult, open: { tty: boolean } | false): DockerWait {
  const time = until === undefined ? {} : { until }
  const isTerminal = call.process().isTerminal(0)
  if (open && (reads || !isTerminal || !open.tty))
    return { kind: 'input', ...time, ...(reads ? { reads } : {}) }
  return until === undefined ? { kind: 'change' } : { kind: 'time', until }
}
