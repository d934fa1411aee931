import type { Dockerd } from '@/lib/container-engine/dockerd'
import { DAEMON, type DockerHost } from '@/lib/shell/programs/docker'
import type { DockerNews, DockerWait, Steps } from '@/lib/shell/programs/docker/steps'
import { type Run, Runs } from '@/lib/shell/programs/runs'
import { isOfTheKernel } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

interface ClientState {
  wait?: DockerWait
  /** Set when its work is done: when it ends, and how. */
  ends?: { at: number; code: number }
}

/** Virtual time that one command takes. */
const INVOCATION_MS = 50

/** A program that talks to the engine: docker, and others that make containers. */
export interface CommandLine {
  begin(words: readonly string[], process: () => Process): Steps<number>
  /** Says what went wrong; the exit code. @throws what is no error of its own */
  say(error: unknown, process: Process): number
}

export class Client implements Program<ClientState> {
  private readonly runs = new Runs<Steps<number>>()

  constructor(
    private readonly host: DockerHost,
    private readonly engine: Dockerd,
    private readonly line: CommandLine,
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
      const run = this.runs.of(process, (current) => this.line.begin(process.argv.slice(1), current))
      return this.goOn(state, run)
    } catch (error) {
      if (isOfTheKernel(error)) throw error
      return this.finish(state, process, this.line.say(error, process))
    }
  }

  private wakeDaemon(process: Process): void {
    if (process.processes().some(({ argv, state }) => argv[0] === DAEMON[0] && state !== 'Z')) return
    const nothing = process.open('/dev/null', { read: true, write: true })
    const fds = new Map([0, 1, 2].map((fd) => [fd, nothing]))
    process.spawn({ argv: DAEMON, program: 'dockerd', fds, pgid: 0, noTty: true, cwd: '/', env: {} })
    process.close(nothing)
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
