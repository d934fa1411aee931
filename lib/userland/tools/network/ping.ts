/**
 * ping.
 * Mirrors: busybox and iputils over IPv4. Differs: the times are made up.
 */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress } from '@/lib/userland/tools/network/addresses'
import { ask, type Phased, phasedTool, rest } from '@/lib/userland/tools/network/phases'
import { type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { readOptions, ToolExit } from '@/lib/userland/tools/options'

interface State extends Phased {
  host: string
  lookUp: LookUp
  address: string
  size: number
  count: number
  /** ms */
  interval: number
  patience: number
  deadline: number
  quiet: boolean
  began: number
  sent: number
  times: number[]
  beeps: boolean
}

function numberOf(io: Io, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (!Number.isNaN(value) && value >= 0) return value
  if (io.isBusybox) io.fail(`invalid number '${text}'`)
  throw new ToolExit(2, `ping: invalid argument: '${text}'\n`)
}

const BUSYBOX_USAGE = '[-46AqR] [-c COUNT] [-i SEC] [-W SEC] [-w SEC] [-s SIZE] [-t TTL] [-I IFACE] HOST'

function start(io: Io): State {
  const options = 'ADqRnfvb46aBdhLOUVrc:i:W:w:s:t:I:p:l:m:M:Q:S:T:e:'
  const args = readOptions(
    'ping',
    { options, usage: BUSYBOX_USAGE, usageCode: 2 },
    io.process.argv.slice(1),
    io.dialect,
  )
  const host = args.operands.at(-1)
  if (host === undefined) {
    if (io.isBusybox)
      throw new ToolExit(1, `BusyBox v1.36.1 multi-call binary.\n\nUsage: ping ${BUSYBOX_USAGE}\n`)
    throw new ToolExit(1, 'ping: usage error: Destination address required\n')
  }
  const { now } = io.process.machine
  io.process.onSignal('INT', 'catch')
  return {
    ...{ phase: 'resolve', until: 0, host, lookUp: newLookUp(io, host), address: '', quiet: args.has('q') },
    size: numberOf(io, args.value('s'), 56),
    count: numberOf(io, args.value('c'), 0) || Infinity,
    interval: numberOf(io, args.value('i'), args.has('f') ? 0.01 : 1) * 1000 || 10,
    patience: numberOf(io, args.value('W'), 10) * 1000,
    deadline: now() + (numberOf(io, args.value('w'), 0) * 1000 || Infinity),
    ...{ began: now(), sent: 0, times: [], beeps: args.has('D') },
  }
}

function resolve(state: State, io: Io): string {
  const { host, lookUp, size } = state
  if (!lookOn(lookUp, state, io)) return 'resolve'
  const address = lookUp.found?.[0]
  if (address === undefined) {
    if (io.isBusybox) io.fail(`bad address '${host}'`)
    io.fail(
      `${host}: ${lookUp.again ? 'Temporary failure in name resolution' : 'Name or service not known'}`,
      2,
    )
  }
  state.address = address
  state.began = io.process.machine.now()
  io.out(
    io.isBusybox
      ? `PING ${host} (${address}): ${size} data bytes\n`
      : `PING ${host} (${address}) ${size}(${size + 28}) bytes of data.\n`,
  )
  return 'send'
}

const isNear = (io: Io, address: string) =>
  address.startsWith('127.') ||
  (io.process.machine.network?.interfaces() ?? []).some(({ addresses }) =>
    addresses.some((one) => one.address === address),
  )

function send(state: State, io: Io): string {
  const { address, host, size, count, times } = state
  const now = io.process.machine.now()
  if (state.sent >= count || now >= state.deadline) return 'end'
  const answer = ask(io, { kind: 'ping', address })
  state.sent += 1
  const reached = answer.kind === 'open'
  if (reached) {
    const near = isNear(io, address)
    const ms = (near ? 0.03 : 0.08) + io.process.machine.random() * (near ? 0.03 : 0.07)
    times.push(ms)
    const from = io.isBusybox || isAddress(host) ? address : `${host} (${address})`
    const seq = io.isBusybox ? `seq=${state.sent - 1}` : `icmp_seq=${state.sent}`
    if (!state.quiet)
      io.out(`${size + 8} bytes from ${from}: ${seq} ttl=${near ? 64 : 62} time=${ms.toFixed(3)} ms\n`)
  } else if (answer.kind === 'unreachable' && !io.isBusybox && !state.quiet) {
    const own = (io.process.machine.network?.interfaces() ?? []).flatMap(({ kind, addresses }) =>
      kind === 'loopback' ? [] : addresses,
    )
    io.out(`From ${own[0]?.address ?? address} icmp_seq=${state.sent} Destination Host Unreachable\n`)
  }
  if (state.sent < count) rest(state, io, Math.min(state.interval, state.deadline - now))
  else if (!reached) rest(state, io, Math.min(state.patience, state.deadline - now))
  return 'send'
}

function statistics({ host, sent, times, began }: State, io: Io): Step {
  const received = times.length
  const lost = Math.round(((sent - received) * 100) / Math.max(1, sent))
  const [min, max] = [Math.min(...times), Math.max(...times)]
  const average = times.reduce((sum, ms) => sum + ms, 0) / Math.max(1, received)
  const three = (values: number[]) => values.map((ms) => ms.toFixed(3)).join('/')
  const spent = Math.max(0, Math.round(io.process.machine.now() - began))
  io.out(`\n--- ${host} ping statistics ---\n`)
  if (io.isBusybox) {
    io.out(`${sent} packets transmitted, ${received} packets received, ${lost}% packet loss\n`)
    if (received > 0) io.out(`round-trip min/avg/max = ${three([min, average, max])} ms\n`)
  } else {
    const variance = times.reduce((sum, ms) => sum + (ms - average) ** 2, 0) / Math.max(1, received)
    io.out(`${sent} packets transmitted, ${received} received, ${lost}% packet loss, time ${spent}ms\n`)
    io.out(
      received > 0 ? `rtt min/avg/max/mdev = ${three([min, average, max, Math.sqrt(variance)])} ms\n` : '\n',
    )
  }
  return { exit: received > 0 ? 0 : 1 }
}

function interrupted(state: State, io: Io): Step {
  if (state.address === '') return { exit: 130 }
  if (io.process.terminal(1)?.cooked) io.out('')
  return statistics(state, io)
}

export const ping = phasedTool<State>({ start, phases: { resolve, send, end: statistics }, interrupted })
