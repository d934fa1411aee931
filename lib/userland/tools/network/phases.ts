/**
 * Programs that go on in phases: each does something and names the next, and some time passes where it has to.
 * All that is known between two phases is in the state.
 */
import { type Answer, type HttpRequest, type Query, respond } from '@/lib/userland/kernel/network'
import type { Program, Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { type Ended, guarded, isEnded } from '@/lib/userland/tools/tool'

export interface Phased {
  /** The next one. */
  phase: string
  /** ms; it goes on no earlier. */
  until: number
}

/** The next phase by its name, or what is waited for. */
export type Phase<S> = (state: S, io: Io) => string | Step

/** Nothing happens for so long. */
export function rest(state: Phased, io: Io, ms: number): void {
  state.until = io.process.machine.now() + ms
}

interface PhasedSpec<S extends Phased> {
  /** Reads the command line. */
  start(io: Io): S
  phases: Readonly<Record<string, Phase<S>>>
  /** Ctrl+C has come, where `start` catches it. */
  interrupted?(state: S, io: Io): Step
}

/** Phases in one step at most, then others have their turn. */
const MOST = 2000

function goOn<S extends Phased>({ phases, interrupted }: PhasedSpec<S>, state: S, io: Io): Step {
  if (interrupted && io.process.takeSignals().length > 0) return interrupted(state, io)
  const now = io.process.machine.now()
  for (let i = 0; i < MOST; i++) {
    if (now < state.until) return { wait: 'time', until: state.until }
    io.process.spend(1)
    const next = phases[state.phase]?.(state, io) ?? { exit: 1 }
    if (typeof next !== 'string') return next
    state.phase = next
  }
  return { wait: 'time', until: now }
}

export function phasedTool<S extends Phased>(spec: PhasedSpec<S>): Program<S | Ended> {
  return {
    start: (process) => guarded(process, (io) => spec.start(io)),
    step: (state, process) =>
      isEnded(state) ? state : guarded<Step>(process, (io) => goOn(spec, state as S, io)),
  }
}

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

/** What the machine's network says; one without a network has its loopback only. */
export function ask(io: Io, query: Query): Answer {
  const { network } = io.process.machine
  if (network) return network.ask(query)
  const to = query.kind === 'dns' ? query.server : query.kind === 'rules' ? '' : query.address
  if (!isLoopback(to)) return { kind: 'unreachable' }
  return { kind: query.kind === 'ping' ? 'open' : 'refused' }
}

/** How long Linux tries to connect, in ms. */
const SYN_TIMEOUT = 131_000
/** How long it takes to learn that there is no such host. */
const ARP_TIMEOUT = 3000

/** Who speaks plainly to a server of TLS is told so. Differs: every server says it as Go's do. */
const plainAnswer = (request: HttpRequest | undefined, answer: Answer): Answer =>
  request && !request.tls && answer.kind === 'open' && answer.tls
    ? { kind: 'open', response: respond(400, 'Client sent an HTTP request to an HTTPS server.\n') }
    : answer

/** `late`: it was given up; `opened`: after somebody had answered the connection. */
export type Late = Answer & { late?: boolean; opened?: boolean }

/**
 * Opens a connection and says what it says. The state rests as long as that takes: `limit` ms at most to connect,
 * `total` ms at most in all.
 */
export function connectTo(
  state: Phased,
  io: Io,
  query: Omit<Extract<Query, { kind: 'connect' }>, 'kind'>,
  limit = Infinity,
  total = limit,
): Late {
  const answer = plainAnswer(query.request, ask(io, { kind: 'connect', ...query }))
  const opened = answer.kind === 'open'
  const took = opened ? (answer.response?.took ?? 0) : 0
  const needs =
    answer.kind === 'timeout' ? SYN_TIMEOUT : answer.kind === 'unreachable' ? ARP_TIMEOUT : 1 + took
  const allowed = opened ? total : Math.min(limit, total)
  rest(state, io, Math.min(needs, allowed))
  return needs <= allowed ? answer : { kind: 'timeout', late: true, opened }
}

/** The system's words for a connection that failed. */
export const WHY = {
  refused: 'Connection refused',
  unreachable: 'No route to host',
  timeout: 'Connection timed out',
} as const
