import { startExec } from '@/lib/cluster/kubelet/container/execs'
import { execError } from '@/lib/cluster/kubelet/container/start-error'
import { identityOf, MAIN } from '@/lib/container-engine/container-process'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineContainer } from '@/lib/container-engine/state'
import { join } from '@/lib/shell/programs/docker/attach'
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import { readEnv } from '@/lib/shell/programs/docker/run-options'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { DockerExit } from '@/lib/shell/programs/docker/usage'
import { Errno } from '@/lib/userland/kernel/errno'

const CANNOT = 'OCI runtime exec failed: exec failed: unable to start container process: '

/** What cannot be started is told on the client's own output, as runc's words come over the stream. */
function refused(error: unknown, command: readonly string[]): never {
  if (!(error instanceof Errno)) throw error
  const words = execError(command[0] ?? '', error)
  throw new DockerExit(words.includes('permission denied') ? 126 : 127, `${CANNOT}${words}\n`)
}

/** A machine of the terminal's own runs it. */
function* execAtPlace(
  call: DockerCall,
  { name, place = '', spec }: EngineContainer,
  command: readonly string[],
): Steps<number> {
  const { TERM = 'xterm', PATH = '' } = call.process().env
  const tty: Record<string, string> = call.flags.has('tty') ? { TERM, PS1: '\\u@\\h:\\w\\$ ' } : {}
  const env: Record<string, string> = {
    PATH,
    HOSTNAME: name,
    container: 'docker',
    HOME: '/root',
    ...tty,
    ...spec.env,
    ...readEnv(call),
  }
  const cwd = call.flags.text('workdir') ?? '/'
  const pid = call.process().spawn({ argv: command, place, cwd, env, uid: 0, gid: 0 })
  const { exitCode = 0 } = yield { kind: 'child', pid }
  return exitCode
}

function begin(call: DockerCall, container: EngineContainer, command: readonly string[]): string {
  const { engine, flags } = call
  const env = engine.envOf(container)
  const size = flags.has('tty') ? call.process().terminal(0) : undefined
  const user = flags.text('user')
  try {
    return startExec(env, MAIN, {
      command,
      ...(flags.has('interactive') ? { open: true } : {}),
      ...(size ? { tty: { columns: size.columns, rows: size.rows } } : {}),
      env: readEnv(call),
      ...(flags.text('workdir') === undefined ? {} : { cwd: flags.text('workdir') ?? '/' }),
      ...(user === undefined ? {} : { user: identityOf(user, engine.filesOf(container)) }),
    })
  } catch (error) {
    return refused(error, command)
  }
}

function* exec(call: DockerCall): Steps<number> {
  const { engine, flags, operands } = call
  const [name = '', ...command] = operands
  const container = engine.get(name)
  const isDetached = flags.has('detach')
  if (!isDetached && flags.has('tty') && flags.has('interactive') && !call.process().isTerminal(0))
    throw new DockerExit(1, 'the input device is not a TTY\n')
  if (container.status === 'restarting')
    throw new EngineError(`Container ${container.id} is restarting, wait until the container is running`)
  if (container.status !== 'running') throw new EngineError(`container ${container.id} is not running`)
  if (container.place !== undefined) return yield* execAtPlace(call, container, command)
  const session = begin(call, container, command)
  if (isDetached) return 0
  const env = engine.envOf(container)
  const hasTerminal = flags.has('tty') && call.process().isTerminal(0)
  return yield* join(call, { container, env, session, tty: hasTerminal, stdin: flags.has('interactive') })
}

export const execCommands: readonly Command[] = [
  {
    path: 'docker exec',
    use: 'docker exec [OPTIONS] CONTAINER COMMAND [ARG...]',
    about: 'Execute a command in a running container',
    flags: 'detach|d detach-keys: env|e: env-file: interactive|i privileged tty|t user|u: workdir|w:',
    ...{ stops: true, least: 2, run: exec },
  },
]
