/**
 * nc.
 * Mirrors: busybox nc and OpenBSD's. Differs: what a listening one says is what it had read when the client came; the
 * command of -e runs before that, without input (but for cat); a client sends a piece at a time.
 */
import type { HttpRequest, Listener, Visit } from '@/lib/userland/kernel/network'
import type { Program, Step } from '@/lib/userland/kernel/program'
import { Io } from '@/lib/userland/tools/io'
import { isAddress } from '@/lib/userland/tools/network/addresses'
import { connectTo, type Late, type Phased, phasedTool, WHY } from '@/lib/userland/tools/network/phases'
import { requestOf, requestText, responseOf, responseText } from '@/lib/userland/tools/network/raw-http'
import { type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { portOf, SERVICES } from '@/lib/userland/tools/network/services'
import { type Args, readOptions, ToolExit } from '@/lib/userland/tools/options'
import { startCommand } from '@/lib/userland/tools/process/commands'

interface State extends Phased {
  listens: boolean
  keeps: boolean
  scans: boolean
  verbose: boolean
  udp: boolean
  /** ms */
  limit: number | undefined
  command?: string[]
  child?: number
  /** Where its output comes. */
  from: number
  host: string
  ports: number[]
  lookUp?: LookUp
  address: string
  answer?: Late
  /** Read and not yet sent. */
  said: string
  ended: boolean
  /** Somebody talks to it now; who has come and gone. */
  open: boolean
  visited: boolean
  /** It waits no longer than that for something to say. */
  deadline?: number
  code: number
}

const USAGE = `BusyBox v1.36.1 multi-call binary.

Usage: nc [OPTIONS] HOST PORT  - connect
nc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen
`
const OPENBSD = `usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
\t  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
\t  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
\t  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
\t  [destination] [port]
`

/** `80`, `20-25` */
function portsOf(io: Io, words: string[]): number[] {
  return words.flatMap((word) => {
    const range = /^(\d+)-(\d+)$/.exec(word)
    const first = portOf(range?.[1] ?? word)
    const last = range ? portOf(range[2] ?? '') : first
    if (first === undefined || last === undefined)
      io.fail(io.isBusybox ? `bad port '${word}'` : `port number invalid: ${word}`)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  })
}

function argsOf(io: Io, words: string[]): Args {
  const options = io.isBusybox
    ? 'lkunvzp:w:s:i:o:f:e:'
    : '46bCDdFhklNnrStUuvZzI:i:M:m:O:P:p:q:s:T:V:W:w:X:x:e:c:'
  try {
    return readOptions('nc', { options }, words, io.dialect)
  } catch (error) {
    if (!(error instanceof ToolExit) || error.code === 0) throw error
    throw new ToolExit(1, `${error.message.split('\n')[0]}\n${io.isBusybox ? USAGE : OPENBSD}`)
  }
}

function start(io: Io): State {
  const words = io.process.argv.slice(1)
  // What -e runs takes the rest of the line.
  const at = words.findIndex((word) => /^-[a-z]*e$/.test(word))
  const command = at < 0 || io.isBusybox === false ? undefined : words.splice(at + 1)
  if (command && at >= 0) words[at] = words[at]?.replace(/e$/, '') ?? ''
  const args = argsOf(io, words)
  const listens = args.has('l')
  const [first = '', ...more] = args.operands
  const local = args.value('p')
  const own = listens ? (local ?? (io.isBusybox ? undefined : (more.at(-1) ?? first))) : undefined
  const usage = () => new ToolExit(1, io.isBusybox ? USAGE : OPENBSD)
  if (listens ? !own : first === '' || more.length === 0) throw usage()
  const seconds = args.value('w')
  return {
    ...{
      phase: listens ? 'prepare' : 'look',
      until: 0,
      listens,
      scans: args.has('z'),
      verbose: args.has('v'),
    },
    keeps: args.has('k') || args.values('l').length > 1,
    ...{ udp: args.has('u'), limit: seconds === undefined ? undefined : Number(seconds) * 1000, from: 0 },
    ...(command ? { command } : {}),
    ...{ host: first, ports: portsOf(io, own ? [own] : more), address: '', said: '' },
    ...{ ended: false, open: false, visited: false, code: 0 },
  }
}

const protocolOf = ({ udp }: State) => (udp ? ('UDP' as const) : ('TCP' as const))

const MOST_READ = 4_000_000

/** Takes what there is to say; true: there is no more. */
function readOn(state: State, io: Io): boolean {
  while (!state.ended && state.said.length < MOST_READ) {
    const text = io.process.read(state.from)
    if (text === '') return false
    if (text === undefined) state.ended = true
    else state.said += text
  }
  return state.ended
}

/** A listening one with a command has its output ready for who comes. */
function prepare(state: State, io: Io): string {
  const { command, verbose, ports } = state
  if (verbose)
    io.err(io.isBusybox ? `listening on [::]:${ports[0]} ...\n` : `Listening on 0.0.0.0 ${ports[0]}\n`)
  if (command && !isCat(command)) {
    const [reading, writing] = io.process.pipe()
    const [nothing, closed] = io.process.pipe()
    io.process.close(closed)
    const fds = new Map([
      [0, nothing],
      [1, writing],
      [2, 2],
    ])
    state.child = startCommand(io, { argv: command, fds }, (why) => `can't execute '${command[0]}': ${why}`)
    io.process.close(writing)
    io.process.close(nothing)
    state.from = reading
    Object.assign(state, { said: '', ended: false })
  }
  return 'listen'
}

const isCat = (command: string[] | undefined) => command?.[0] === 'cat' || command?.[0] === '/bin/cat'

function listen(state: State, io: Io): string | Step {
  const done = readOn(state, io)
  if (!state.visited) return done ? { wait: 'time', until: Infinity } : { wait: 'input', fds: [state.from] }
  state.visited = false
  if (state.child !== undefined) io.process.reap(state.child)
  if (state.from !== 0) io.process.close(state.from)
  state.from = 0
  if (!state.keeps) return { exit: 0 }
  return state.command ? 'prepare' : 'listen'
}

function listeners(state: State): Listener[] {
  if (!state.listens || state.phase !== 'listen' || state.visited) return []
  const response = responseOf(state.said)
  return state.ports.slice(0, 1).map((port) => ({
    ...{ port, protocol: protocolOf(state) },
    ...(state.said === '' ? {} : { greeting: state.said }),
    ...(response ? { serve: () => response } : {}),
    ...(isCat(state.command) ? { reply: (data: string) => data } : {}),
  }))
}

function visited(state: State, { client, request, data }: Visit, io: Io): void {
  if (state.verbose)
    io.err(
      io.isBusybox
        ? `connect to [::ffff:0.0.0.0]:${state.ports[0]} from ${client}:40000 (${client}:40000)\n`
        : `Connection received on ${client} 40000\n`,
    )
  if (!isCat(state.command)) io.out(request ? requestText(request) : (data ?? ''))
  io.flush()
  // One that says nothing yet stays.
  state.open = data === '' && !request
  if (!state.open) state.visited = true
  if (!state.keeps && state.visited) state.listens = false
}

function look(state: State, io: Io): string {
  state.lookUp = newLookUp(io, state.host)
  return 'resolve'
}

function resolve(state: State, io: Io): string {
  const { host, lookUp, ports } = state
  if (!lookUp || !lookOn(lookUp, state, io)) return 'resolve'
  const address = lookUp.found?.[0]
  if (address === undefined) {
    if (io.isBusybox) io.fail(`bad address '${host}'`)
    io.fail(
      `getaddrinfo for host "${host}" port ${ports[0]}: ${lookUp.again ? 'Temporary failure in name resolution' : 'Name or service not known'}`,
    )
  }
  state.address = address
  return state.scans ? 'connect' : 'input'
}

/** How long an open pipe may take before the connection is made without it. */
const PIPE_PATIENCE = 1000

function input(state: State, io: Io): string | Step {
  if (readOn(state, io) || io.process.isTerminal(0)) return 'connect'
  const now = io.process.machine.now()
  state.deadline ??= now + PIPE_PATIENCE
  return now >= state.deadline ? 'connect' : { wait: 'input', fds: [0], until: state.deadline }
}

function queryOf(state: State): { data?: string; request?: HttpRequest } {
  const { scans, said, ended, host } = state
  if (scans) return {}
  const request = said === '' ? undefined : requestOf(said, host)
  if (request) return { request }
  return said === '' && ended ? {} : { data: said }
}

function connect(state: State, io: Io): string {
  const [port = 0] = state.ports
  delete state.deadline
  state.answer = connectTo(
    state,
    io,
    { address: state.address, port, protocol: protocolOf(state), ...queryOf(state) },
    state.limit,
  )
  state.said = ''
  return 'connected'
}

function refuse(state: State, io: Io, answer: Late): void {
  const { host, address, ports, scans, verbose, udp } = state
  const why = answer.kind === 'open' || answer.kind === 'dns' ? WHY.refused : WHY[answer.kind]
  const where = `${host} (${address}:${ports[0]})`
  if (io.isBusybox) {
    if (answer.late) io.err(scans && !verbose ? 'nc: timed out\n' : `nc: ${where}: Connection timed out\n`)
    else io.err(`nc: ${where}: ${why}\n`)
  } else if (verbose) {
    const to = isAddress(host) ? host : `${host} (${address})`
    const end = answer.late ? 'timed out: Operation now in progress' : `failed: ${why}`
    io.err(`nc: connect to ${to} port ${ports[0]} (${udp ? 'udp' : 'tcp'}) ${end}\n`)
  }
}

function connected(state: State, io: Io): string | Step {
  const { host, address, ports, answer, verbose, udp, scans } = state
  const [port = 0] = ports
  if (answer?.kind !== 'open') {
    if (answer) refuse(state, io, answer)
    state.code = 1
  } else if (verbose) {
    const service = udp ? '*' : (SERVICES[port] ?? '*')
    io.err(
      io.isBusybox
        ? `${host} (${address}:${port}) open\n`
        : `Connection to ${isAddress(host) ? host : `${host} (${address})`} ${port} port [${udp ? 'udp' : 'tcp'}/${service}] succeeded!\n`,
    )
  }
  if (scans && ports.length > 1) {
    state.ports.shift()
    return 'connect'
  }
  if (answer?.kind !== 'open') return { exit: 1 }
  if (scans) return { exit: state.code }
  io.out(answer.response ? responseText(answer.response) : (answer.data ?? ''))
  return 'talk'
}

/** What is typed later goes there as well. */
function talk(state: State, io: Io): string | Step {
  const done = readOn(state, io)
  if (state.said !== '') return 'speak'
  if (done) return { exit: 0 }
  if (state.limit === undefined) return { wait: 'input', fds: [0] }
  const now = io.process.machine.now()
  state.deadline ??= now + state.limit
  return now >= state.deadline ? { exit: 0 } : { wait: 'input', fds: [0], until: state.deadline }
}

function speak(state: State, io: Io): string | Step {
  delete state.deadline
  const [port = 0] = state.ports
  const answer = connectTo(state, io, {
    address: state.address,
    port,
    protocol: protocolOf(state),
    ...queryOf(state),
  })
  state.said = ''
  if (answer.kind !== 'open') return { exit: 1 }
  io.out(answer.response ? responseText(answer.response) : (answer.data ?? ''))
  return answer.response ? { exit: 0 } : 'talk'
}

const tool = phasedTool<State>({
  start,
  phases: { prepare, listen, look, resolve, input, connect, connected, talk, speak },
}) as Program<State>

export const nc: Program<State> = {
  ...tool,
  listeners: (state) => listeners(state),
  visited(state, process, _port, visit) {
    visited(state, visit, new Io(process, 'nc'))
    return undefined
  },
}
