/**
 * docker and its daemon as programs of the learner's machine.
 * Mirrors: the client of docker 28 and its exit codes. Differs: what neither the daemon nor the client knows is said in
 * plain words; the daemon is started by the first command.
 */
import { Dockerd } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import { InvalidName } from '@/lib/container-engine/image-name'
import { DAEMON, type DockerHost } from '@/lib/shell/programs/docker'
import type { DockerCall } from '@/lib/shell/programs/docker/call'
import { findCommand, overview } from '@/lib/shell/programs/docker/commands'
import type { DockerNews, DockerWait, Steps } from '@/lib/shell/programs/docker/steps'
import { DockerExit, readFlags } from '@/lib/shell/programs/docker/usage'
import { isOfTheKernel } from '@/lib/shell/programs/one-shot'
import { type Run, Runs } from '@/lib/shell/programs/runs'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Answer, Query } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

export interface DockerPrograms {
  docker: Program
  dockerd: Program
  engine: Dockerd
}

interface ClientState {
  wait?: DockerWait
  /** Set when its work is done: when it ends, and how. */
  ends?: { at: number; code: number }
}

/** Virtual time that one command takes. */
const INVOCATION_MS = 50

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
      registry: host.cluster().registry,
      isTaken: (port) =>
        (own().network?.sockets() ?? []).some((one) => one.port === port && one.protocol === 'TCP'),
      changed: () => host.changed(),
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

class Client implements Program<ClientState> {
  private readonly runs = new Runs<Steps<number>>()

  constructor(
    private readonly host: DockerHost,
    private readonly engine: Dockerd,
  ) {}

  start(): ClientState {
    return {}
  }

  step(state: ClientState, process: Process): Step {
    const { ends } = state
    if (ends) return process.machine.now() < ends.at ? { wait: 'time', until: ends.at } : { exit: ends.code }
    try {
      this.wakeDaemon(process)
      this.engine.life.run()
      const run = this.runs.of(process, (current) => this.begin(process.argv.slice(1), current))
      return this.goOn(state, run)
    } catch (error) {
      if (isOfTheKernel(error)) throw error
      return this.finish(state, process, this.say(error, process))
    }
  }

  /** The words for what went wrong, and the exit code. */
  private say(error: unknown, process: Process): number {
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

  private wakeDaemon(process: Process): void {
    if (process.processes().some(({ argv, state }) => argv[0] === DAEMON[0] && state !== 'Z')) return
    const nothing = process.open('/dev/null', { read: true, write: true })
    const fds = new Map([0, 1, 2].map((fd) => [fd, nothing]))
    process.spawn({ argv: DAEMON, program: 'dockerd', fds, pgid: 0, noTty: true, cwd: '/', env: {} })
    process.close(nothing)
  }

  private *begin(words: readonly string[], process: () => Process): Steps<number> {
    const { command, rest } = findCommand(words)
    const { flags, operands } = readFlags(command, rest)
    const call: DockerCall = {
      ...{ command, flags, operands, process, engine: this.engine, host: this.host },
      out: (text) => process().write(1, text),
      err: (text) => process().write(2, text),
      now: () => process().machine.now(),
    }
    const done = flags.has('help') ? overview(call) : command.run(call)
    return typeof done === 'number' ? done : yield* done
  }

  private goOn(state: ClientState, run: Run<Steps<number>>): Step {
    for (let fresh = false; ; fresh = true) {
      const held = state.wait ? this.held(state.wait, run.process, fresh) : { news: { signals: [] } }
      if ('step' in held) return held.step
      const next = run.steps.next(held.news)
      if (next.done) return this.finish(state, run.process, next.value)
      state.wait = next.value
      this.prepare(next.value, run.process)
    }
  }

  private prepare(wait: DockerWait, process: Process): void {
    if (wait.kind !== 'input' || !wait.reads || !process.isTerminal(0)) return
    process.setTerminalMode(0, wait.reads)
  }

  private finish(state: ClientState, process: Process, code: number): Step {
    this.runs.end(process)
    if (process.isTerminal(0)) process.setTerminalMode(0, { cooked: true, echo: true })
    state.ends = { at: process.machine.now() + INVOCATION_MS, code }
    this.host.changed()
    return { wait: 'time', until: state.ends.at }
  }

  /** Whether a wait goes on, or what has come. @param fresh it has only just begun */
  private held(wait: DockerWait, process: Process, fresh: boolean): { step: Step } | { news: DockerNews } {
    const now = process.machine.now()
    const signals = process.takeSignals()
    if (wait.kind === 'child') {
      const ended = process.reap(wait.pid)
      if (!ended) return { step: { wait: 'child' } }
      return { news: { signals, exitCode: 'code' in ended.status ? ended.status.code : 137 } }
    }
    const { until } = wait
    const isDue = until !== undefined && now >= until
    if (wait.kind === 'input') {
      const text = process.read(0)
      if (text === '' && !isDue && signals.length === 0)
        return { step: { wait: 'input', fds: [0], ...(until === undefined ? {} : { until }) } }
      return { news: { signals, ...(text === undefined ? { end: true } : { text }) } }
    }
    if (isDue || signals.length > 0 || (wait.kind === 'change' && !fresh)) return { news: { signals } }
    const time = until === undefined ? {} : { until }
    return {
      step: wait.kind === 'change' ? { wait: 'change', ...time } : { wait: 'time', until: wait.until },
    }
  }
}

export function createDocker(host: DockerHost): DockerPrograms {
  const engine = newEngine(host)
  return { docker: new Client(host, engine) as Program, dockerd: daemonOf(engine), engine }
}
