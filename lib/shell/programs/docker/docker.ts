/**
 * docker and its daemon as programs of the learner's machine.
 * Mirrors: the client of docker 28 and its exit codes. Differs: what neither the daemon nor the client knows is said in
 * plain words; the daemon is started by the first command.
 */
import { Dockerd } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import { InvalidName } from '@/lib/container-engine/image-name'
import type { DockerHost } from '@/lib/shell/programs/docker'
import type { DockerCall } from '@/lib/shell/programs/docker/call'
import { Client, type CommandLine } from '@/lib/shell/programs/docker/client'
import { findCommand, overview } from '@/lib/shell/programs/docker/commands'
import { placesOf, sharedRegistry } from '@/lib/shell/programs/docker/places'
import { DockerExit, readFlags } from '@/lib/shell/programs/docker/usage'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Answer, Query } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

export interface DockerPrograms {
  docker: Program
  dockerd: Program
  engine: Dockerd
}

function newEngine(host: DockerHost): Dockerd {
  const own = () => {
    const machine = host.machine(host.ownMachine)
    if (!machine) throw new TypeError('no machine')
    return machine
  }
  const engine = new Dockerd(
    {
      now: () => host.cluster().now(),
      random: () => own().random(),
      files: () => own().files,
      ask: (query: Query): Answer => own().network?.ask(query) ?? { kind: 'unreachable' },
      registry: sharedRegistry(host),
      isTaken: (port) =>
        (own().network?.sockets() ?? []).some((one) => one.port === port && one.protocol === 'TCP'),
      changed: () => host.changed(),
      places: placesOf(host),
    },
    host.kept.engine,
  )
  host.kept.engine = engine.state
  host.ports.addSource({ ask: (query) => engine.ask(query), sockets: () => engine.sockets() })
  return engine
}

/** The daemon's process: it lets the containers run. */
const daemonOf = (engine: Dockerd): Program => ({
  start: () => ({}),
  step() {
    const until = engine.life.run()
    return { wait: 'change', ...(until === undefined ? {} : { until }) }
  },
})

/** The words for what went wrong, and the exit code. */
function say(error: unknown, process: Process): number {
  if (error instanceof DockerExit) {
    process.write(2, error.message)
    return error.exitCode
  }
  if (error instanceof EngineError) {
    process.write(2, `Error response from daemon: ${error.message}\n`)
    return error.exitCode
  }
  if (!(error instanceof InvalidName || error instanceof Errno)) throw error
  process.write(2, `${error.message}\n`)
  return 1
}

const dockerLine = (host: DockerHost, engine: Dockerd): CommandLine => ({
  say,
  *begin(words, process) {
    const { command, rest } = findCommand(words)
    const { flags, operands } = readFlags(command, rest)
    const call: DockerCall = {
      ...{ command, flags, operands, process, engine, host },
      out: (text) => process().write(1, text),
      err: (text) => process().write(2, text),
      now: () => process().machine.now(),
    }
    const done = flags.has('help') ? overview(call) : command.run(call)
    return typeof done === 'number' ? done : yield* done
  },
})

export function createDocker(host: DockerHost): DockerPrograms {
  const engine = newEngine(host)
  return {
    docker: new Client(host, engine, dockerLine(host, engine)) as Program,
    dockerd: daemonOf(engine),
    engine,
  }
}
