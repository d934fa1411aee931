/** What a machine's interfaces and routes look like; one without a network has its loopback. */
import type {
  MachineNetwork,
  NetworkInterface,
  NetworkRoute,
  SocketInfo,
} from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { isV4 } from '@/lib/userland/tools/network/addresses'

const LOOPBACK: NetworkInterface = {
  ...{ name: 'lo', index: 1, kind: 'loopback', mtu: 65_536, up: true },
  addresses: [{ address: '127.0.0.1', prefix: 8 }],
}

const of = (io: Io): MachineNetwork | undefined => io.process.machine.network

export const interfacesOf = (io: Io): readonly NetworkInterface[] => of(io)?.interfaces() ?? [LOOPBACK]
export const routesOf = (io: Io): readonly NetworkRoute[] => of(io)?.routes() ?? []

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
  mac: string
}

const hex = (value: number) => value.toString(16).padStart(2, '0')

/** The address of a card, as CNI plugins make one from an IP. */
export const macOf = (address: string): string =>
  `0a:58:${(isV4(address) ? address : '0.0.0.0')
    .split('.')
    .map((part) => hex(Number(part)))
    .join(':')}`

export function lookOf({ kind, up, mac, addresses }: NetworkInterface): Look {
  const loopback = kind === 'loopback'
  const first = loopback
    ? ['LOOPBACK']
    : kind === 'dummy'
      ? ['BROADCAST', 'NOARP']
      : ['BROADCAST', 'MULTICAST']
  return {
    flags: up ? [...first, 'UP', 'LOWER_UP'] : first,
    qdisc: kind === 'dummy' && !up ? 'noop' : kind === 'ether' ? 'fq_codel' : 'noqueue',
    state: !up ? 'DOWN' : loopback || kind === 'vxlan' || kind === 'dummy' ? 'UNKNOWN' : 'UP',
    qlen: loopback || kind === 'bridge' || kind === 'ether',
    mac: loopback ? '00:00:00:00:00:00' : (mac ?? macOf(addresses[0]?.address ?? '')),
  }
}

/** Neighbours that it has spoken with: the gateways. */
export const gatewaysOf = (io: Io): { address: string; dev: string; mac: string }[] => {
  const found = new Map<string, string>()
  for (const { via, dev } of routesOf(io)) if (via) found.set(via, dev)
  return [...found].map(([address, dev]) => ({ address, dev, mac: macOf(address) }))
}
