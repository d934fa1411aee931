/** telnet. Mirrors: inetutils' and busybox'. Differs: no options are negotiated; of its own commands only quit. */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { connectTo, type Late, type Phased, phasedTool, WHY } from '@/lib/userland/tools/network/phases'
import { requestOf, responseText } from '@/lib/userland/tools/network/raw-http'
import { type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { portOf } from '@/lib/userland/tools/network/services'
import { ToolExit } from '@/lib/userland/tools/options'

interface State extends Phased {
  host: string
  port: number
  lookUp: LookUp
  address: string
  answer?: Late
  /** Ctrl+] was pressed: what is typed is for telnet itself. */
  escaped: boolean
  said: string
}

function start(io: Io): State {
  const [host, port = '23'] = io.process.argv.slice(1).filter((word) => !word.startsWith('-'))
  if (host === undefined)
    throw new ToolExit(
      1,
      io.isBusybox ? 'BusyBox v1.36.1 multi-call binary.\n\nUsage: telnet [-a] [-l USER] HOST [PORT]\n' : '',
    )
  const number = portOf(port)
  if (number === undefined)
    io.fail(io.isBusybox ? `bad port '${port}'` : `${host}/${port}: Servname not supported for ai_socktype`)
  return {
    phase: 'resolve',
    until: 0,
    host,
    port: number,
    lookUp: newLookUp(io, host),
    address: '',
    escaped: false,
    said: '',
  }
}

function resolve(state: State, io: Io): string {
  const { host, lookUp, port } = state
  if (!lookOn(lookUp, state, io)) return 'resolve'
  const address = lookUp.found?.[0]
  if (address === undefined) {
    if (io.isBusybox) io.fail(`bad address '${host}'`)
    io.fail(
      `could not resolve ${host}/${port === 23 ? 'telnet' : port}: ${lookUp.again ? 'Temporary failure in name resolution' : 'Name or service not known'}`,
    )
  }
  state.address = address
  if (!io.isBusybox) io.out(`Trying ${address}...\n`)
  state.answer = connectTo(state, io, { address, port, protocol: 'TCP', data: '' })
  return 'connected'
}

function connected({ answer, host, address }: State, io: Io): string {
  if (answer?.kind !== 'open') {
    const why = WHY[answer && answer.kind !== 'dns' ? answer.kind : 'refused']
    io.fail(
      io.isBusybox
        ? `can't connect to remote host (${address}): ${why}`
        : `Unable to connect to remote host: ${why}`,
    )
  }
  io.out(io.isBusybox ? `Connected to ${host}\n` : `Connected to ${host}.\nEscape character is '^]'.\n`)
  io.out(answer.data ?? '')
  return 'talk'
}

function closed(io: Io): Step {
  if (io.isBusybox) io.err('Connection closed by foreign host\n')
  else io.out('Connection closed by foreign host.\n')
  return { exit: 1 }
}

function talk(state: State, io: Io): string | Step {
  const text = io.process.read(0)
  if (text === undefined) return closed(io)
  if (text === '') return { wait: 'input', fds: [0] }
  if (state.escaped) {
    if (/^\s*(?:q|quit|close|c)\b/.test(text)) {
      io.out('Connection closed.\n')
      return { exit: 0 }
    }
    state.escaped = false
    return 'talk'
  }
  if (text.includes('\x1d')) {
    state.escaped = true
    io.out('\ntelnet> ')
    return 'talk'
  }
  state.said += text
  const begins = /^[A-Z]{3,7} \S+ HTTP\/[\d.]+\r?\n/.test(state.said)
  // A request ends with an empty line.
  if (begins && !/\n\r?\n/.test(state.said)) return 'talk'
  const request = begins ? requestOf(state.said, state.host) : undefined
  const { address, port } = state
  const query = request ? { request } : { data: state.said }
  const answer = connectTo(state, io, { address, port, protocol: 'TCP', ...query })
  state.said = ''
  if (answer.kind !== 'open') return closed(io)
  if (answer.response) {
    io.out(responseText(answer.response))
    return closed(io)
  }
  io.out(answer.data ?? '')
  return 'talk'
}

export const telnet = phasedTool<State>({ start, phases: { resolve, connected, talk } })
