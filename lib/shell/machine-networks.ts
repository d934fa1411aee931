import { certificateView } from '@/lib/cluster/auth/certificate-view'
import type { Cluster } from '@/lib/cluster/cluster'
import type { Clusters } from '@/lib/shell/clusters'
import type { LocalPorts } from '@/lib/shell/local-ports'
import { BASE, type OutsideMachines, OWN_MACHINE } from '@/lib/shell/outside'
import type { Kernel } from '@/lib/userland/kernel/kernel'
import type {
  Answer,
  DnsAnswer,
  Listener,
  MachineNetwork,
  NetworkInterface,
  NetworkRoute,
  NetworkView,
  Query,
  SocketInfo,
} from '@/lib/userland/kernel/network'

type ConnectQuery = Extract<Query, { kind: 'connect' }>
type DnsQuery = Extract<Query, { kind: 'dns' }>

/** Of the network that all machines stand on; the learner's own is its gateway and its name server. */
const PREFIX = 24
/** Asked for names by the learner's own machine. */
export const OWN_RESOLVER = '127.0.0.53'
/** The one that the gateway's name server asks. */
const OUTSIDE_RESOLVER = '8.8.8.8'

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

const outsideInterfaces = (address: string): NetworkInterface[] => [
  {
    ...{ name: 'lo', index: 1, kind: 'loopback', mtu: 65_536, up: true },
    addresses: [{ address: '127.0.0.1', prefix: 8 }],
  },
  {
    ...{ name: 'eth0', index: 2, kind: 'ether', mtu: 1500, up: true },
    addresses: [{ address, prefix: PREFIX }],
  },
]

const outsideRoute = (address: string): NetworkRoute => ({
  to: `${address.replace(/\.\d+$/, '')}.0/${PREFIX}`,
  ...{ dev: 'eth0', proto: 'kernel', scope: 'link', src: address },
})

interface Listening {
  pid: number
  listener: Listener
}

/** The networks of the learner's machine and of the hosts. */
export class MachineNetworks {
  constructor(
    private readonly clusters: Clusters,
    private readonly ports: LocalPorts,
    private readonly kernel: () => Kernel,
    private readonly outside: OutsideMachines,
  ) {}

  of(machine: string): MachineNetwork {
    const cluster = this.clusters.at(machine)
    const node = () => cluster.machineNetwork({ node: machine })
    const ask = (query: Query) => this.ask(machine, query)
    const address = this.outside.address(machine)
    if (address !== undefined)
      return {
        ask,
        interfaces: () => outsideInterfaces(address),
        routes: () => [outsideRoute(address)],
        sockets: () => [
          ...this.ownSockets(machine),
          ...(machine === OWN_MACHINE ? this.ports.sockets() : []),
        ],
        certificate: certificateView,
      }
    return {
      ask,
      interfaces: () => node().interfaces(),
      routes: () => node().routes(),
      changeRoute: (change) => cluster.hosts.changeRoute(machine, change, node().routes()),
      neighbours: () => node().neighbours?.() ?? [],
      forwarding: () => node().forwarding?.() ?? [],
      namespaces: () => node().namespaces?.() ?? [],
      sockets: () => [...this.ownSockets(machine), ...this.hostSockets(cluster, machine, node())],
      certificate: certificateView,
    }
  }

  /** Machines are there whether or not the API server runs. */
  private nodes(machine: string): { name: string; address: string }[] {
    return Object.entries(this.clusters.at(machine).hosts.addresses).map(([name, address]) => ({
      name,
      address,
    }))
  }

  /** Machines outside of the clusters reach what the first node reaches. */
  private nodeOf(machine: string): string {
    return this.outside.address(machine) ? (this.nodes(machine)[0]?.name ?? '') : machine
  }

  private ask(machine: string, query: Query): Answer {
    if (
      query.kind === 'dns' &&
      (query.server === this.outside.address(OWN_MACHINE) || isLoopback(query.server))
    )
      return this.resolve(machine, query)
    if (query.kind === 'connect' && isLoopback(query.address)) {
      const answer = this.askHere(machine, query)
      if (answer) return answer
    }
    const others = this.isBeside(machine, query) ? this.ports.askOthers(query) : undefined
    if (others) return others
    const node = this.nodeOf(machine)
    return this.clusters.at(machine).ask({ node }, query)[0] ?? { kind: 'timeout' }
  }

  /** Whether containers of the learner's machine may answer: to hosts that are containers too, its other ones. */
  private isBeside(machine: string, query: Query): boolean {
    if (machine === OWN_MACHINE) return true
    if (query.kind === 'dns' || query.kind === 'rules' || !this.clusters.ofHost(machine)) return false
    const isOwn = this.nodes(machine).some(({ address }) => address === query.address)
    return !isOwn && !isLoopback(query.address)
  }

  /** The name server beside the cluster knows the machines, and nothing of what is in the cluster. */
  private resolve(machine: string, query: DnsQuery): Answer {
    const { name, type } = query
    const found = (records: DnsAnswer['records']): Answer => ({
      kind: 'dns',
      answer: { code: 'NOERROR', records, relayed: true },
    })
    const nodes = [...this.nodes(machine), ...this.outside.hosts()]
    const node = nodes.find((one) => one.name === name)
    if (node) return found(type === 'A' ? [{ name, type, data: node.address }] : [])
    const reverse = nodes.find(
      ({ address }) => `${address.split('.').reverse().join('.')}.in-addr.arpa` === name,
    )
    if (reverse && type === 'PTR') return found([{ name, type, data: `${reverse.name}.` }])
    const outside = { node: this.nodeOf(machine) }
    return (
      this.clusters.at(machine).ask(outside, { ...query, server: OUTSIDE_RESOLVER })[0] ?? { kind: 'timeout' }
    )
  }

  private listening(machine: string): Listening[] {
    return this.kernel()
      .listeners()
      .filter(({ place }) => place === machine)
  }

  /** What serves on this machine answers first. */
  private askHere(machine: string, query: ConnectQuery): Answer | undefined {
    const found = this.listening(machine).find(
      ({ listener: { port, protocol } }) => port === query.port && protocol === query.protocol,
    )
    if (found) return this.visit(found, query)
    const answer = machine === BASE ? undefined : this.ports.ask(query.port, query.request)
    return answer && { kind: 'open', ...answer }
  }

  private visit({ pid, listener }: Listening, { request: given, data, address }: ConnectQuery): Answer {
    const request = given && { ...given, client: address }
    const response = request && listener.serve?.(request)
    const said = data === undefined ? undefined : listener.reply?.(data)
    const text = `${listener.greeting ?? ''}${said ?? ''}`
    this.kernel().visited(pid, listener, {
      ...{ client: address, at: this.clusters.first.now() },
      ...(request ? { request } : {}),
      ...(response ? { response } : {}),
      ...(data === undefined ? {} : { data }),
      ...(said === undefined ? {} : { said }),
    })
    return { kind: 'open', ...(response ? { response } : {}), ...(text === '' ? {} : { data: text }) }
  }

  /** Of what runs there anyway. */
  private hostSockets(cluster: Cluster, machine: string, view: NetworkView): SocketInfo[] {
    const running = cluster.hosts.processes(machine)
    return view.sockets().map((socket) => {
      const owner = running.find(({ argv }) => argv[0]?.replace(/^.*\//, '') === socket.command)
      return owner ? { ...socket, pid: owner.pid } : socket
    })
  }

  /** Of what the learner has started there. */
  private ownSockets(machine: string): SocketInfo[] {
    return this.listening(machine).map(({ pid, listener: { port, protocol, loopback } }) => ({
      ...{ protocol, port, pid, address: loopback ? '127.0.0.1' : '0.0.0.0' },
      command: this.kernel().process(pid)?.argv[0] ?? '',
    }))
  }
}
