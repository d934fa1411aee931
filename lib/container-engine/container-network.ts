/** What the processes of a container of the engine reach, and what they see of the network. */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { findListener } from '@/lib/cluster/kubelet/listeners'
import { listenerAnswers } from '@/lib/cluster/kubelet/process/listener-answer'
import type { Answer, Network, NetworkView, Query } from '@/lib/cluster/kubelet/process/network'
import { noteVisit } from '@/lib/cluster/kubelet/visits'
import { addressOfName, isNamed, neighbours } from '@/lib/container-engine/networks'
import type { EngineContainer, EngineState } from '@/lib/container-engine/state'

type ConnectQuery = Extract<Query, { kind: 'connect' }>
type DnsQuery = Extract<Query, { kind: 'dns' }>

/** What a network of containers is made of. */
export interface NetworkRoom {
  state: EngineState
  envOf(container: EngineContainer): ContainerEnv
  /** What the machine itself is answered. */
  machine(query: Query): Answer
  now(): number
}

/** The engine's own name server. */
export const ENGINE_DNS = '127.0.0.11'

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

/** Somebody comes to a port of a container. */
export function visit(
  room: NetworkRoom,
  container: EngineContainer,
  client: string,
  query: ConnectQuery,
): Answer {
  const env = room.envOf(container)
  const { port, protocol, request, data } = query
  const found = findListener(env, port, protocol)?.listener
  if (!found || (found.loopback && !isLoopback(query.address))) return { kind: 'refused' }
  const [answer = { kind: 'timeout' }] = listenerAnswers(found, client, query)
  if (answer.kind === 'open' && !found.unheard)
    noteVisit(env, found, {
      ...{ client, at: room.now() },
      ...(request ? { request } : {}),
      ...(data === undefined ? {} : { data }),
      ...(answer.response ? { response: answer.response } : {}),
      ...(answer.data === undefined ? {} : { said: answer.data }),
    })
  return answer
}

/** The container that runs at an address. */
export const containerAt = ({ containers }: EngineState, address: string): EngineContainer | undefined =>
  containers.find((one) => one.status === 'running' && one.endpoints.some((end) => end.address === address))

function resolve(room: NetworkRoom, container: EngineContainer, query: DnsQuery): Answer {
  const { name, type } = query
  const address = addressOfName(room.state, container, name.replace(/\.$/, ''))
  if (address === undefined) return room.machine({ ...query, server: '127.0.0.53' })
  return {
    kind: 'dns',
    answer: { code: 'NOERROR', records: type === 'A' ? [{ name, type, data: address }] : [] },
  }
}

/** The same port of the machine, seen from a container: its gateway. */
function isGateway({ networks }: EngineState, address: string): boolean {
  return networks.some(({ gateway }) => gateway !== '' && gateway === address)
}

function ask(room: NetworkRoom, container: EngineContainer, query: Query): Answer {
  const { state } = room
  const { endpoints } = container
  const isHost = endpoints.some(({ network }) => network === 'host')
  if (query.kind === 'dns' && query.server === ENGINE_DNS) return resolve(room, container, query)
  if (query.kind === 'rules') return { kind: 'open', shown: { stdout: '', stderr: '', exitCode: 0 } }
  if (isHost && query.kind !== 'connect') return room.machine(query)
  const address = query.kind === 'dns' ? query.server : query.address
  const own = endpoints.find((end) => end.address === address && address !== '')
  if (query.kind === 'connect' && (isLoopback(address) || own)) {
    const answer = visit(room, container, isLoopback(address) ? '127.0.0.1' : address, query)
    return answer.kind === 'refused' && isHost ? room.machine(query) : answer
  }
  if (query.kind === 'ping' && (isLoopback(address) || own)) return { kind: 'open' }
  if (endpoints.every(({ network }) => network === 'none')) return { kind: 'unreachable' }
  const other = containerAt(state, address)
  if (other) {
    if (!neighbours(state, container).includes(other)) return { kind: 'timeout' }
    const from = endpoints[0]?.address ?? ''
    return query.kind === 'connect' ? visit(room, other, from, query) : { kind: 'open' }
  }
  if (isGateway(state, address))
    return query.kind === 'connect' ? room.machine({ ...query, address: '127.0.0.1' }) : { kind: 'open' }
  return room.machine(query)
}

const mac = (address: string) =>
  `02:42:${address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join(':')}`

function viewOf({ networks }: EngineState, { endpoints }: EngineContainer): NetworkView {
  const ends = endpoints.filter(({ address }) => address !== '')
  const gateway = networks.find(({ name }) => name === ends[0]?.network)?.gateway ?? ''
  return {
    interfaces: () => [
      {
        ...{ name: 'lo', index: 1, kind: 'loopback', mtu: 65_536, up: true },
        addresses: [{ address: '127.0.0.1', prefix: 8 }],
      },
      ...ends.map(({ address }, at) => ({
        ...{ name: `eth${at}`, index: 2 + at, kind: 'veth' as const, mac: mac(address), mtu: 1500, up: true },
        ...{ peerIndex: 5 + at, peerNamespace: 0, addresses: [{ address, prefix: 16 }] },
      })),
    ],
    routes: () => [
      ...(gateway === '' ? [] : [{ to: 'default' as const, via: gateway, dev: 'eth0' }]),
      ...ends.map(({ address }, at) => ({
        to: `${address.split('.').slice(0, 2).join('.')}.0.0/16`,
        ...{ dev: `eth${at}`, proto: 'kernel' as const, scope: 'link' as const, src: address },
      })),
    ],
    sockets: () => [],
  }
}

/** The network of a container. */
export function networkOf(room: NetworkRoom, container: EngineContainer): Network {
  const network = (query: Query): Answer[] => [ask(room, container, query)]
  return Object.assign(network, {
    one: (query: Query) => ask(room, container, query),
    view: () => viewOf(room.state, container),
  })
}

/** The text of its /etc/resolv.conf. */
export const resolvConf = ({ endpoints }: EngineContainer): string =>
  endpoints.some(({ network }) => isNamed(network))
    ? `nameserver ${ENGINE_DNS}\noptions edns0 trust-ad ndots:0\n`
    : 'nameserver 8.8.8.8\n'

/** The text of its /etc/hosts. */
export const hostsFile = ({ endpoints, spec }: EngineContainer): string =>
  [
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::\tip6-localnet',
    'ff00::\tip6-mcastprefix',
    'ff02::1\tip6-allnodes',
    'ff02::2\tip6-allrouters',
    ...endpoints.filter(({ address }) => address !== '').map(({ address }) => `${address}\t${spec.hostname}`),
    '',
  ].join('\n')
