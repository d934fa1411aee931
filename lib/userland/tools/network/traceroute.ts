/**
 * traceroute and tracepath.
 * Mirrors: busybox, Linux' traceroute, iputils. Differs: a way has two hops, the gateway and its end; the times are
 * made up.
 */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { routeTo } from '@/lib/userland/tools/network/interfaces'
import { ask, type Phased, phasedTool, rest } from '@/lib/userland/tools/network/phases'
import { type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { readOptions, usageError } from '@/lib/userland/tools/options'

interface State extends Phased {
  host: string
  lookUp: LookUp
  /** Who is met on the way, as far as they answer. */
  hops: string[]
  reached: boolean
  at: number
  most: number
  /** ms for each probe. */
  patience: number
  probes: number
  path: boolean
  names: boolean
}

const SPEC = {
  options: '46FIlnrdvUTem:w:q:p:s:i:f:t:z:g:b',
  usage: '[-46FIlnrv] [-f 1ST_TTL] [-m MAXTTL] [-q PROBES] [-w WAIT_SEC] HOST [BYTES]',
  usageCode: 2,
}

function start(io: Io): State {
  const path = io.name === 'tracepath'
  const args = readOptions(io.name, SPEC, io.process.argv.slice(1), io.dialect)
  const [host] = args.operands
  if (host === undefined) throw usageError(io.name, SPEC, io.dialect)
  return {
    ...{
      phase: 'resolve',
      until: 0,
      host,
      lookUp: newLookUp(io, host),
      hops: [],
      reached: false,
      at: 0,
      path,
    },
    most: Number(args.value('m') ?? 30),
    patience: Number(args.value('w') ?? (io.isBusybox ? 3 : 5)) * 1000,
    probes: Number(args.value('q') ?? 3),
    names: !args.has('n'),
  }
}

function resolve(state: State, io: Io): string {
  const { host, lookUp, most, path } = state
  if (!lookOn(lookUp, state, io)) return 'resolve'
  const address = lookUp.found?.[0]
  if (address === undefined) {
    if (io.isBusybox) io.fail(`bad address '${host}'`)
    io.fail(
      path
        ? `${host}: Name or service not known`
        : `${host}: Name or service not known\nCannot handle "host" cmdline arg \`${host}' on position 1 (argc 1)`,
      path ? 1 : 2,
    )
  }
  const gateway = address.startsWith('127.') ? undefined : routeTo(io, address)?.via
  state.reached = ask(io, { kind: 'ping', address }).kind === 'open'
  state.hops = [...(gateway && gateway !== address ? [gateway] : []), ...(state.reached ? [address] : [])]
  if (path) io.out(` 1?: [LOCALHOST]                      pmtu ${mtu(io)}\n`)
  else
    io.out(`traceroute to ${host} (${address}), ${most} hops max, ${io.isBusybox ? 46 : 60} byte packets\n`)
  return 'hop'
}

const mtu = (io: Io) =>
  (io.process.machine.network?.interfaces() ?? []).find(({ kind }) => kind !== 'loopback')?.mtu ?? 1500

function hop(state: State, io: Io): string | Step {
  const { hops, reached, at, most, names, probes, path, patience } = state
  if (at >= most || (reached && at >= hops.length)) {
    if (path)
      io.out(
        reached
          ? `     Resume: pmtu ${mtu(io)} hops ${at} back ${at} \n`
          : `     Too many hops: pmtu ${mtu(io)}\n     Resume: pmtu ${mtu(io)} \n`,
      )
    return { exit: 0 }
  }
  state.at += 1
  const address = hops[at]
  const number = String(at + 1).padStart(2)
  const ms = () => (0.02 + at * 0.05 + io.process.machine.random() * 0.03).toFixed(3)
  if (address === undefined) {
    const stars = Array.from({ length: probes }, () => '*').join(io.isBusybox ? '  ' : ' ')
    io.out(path ? `${number}:  no reply\n` : `${number}  ${stars}\n`)
    rest(state, io, io.isBusybox ? patience * probes : path ? 3000 : Math.ceil(patience / 3))
    return 'hop'
  }
  const isEnd = reached && at === hops.length - 1
  if (path)
    io.out(`${number}:  ${(isEnd ? state.host : address).padEnd(53)} ${ms()}ms ${isEnd ? 'reached' : ''}\n`)
  else {
    const named = isEnd && names ? state.host : address
    io.out(
      `${number}  ${names ? `${named} (${address})` : address}${Array.from({ length: probes }, () => `  ${ms()} ms`).join('')}\n`,
    )
  }
  return 'hop'
}

export const traceroute = phasedTool<State>({ start, phases: { resolve, hop } })
