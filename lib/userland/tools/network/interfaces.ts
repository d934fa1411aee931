/** What a machine's interfaces and routes look like; one without a network has its loopback. */
import type {
  ForwardingEntry,
  MachineNetwork,
  Neighbour,
  NetworkInterface,
  NetworkNamespace,
  NetworkRoute,
  SocketInfo,
} from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { contains, isV4 } from '@/lib/userland/tools/network/addresses'

const LOOPBACK: NetworkInterface = {
  ...{ name: 'lo', index: 1, kind: 'loopback', mtu: 65_536, up: true },
  addresses: [{ address: '127.0.0.1', prefix: 8 }],
}

const of = (io: Io): MachineNetwork | undefined => io.process.machine.network

export const interfacesOf = (io: Io): readonly NetworkInterface[] => of(io)?.interfaces() ?? [LOOPBACK]
export const routesOf = (io: Io): readonly NetworkRoute[] => of(io)?.routes() ?? []
export const forwardingOf = (io: Io): readonly ForwardingEntry[] => of(io)?.forwarding?.() ?? []
export const namespacesOf = (io: Io): readonly NetworkNamespace[] => of(io)?.namespaces?.() ?? []

/** The route that a packet to an address takes: the longest that fits. */
export function routeTo(io: Io, address: string): NetworkRoute | undefined {
  const length = ({ to }: NetworkRoute) => (to === 'default' ? -1 : Number(to.split('/')[1] ?? 32))
  const fitting = routesOf(io).filter(({ to }) => to === 'default' || contains(to, address))
  return [...fitting].sort((a, b) => length(b) - length(a))[0]
}

/** Those of a protocol, in the order of their ports. */
export function socketsOf(io: Io, protocol: 'TCP' | 'UDP'): SocketInfo[] {
  const all = (of(io)?.sockets() ?? []).filter((one) => one.protocol === protocol)
  return [...all].sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1))
}

export interface Look {
  flags: string[]
  qdisc: string
  state: 'UP' | 'DOWN' | 'UNKNOWN'
  qlen: boolean
  encapsulation: 'loopback' | 'ether' | 'ipip'
  mac: string
  brd: string
}

const hex = (value: number) => value.toString(16).padStart(2, '0')

/** The address of a card, as CNI plugins make one from an IP. */
export const macOf = (address: string): string =>
  `0a:58:${(isV4(address) ? address : '0.0.0.0')
    .split('.')
    .map((part) => hex(Number(part)))
    .join(':')}`

/** What reaches everybody, and of what kind addresses are. */
const HARDWARE = {
  loopback: ['00:00:00:00:00:00', 'loopback'],
  ipip: ['0.0.0.0', 'ipip'],
  ether: ['ff:ff:ff:ff:ff:ff', 'ether'],
} as const

const FIRST_FLAGS: Partial<Record<NetworkInterface['kind'], string[]>> = {
  loopback: ['LOOPBACK'],
  dummy: ['BROADCAST', 'NOARP'],
  ipip: ['NOARP'],
}

export function lookOf({ kind, up, mac, addresses }: NetworkInterface): Look {
  const first = FIRST_FLAGS[kind] ?? ['BROADCAST', 'MULTICAST']
  const [brd, encapsulation] = HARDWARE[kind === 'loopback' || kind === 'ipip' ? kind : 'ether']
  const isNoop = !up && (kind === 'dummy' || kind === 'ipip')
  return {
    flags: up ? [...first, 'UP', 'LOWER_UP'] : first,
    qdisc: isNoop ? 'noop' : kind === 'ether' ? 'fq_codel' : 'noqueue',
    state: !up ? 'DOWN' : ['loopback', 'vxlan', 'dummy', 'ipip'].includes(kind) ? 'UNKNOWN' : 'UP',
    qlen: ['loopback', 'bridge', 'ether', 'ipip'].includes(kind),
    encapsulation,
    mac: encapsulation === 'ether' ? (mac ?? macOf(addresses[0]?.address ?? '')) : brd,
    brd,
  }
}

/** Those that it has spoken with, or was told of; where nobody knows them, the gateways. */
export function neighboursOf(io: Io): readonly Neighbour[] {
  const known = of(io)?.neighbours?.()
  if (known) return known
  const found = new Map<string, string>()
  for (const { via, dev } of routesOf(io)) if (via) found.set(via, dev)
  return [...found].map(([address, dev]) => ({ address, dev, mac: macOf(address), state: 'REACHABLE' }))
}
