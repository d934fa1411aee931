/** What traffic is worked out from: the API's objects, and who listens. */
import type { EndpointSlice, Node, Pod, Service } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { PodNetworks } from '@/lib/cluster/cni/pod-routes'
import type { Failure, Listener, Protocol, Visit } from '@/lib/cluster/kubelet/process/network'
import type { Shown } from '@/lib/cluster/proxy/rules/show-rules'

export interface World {
  lister: Lister
  /** What it is the traffic of: for tools that look past their container. */
  cluster?: unknown
  /** Who listens in a running pod. */
  listener(pod: Pod, port: number, protocol: Protocol): Listener | undefined
  /** The containers of a pod that run, each with who listens in it and the name of that program. */
  sockets?(pod: Pod): readonly { container: string; listeners: readonly [Listener, command: string][] }[]
  /** Of a machine, also where the API knows it no more. */
  machineAddress?(name: string): string | undefined
  /** Who listens on a node itself, pods on its network apart. */
  hostListener(node: Node, port: number, protocol: Protocol): Listener | undefined
  /** Is a node's machine switched on? Absent: all are. */
  isOn?(node: string): boolean
  /** The networks of pods, when they are not as the cluster was set up with. */
  pods?: PodNetworks
  /** How a node's kube-proxy works; absent: as kubeadm starts it. */
  proxy?(node: string): NodeProxy
  now?(): number
  /** A command on a node that shows the rules of its kernel. */
  showRules?(node: string, argv: readonly string[]): Shown
  /** Somebody has come to a server in a pod and was answered. */
  visited?(pod: Pod, listener: Listener, visit: Visit): void
  /** A connection has been tried: the way that it took. */
  carried?(from: Source, to: Destination, route: Route): void
  /** A client goes to the backend that it has had. */
  keep?(key: string, seconds: number): void
  /** Since when a client has had the backend that a Service gave it; undefined: it may be given another one. */
  keptSince?(key: string, seconds: number): number | undefined
}

export type ProxyMode = 'iptables' | 'nftables' | 'ipvs'

export interface NodeProxy {
  mode: ProxyMode
  /** What it knew when it stopped: its rules stay. Unset while it runs. */
  stale?: { services: readonly Service[]; slices: readonly EndpointSlice[] }
}

/** Where traffic comes from: a pod, a node itself, or an address beyond the cluster. */
export type Source = { pod: Pod } | { node: string } | { outside: string }

export interface Destination {
  address: string
  port: number
  protocol: Protocol
}

/** One station on the way. */
export type Hop =
  | { kind: 'dns'; name: string; address: string }
  /** A certificate was shown; `fits`: it is for the host. */
  | { kind: 'tls'; host: string; subject: string; names: string[]; fits: boolean }
  | { kind: 'service'; namespace: string; name: string; port: number }
  | { kind: 'endpoint'; address: string; port: number; pod?: string }
  | { kind: 'policy'; direction: 'Ingress' | 'Egress'; names: string[] }
  /** A network plugin that looks at no policy: these would have kept the traffic out. */
  | { kind: 'plugin'; namespace: string; name: string; ignored: string[] }
  /** The rule of an Ingress; `field`: where in it. */
  | { kind: 'ingress'; namespace: string; name: string; field?: string }
  /** The rule of an HTTPRoute that a Gateway's listener has taken. */
  | { kind: 'gateway'; namespace: string; name: string; listener: string; route?: string; field?: string }
  | { kind: 'process'; port: number; pod?: string; node?: string }
  | { kind: 'outside'; address: string }

/** What is in the way, whatever the words. */
export type ObstacleCode =
  /** No name server knows the name. */
  | 'no such name'
  /** No name server answers; why is a code of its own. */
  | 'no name server'
  /** The Service has no such port. */
  | 'no such port'
  /** Nothing that is ready stands behind the Service. */
  | 'no endpoint'
  /** Something does, but not on the only node where it may. */
  | 'no local endpoint'
  /** The load balancer lets others in. */
  | 'source range'
  /** Addresses of Services and pods mean nothing beyond the cluster. */
  | 'not routed'
  /** Nobody has the address. */
  | 'no such address'
  /** No policy of those that select the pod allows it. */
  | 'policy'
  /** The client's node does not know the way to the pods of the other. */
  | 'no route'
  /** A node on the way keeps what is not for itself. */
  | 'not forwarded'
  /** The rules of the client's node are old: no kube-proxy runs there. */
  | 'no kube-proxy'
  /** The node's machine is switched off. */
  | 'node off'
  /** No process listens on the port. */
  | 'not listening'
  /** One does, but only for the pod itself. */
  | 'loopback only'
  /** It is no HTTP that is spoken there, or TLS on one side only. */
  | 'no HTTP'
  /** No rule of an Ingress or a route is for this host and path. */
  | 'no rule'
  /** The rule's Service, port, or what is behind them, is not there. */
  | 'no backend'
  /** The rule keeps this client out. */
  | 'not allowed'

/** Why the traffic ends there, and what a client sees of it. */
export interface Obstacle {
  at: Hop['kind']
  kind: Failure | 'unresolved'
  code: ObstacleCode
  message: string
  /** What it is about, where the way does not tell. */
  object?: { kind: string; namespace: string; name: string }
}

/** One way that traffic may take: to a socket, or to the first obstacle. */
export type Route = {
  hops: Hop[]
  /** Whom the target takes the client for. */
  client: string
} & ({ listener: Listener; pod?: Pod } | { obstacle: Obstacle })

export const addressOfNode = (node: Node | undefined): string =>
  node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? ''

export const nodeOf = (source: Source): string =>
  'pod' in source ? (source.pod.spec.nodeName ?? '') : 'node' in source ? source.node : ''

/** The source's address, as who is reached sees it. */
export function addressOf({ lister }: Pick<World, 'lister'>, source: Source): string {
  if ('pod' in source) return source.pod.status?.podIP ?? ''
  if ('outside' in source) return source.outside
  return addressOfNode(lister.get('nodes', undefined, source.node))
}
