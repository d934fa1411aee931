import { attachTo } from '@/lib/cluster/kubelet/container/attach'
import { resizeExec } from '@/lib/cluster/kubelet/container/execs'
import { MAIN } from '@/lib/container-engine/container-process'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { familiarName, InvalidName, parseImageName, tagged } from '@/lib/container-engine/image-name'
import type { EngineContainer } from '@/lib/container-engine/state'
import { join } from '@/lib/shell/programs/docker/attach'
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import { newName } from '@/lib/shell/programs/docker/names'
import { pullImage } from '@/lib/shell/programs/docker/pull-image'
import { networksOf, RUN_FLAGS, runError, specOf } from '@/lib/shell/programs/docker/run-options'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { DockerExit } from '@/lib/shell/programs/docker/usage'
import type { Signal } from '@/lib/userland/kernel/process'

/** What the daemon says to a client that runs something. */
function refused(error: unknown, verb: string): never {
  if (error instanceof InvalidName) throw runError(error.message, verb)
  if (!(error instanceof EngineError)) throw error
  const code = error.exitCode === 1 ? 125 : error.exitCode
  throw new DockerExit(
    code,
    `docker: Error response from daemon: ${error.message}\n\nRun 'docker ${verb} --help' for more information\n`,
  )
}

/** The image, pulled where it is not there. */
function* imageFor(call: DockerCall, name: string): Steps<EngineImage> {
  const { engine, flags, err } = call
  const policy = flags.text('pull') ?? 'missing'
  const known = engine.images.find(name)
  if (known && policy !== 'always') return known
  const full = tagged(parseImageName(name))
  if (policy === 'never') throw new EngineError(`No such image: ${familiarName(full)}`)
  if (!known && !flags.has('quiet')) err(`Unable to find image '${familiarName(full)}' locally\n`)
  return yield* pullImage(call, full, { quiet: flags.has('quiet'), say: err })
}

/** Makes the container that a command line asks for. @throws DockerExit */
export function* createContainer(call: DockerCall, verb: string): Steps<EngineContainer> {
  const { engine, flags, operands } = call
  const [name = '', ...words] = operands
  try {
    const image = yield* imageFor(call, name)
    const spec = specOf(call, image, words)
    const taken = new Set(engine.list().map((one) => one.name))
    return engine.create({
      name: flags.text('name') ?? newName(() => engine.world.random(), taken),
      ...{ image: name, imageId: image.id, spec, networks: networksOf(call) },
    })
  } catch (error) {
    return refused(error, verb)
  }
}

function start(call: DockerCall, container: EngineContainer): void {
  try {
    call.engine.life.start(container)
  } catch (error) {
    if (container.spec.autoRemove) call.engine.remove(container)
    refused(error, 'run')
  }
}

/** Starts it, and stays with it until it ends; its exit code. */
export function* runAttached(
  call: DockerCall,
  container: EngineContainer,
  begin: () => void,
  stdin: boolean,
): Steps<number> {
  const { engine } = call
  const { runtime, spec } = container
  // Joined before it starts, so that nothing is missed.
  const size = sizeOf(call)
  runtime.lastExec = (runtime.lastExec ?? 0) + 1
  const session = String(runtime.lastExec)
  const joined = { container: MAIN, pid: 0, startedAt: call.now(), out: '', err: '', attached: true as const }
  runtime.execs = { ...runtime.execs, [session]: joined }
  begin()
  const { pid = 0, feed, tty } = runtime.containers[MAIN]?.current ?? {}
  Object.assign(joined, {
    pid,
    ...(stdin && feed !== undefined ? { feed } : {}),
    ...(tty === undefined ? {} : { tty }),
  })
  const env = engine.envOf(container)
  if (size) resizeExec(env, session, size)
  const code = yield* join(call, {
    ...{ container, env, session, tty: spec.tty, stdin },
    forward: (signal: Signal) => engine.life.signal(container, signal),
  })
  return container.status === 'running' ? code : container.exitCode
}

const sizeOf = (call: DockerCall) => call.process().terminal(0)

function* runContainer(call: DockerCall): Steps<number> {
  const { flags, out } = call
  const isDetached = flags.has('detach')
  if (!isDetached && flags.has('tty') && flags.has('interactive') && !call.process().isTerminal(0))
    throw new DockerExit(1, 'the input device is not a TTY\n')
  const container = yield* createContainer(call, 'run')
  if (!isDetached)
    return yield* runAttached(call, container, () => start(call, container), flags.has('interactive'))
  out(`${container.id}\n`)
  start(call, container)
  return 0
}

function* attach(call: DockerCall): Steps<number> {
  const { engine, operands } = call
  const container = engine.get(operands[0] ?? '')
  if (container.status !== 'running')
    throw new DockerExit(1, 'cannot attach to a stopped container, start it first\n')
  const { stdin, tty } = container.spec
  const env = engine.envOf(container)
  const size = sizeOf(call)
  const session = attachTo(env, MAIN, { stdin, ...(tty && size ? { tty: size } : {}) })
  const code = yield* join(call, {
    ...{ container, env, session, tty, stdin },
    forward: (signal: Signal) => engine.life.signal(container, signal),
  })
  return container.status === 'running' ? code : container.exitCode
}

export const runCommands: readonly Command[] = [
  {
    path: 'docker run',
    use: 'docker run [OPTIONS] IMAGE [COMMAND] [ARG...]',
    about: 'Create and run a new container from an image',
    ...{ flags: RUN_FLAGS, stops: true, least: 1, run: runContainer },
  },
  {
    path: 'docker create',
    use: 'docker create [OPTIONS] IMAGE [COMMAND] [ARG...]',
    about: 'Create a new container',
    ...{ flags: RUN_FLAGS, stops: true, least: 1 },
    *run(call) {
      const { id } = yield* createContainer(call, 'create')
      call.out(`${id}\n`)
      return 0
    },
  },
  {
    path: 'docker attach',
    use: 'docker attach [OPTIONS] CONTAINER',
    about: 'Attach local standard input, output, and error streams to a running container',
    ...{ flags: 'detach-keys: no-stdin sig-proxy', least: 1, most: 1, run: attach },
  },
]
