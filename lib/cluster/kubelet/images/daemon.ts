/**
 * How the servers of images are made: a program that says its first words, listens, and waits until it is told to
 * stop. What it knows is plain data; its functions get a Server to speak through.
 * Mirrors: what servers do about TERM, INT, QUIT, HUP. Differs: connections are not waited for.
 */
import { contextOf, type ServerContext } from '@/lib/cluster/kubelet/images/context'
import type { Listener, Visit } from '@/lib/userland/kernel/network'
import type { Process, Signal } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

/** Ends a server that cannot go on. */
class ServerExit extends Error {
  constructor(readonly code: number) {
    super('exit')
  }
}

/** A server's voice, and what it sees; made anew for each step. */
export class Server {
  readonly context: ServerContext

  constructor(
    readonly process: Process,
    private readonly state: { due: { at: number; text: string }[] },
  ) {
    this.context = contextOf(process)
  }

  /** Lines on standard output. */
  say(...lines: string[]): void {
    if (lines.length > 0) this.process.write(1, `${lines.join('\n')}\n`)
  }

  /** Lines on standard error. */
  warn(...lines: string[]): void {
    if (lines.length > 0) this.process.write(2, `${lines.join('\n')}\n`)
  }

  /** Ends it, with lines on standard error. */
  fail(code: number, ...lines: string[]): never {
    this.warn(...lines)
    throw new ServerExit(code)
  }

  /** Lines on standard output when so many ms have passed. */
  sayLater(ms: number, ...lines: string[]): void {
    this.state.due.push({ at: this.process.machine.now() + ms, text: `${lines.join('\n')}\n` })
  }
}

/** ms that a server takes to end when it is told to. */
export const STOP_MS = 600

/** How it ends when it is told to; images that serve do not differ from what it is unless said: they may rest. */
interface Stop {
  /** ms until then; {@link STOP_MS} unless said. */
  after?: number
  /** 0 unless said. */
  code?: number
}

export interface DaemonSpec<S> {
  /** Reads its words and its configuration and says its first lines. Without it there is nothing to know. */
  start?(server: Server): S
  /** The sockets that it listens on now. */
  listeners?(context: ServerContext, state: S): Listener[]
  /** Goes on; called whenever something may have changed. Without it, it only waits. */
  next?(state: S, server: Server): Step | undefined
  /** Somebody was answered. Without it, the lines of the listener's `log` go to standard output. */
  visited?(state: S, visit: Visit, server: Server, port: number): void
  /** Told to end: its last words, and when and with what it ends. */
  stop?(state: S, signal: Signal, server: Server): Stop | undefined
  /** Other signals that it heeds. */
  signals?: Partial<Record<Signal, (state: S, server: Server) => void>>
}

interface DaemonState<S> {
  own: S
  due: { at: number; text: string }[]
  ends?: { at: number; code: number }
}

const STOPS: readonly Signal[] = ['TERM', 'INT', 'QUIT']
const FOREVER: Step = { wait: 'time', until: Infinity }

function guarded<S>(state: DaemonState<S>, process: Process, part: () => Step | undefined): Step | undefined {
  try {
    return part()
  } catch (error) {
    if (!(error instanceof ServerExit)) throw error
    state.ends = { at: process.machine.now(), code: error.code }
    return { exit: error.code }
  }
}

/** Says what is due, and when there is more to say. */
function sayDue(state: { due: { at: number; text: string }[] }, process: Process): number | undefined {
  const now = process.machine.now()
  for (const { at, text } of state.due) if (at <= now) process.write(1, text)
  state.due = state.due.filter(({ at }) => at > now)
  return state.due.length > 0 ? Math.min(...state.due.map(({ at }) => at)) : undefined
}

/** The earlier of what it waits for itself and what it has to say. */
function untilDue(step: Step, due: number | undefined): Step {
  if (due === undefined || !('wait' in step) || !('until' in step)) return step
  return { ...step, until: Math.min(step.until ?? Infinity, due) }
}

/** A server as a program of the userland. */
export function daemon<S = undefined>(spec: DaemonSpec<S>): Program {
  const heed = (state: DaemonState<S>, signal: Signal, server: Server) => {
    const own = spec.signals?.[signal]
    if (own) own(state.own, server)
    else if (STOPS.includes(signal) && !state.ends) {
      const { after = STOP_MS, code = 0 } = spec.stop?.(state.own, signal, server) ?? {}
      state.ends = { at: server.context.now() + after, code }
    }
  }
  const program: Program<DaemonState<S>> = {
    start(process) {
      const state: DaemonState<S> = { own: undefined as S, due: [] }
      for (const signal of [...STOPS, ...(Object.keys(spec.signals ?? {}) as Signal[])])
        process.onSignal(signal, 'catch')
      guarded(state, process, () => {
        if (spec.start) state.own = spec.start(new Server(process, state))
        return undefined
      })
      return state
    },
    step(state, process) {
      const server = new Server(process, state)
      const done = guarded(state, process, () => {
        for (const signal of process.takeSignals()) heed(state, signal, server)
        if (state.ends)
          return state.ends.at <= process.machine.now()
            ? { exit: state.ends.code }
            : { wait: 'time', until: state.ends.at }
        const due = sayDue(state, process)
        return untilDue(spec.next?.(state.own, server) ?? FOREVER, due)
      })
      return done ?? FOREVER
    },
    listeners: (state, process) => (!state.ends && spec.listeners?.(contextOf(process), state.own)) || [],
    ...(spec.visited && {
      visited(state: DaemonState<S>, process: Process, port: number, visit: Visit) {
        spec.visited?.(state.own, visit, new Server(process, state), port)
        return spec.next !== undefined || state.due.length > 0
      },
    }),
  }
  return program as Program
}

/** Waits until it is told to stop. */
export const idle: Program = daemon({})

/** A program that says something and ends. */
export const sayOnce = (run: (process: Process) => number): Program => ({
  start: () => ({}),
  step: (_, process) => ({ exit: run(process) }),
})
