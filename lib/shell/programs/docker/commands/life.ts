/** start, stop, restart, kill, rm, rename, wait. */
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineContainer } from '@/lib/container-engine/state'
import { type Command, type DockerCall, each } from '@/lib/shell/programs/docker/call'
import { runAttached } from '@/lib/shell/programs/docker/commands/run'
import { confirm } from '@/lib/shell/programs/docker/confirm'
import { layerBytesOf } from '@/lib/shell/programs/docker/layer-text'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { humanSize } from '@/lib/shell/programs/docker/units'
import { DockerExit } from '@/lib/shell/programs/docker/usage'
import type { Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS } from '@/lib/userland/kernel/signal-numbers'

const GRACE_MS = 10_000

/** `SIGTERM`, `TERM`, `15` */
function signalOf(text: string): Signal {
  const name = text.toUpperCase().replace(/^SIG/, '')
  const found = Object.entries(SIGNAL_NUMBERS).find(
    ([known, number]) => known === name || String(number) === text,
  )
  if (!found) throw new EngineError(`invalid signal: ${text}`)
  return found[0] as Signal
}

/** Lets it end by itself for a while, and then ends it. */
export function* stopContainer(call: DockerCall, container: EngineContainer, graceMs: number): Steps {
  const { life } = call.engine
  if (container.status === 'restarting') {
    Object.assign(container, { status: 'exited', stopped: true })
    delete container.restartAt
  }
  if (container.status !== 'running') return
  container.stopped = true
  life.signal(container, signalOf(container.spec.stopSignal))
  const until = call.now() + graceMs
  while (container.status === 'running' && call.now() < until) {
    const next = life.run() ?? until
    yield { kind: 'time', until: Math.min(until, Math.max(next, call.now() + 1)) }
    life.run()
  }
  if (container.status === 'running') life.kill(container)
}

function graceOf({ flags }: DockerCall): number {
  const text = flags.text('timeout') ?? flags.text('time')
  return text === undefined ? GRACE_MS : Number(text) * 1000
}

function* stop(call: DockerCall): Steps<number> {
  return yield* each(call, function* (name) {
    yield* stopContainer(call, call.engine.get(name), graceOf(call))
    call.out(`${name}\n`)
  })
}

function* start(call: DockerCall): Steps<number> {
  const { engine, flags, operands } = call
  if (flags.has('attach') || flags.has('interactive')) {
    if (operands.length > 1)
      throw new DockerExit(1, 'you cannot start and attach multiple containers at once\n')
    const container = engine.get(operands[0] ?? '')
    return yield* runAttached(call, container, () => engine.life.start(container), flags.has('interactive'))
  }
  const failed: string[] = []
  const code = yield* each(call, (name) => {
    try {
      engine.life.start(engine.get(name))
    } catch (error) {
      failed.push(name)
      throw error
    }
    call.out(`${name}\n`)
  })
  if (failed.length > 0) call.err(`failed to start containers: ${failed.join(', ')}\n`)
  return code
}

function* restart(call: DockerCall): Steps<number> {
  return yield* each(call, function* (name) {
    const container = call.engine.get(name)
    yield* stopContainer(call, container, graceOf(call))
    call.engine.life.start(container)
    call.out(`${name}\n`)
  })
}

function* kill(call: DockerCall): Steps<number> {
  const { engine, flags } = call
  const signal = signalOf(flags.text('signal') ?? 'KILL')
  return yield* each(call, (name) => {
    const container = engine.get(name)
    if (container.status !== 'running')
      throw new EngineError(`cannot kill container: ${name}: container ${container.id} is not running`)
    if (signal === 'KILL') engine.life.kill(container)
    else engine.life.signal(container, signal)
    call.out(`${name}\n`)
  })
}

/** @throws EngineError */
export function removeContainer(call: DockerCall, container: EngineContainer, force: boolean): void {
  const { engine, flags } = call
  if (container.status === 'running' && !force)
    throw new EngineError(
      `cannot remove container "/${container.name}": container is running: stop the container before removing or force remove`,
    )
  if (container.status === 'running') engine.life.kill(container)
  engine.remove(container, flags.has('volumes'))
}

function* remove(call: DockerCall): Steps<number> {
  const { engine, flags } = call
  const force = flags.has('force')
  return yield* each(call, (name) => {
    const container = engine.find(name)
    if (!container && force) {
      call.err(`Error response from daemon: No such container: ${name}\n`)
      return
    }
    removeContainer(call, container ?? engine.get(name), force)
    call.out(`${name}\n`)
  })
}

function rename({ engine, operands }: DockerCall): number {
  const [from = '', to = ''] = operands
  engine.rename(engine.get(from), to)
  return 0
}

function* wait(call: DockerCall): Steps<number> {
  return yield* each(call, function* (name) {
    const container = call.engine.get(name)
    while (container.status === 'running' || container.status === 'restarting') {
      const until = call.engine.life.run()
      if (container.status === 'running')
        yield until === undefined ? { kind: 'change' } : { kind: 'time', until }
    }
    call.out(`${container.exitCode}\n`)
  })
}

function* prune(call: DockerCall): Steps<number> {
  const { engine, out } = call
  if (!(yield* confirm(call, 'This will remove all stopped containers.'))) return 0
  const gone = engine.list().filter(({ status }) => status === 'exited' || status === 'created')
  const bytes = gone.reduce((sum, one) => sum + layerBytesOf(engine, one), 0)
  for (const one of gone) removeContainer(call, one, false)
  const ids = gone.map(({ id }) => `${id}\n`).join('')
  out(`${gone.length > 0 ? `Deleted Containers:\n${ids}\n` : ''}Total reclaimed space: ${humanSize(bytes)}\n`)
  return 0
}

const several = (verb: string, about: string, flags: string, run: Command['run']): Command => ({
  path: `docker ${verb}`,
  use: `docker ${verb} [OPTIONS] CONTAINER [CONTAINER...]`,
  ...{ about, flags, least: 1, run },
})

export const lifeCommands: readonly Command[] = [
  several('start', 'Start one or more stopped containers', 'attach|a interactive|i', start),
  several('stop', 'Stop one or more running containers', 'signal|s: time: timeout|t:', stop),
  several('restart', 'Restart one or more containers', 'signal|s: time: timeout|t:', restart),
  several('kill', 'Kill one or more running containers', 'signal|s:', kill),
  several('rm', 'Remove one or more containers', 'force|f link|l volumes|v', remove),
  {
    ...several('wait', 'Block until one or more containers stop, then print their exit codes', '', wait),
    use: 'docker wait CONTAINER [CONTAINER...]',
  },
  {
    path: 'docker rename',
    use: 'docker rename CONTAINER NEW_NAME',
    ...{ about: 'Rename a container', flags: '', least: 2, most: 2, run: rename },
  },
  {
    path: 'docker container prune',
    use: 'docker container prune [OPTIONS]',
    ...{ about: 'Remove all stopped containers', flags: 'filter: force|f', most: 0, run: prune },
  },
]
