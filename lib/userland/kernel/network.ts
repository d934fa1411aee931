/** What a process asks the network of its machine, and what it shows of itself there. */

export interface HttpRequest {
  method: string
  /** The Host header. */
  host: string
  /** With its query. */
  path: string
  headers: Record<string, string>
  body: string
  tls: boolean
  /** Who sent it, as the server sees it: an address. */
  client?: string
  /** What the client has shown of itself over TLS, in PEM. */
  certificate?: string
}

export interface HttpResponse {
  status: number
  reason: string
  headers: Record<string, string>
  body: string
  /** ms that it let pass before it answered */
  took?: number
  /** What the server's own log says went wrong. */
  error?: string
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP'
export type RecordType = 'A' | 'AAAA' | 'SRV' | 'PTR'

export interface DnsRecord {
  name: string
  type: RecordType | 'CNAME'
  /** An address, a name, or `0 100 80 db-0.db.default.svc.cluster.local` for SRV. */
  data: string
}

export interface DnsAnswer {
  code: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED'
  records: DnsRecord[]
  /** Another server gave it. */
  relayed?: true
}

/** A question of a process, as plain data. */
export type Query =
  | { kind: 'dns'; server: string; name: string; type: RecordType }
  | {
      kind: 'connect'
      address: string
      port: number
      protocol: Protocol
      request?: HttpRequest
      /** What a client that speaks no HTTP says at once; '' when it stays to say something later. */
      data?: string
    }
  | { kind: 'ping'; address: string }
  /** A command that shows the rules of the node's kernel. */
  | { kind: 'rules'; argv: string[] }

/** Why nothing came of it. */
export type Failure = 'refused' | 'timeout' | 'unreachable'

export type Answer =
  | { kind: Failure }
  | { kind: 'dns'; answer: DnsAnswer }
  /** Something listens; what it answered, if it was asked anything that it understands. */
  | {
      kind: 'open'
      response?: HttpResponse
      data?: string
      /** It ended the connection at once: who came speaks another protocol. */
      reset?: true
      tls?: boolean
      certificate?: string
      /** An authority that everybody believes stands behind it. */
      trusted?: boolean
      /** What a command about rules has shown. */
      shown?: { stdout: string; stderr: string; exitCode: number }
    }

/** All answers that may come (one for each backend); equal questions draw from them in turn. */
export interface Network {
  (query: Query): Answer[]
  /** The question was really put, and the answer at `index` was drawn: who gave it may write it down. */
  arrived?(query: Query, index: number): void
  /** Puts a question really: only what `pick` draws of so many possibilities is worked out. */
  one?(query: Query, pick: (count: number) => number): Answer
  /** What whoever asks sees of the network around it, at the address that it has. */
  view?(address: string): NetworkView
  beneath?(): Beneath
}

/** What a tool of an image works on that looks past its container, as etcdctl in etcd's does. */
export interface Beneath {
  /** The machine whose network the container is on; '' when it has its own. */
  host: string
  /** What the machine is one of: who made it knows its type. */
  cluster: unknown
}

/** What a server sees of one who came. */
export interface Visit {
  client: string
  /** ms */
  at: number
  request?: HttpRequest
  response?: HttpResponse
  /** What a client that speaks no HTTP has said, and what it was answered. */
  data?: string
  said?: string
  question?: { name: string; type: RecordType }
  answer?: DnsAnswer
}

/** What a serving process sees besides the request. */
export interface Backdrop {
  /** ms */
  now: number
  /** Reads the API as the pod's service account, as a cache that is up to date would; null where it may not. */
  read(path: string): unknown
}

/** A socket that a process listens on. */
export interface Listener {
  port: number
  protocol: Protocol
  /** It stays as it is until its process goes on, however much time passes. */
  steady?: true
  /** Nobody does anything about who comes to it. */
  unheard?: true
  /** Only the pod itself reaches it. */
  loopback?: boolean
  tls?: boolean
  /** What it shows of itself over TLS, in PEM. */
  certificate?: string
  /** An authority that everybody believes has signed it. */
  trusted?: boolean
  /** Likewise, for the host that the client asks for. */
  certificateFor?: (host: string) => string
  /** Absent: it talks no HTTP. */
  serve?: (request: HttpRequest, backdrop?: Backdrop) => HttpResponse
  /** All answers that may come from who stands behind it, the more probable ones more often. */
  spread?: (request: HttpRequest) => HttpResponse[]
  /** The lines that it logs of a visit; a program with `visited` needs none. */
  log?(visit: Visit): string[]
  /** The name server behind it, as whoever embeds the kernel knows one. */
  dns?: readonly unknown[]
  /** Ends the connection of who speaks HTTP. */
  resets?: true
  /** What it says to whoever connects. */
  greeting?: string
  /** Likewise, when it depends on what the client says. */
  reply?(data: string): string
}

export interface NetworkInterface {
  name: string
  index: number
  kind: 'loopback' | 'veth' | 'bridge' | 'vxlan' | 'ipip' | 'ether' | 'dummy'
  mac?: string
  mtu: number
  up: boolean
  /** The bridge that it belongs to. */
  master?: string
  /** Of a veth: the index of its other end, and the number of the namespace that this is in. */
  peerIndex?: number
  peerNamespace?: number
  /** Of a tunnel: the address that its packets come from. */
  local?: string
  addresses: readonly { address: string; prefix: number }[]
}

export interface NetworkRoute {
  to: 'default' | (string & {})
  via?: string
  /** Empty for a black hole. */
  dev: string
  src?: string
  scope?: 'link'
  proto?: 'kernel' | 'boot' | 'bird'
  onlink?: true
  /** What goes there is dropped. */
  blackhole?: true
}

/** Whose hardware an address is, as far as it has been asked or told. */
export interface Neighbour {
  address: string
  dev: string
  mac: string
  state: 'REACHABLE' | 'STALE' | 'PERMANENT'
}

/** Where a bridge, or a tunnel that acts as one, sends what is for a card. */
export interface ForwardingEntry {
  mac: string
  dev: string
  /** Of a tunnel: the host at its other end. */
  dst?: string
  master?: string
  permanent?: true
}

/** A network beside a machine's own, as /run/netns names it. */
export interface NetworkNamespace {
  name: string
  id: number
  /** What is seen in there. */
  inside(): NetworkView
}

export interface SocketInfo {
  protocol: Protocol
  /** `::` for all addresses of both families. */
  address: string
  port: number
  pid?: number
  /** The name of the process. */
  command?: string
}

/** A certificate as a client looks at it. */
export interface CertificateView {
  subject: readonly (readonly [attribute: string, value: string, ...rest: unknown[]])[]
  issuer: readonly (readonly [attribute: string, value: string, ...rest: unknown[]])[]
  dns: readonly string[]
  ips: readonly string[]
  /** ms */
  notBefore: number
  notAfter: number
  /** The first authority of this PEM has signed it. */
  isSignedBy(authority: string): boolean
}

/** What a network is made of. */
export interface NetworkView {
  interfaces(): readonly NetworkInterface[]
  routes(): readonly NetworkRoute[]
  /** Who listens, beside the kernel's own processes too. */
  sockets(): readonly SocketInfo[]
  /** Absent: its gateways only. */
  neighbours?(): readonly Neighbour[]
  forwarding?(): readonly ForwardingEntry[]
  namespaces?(): readonly NetworkNamespace[]
}

/** The network of a machine. */
export interface MachineNetwork extends NetworkView {
  /** Answers at once: who waits for what never comes counts the time itself. */
  ask(query: Query): Answer
  beneath?(): Beneath | undefined
  /** Enters a route, or takes one away; ip's words when it does not. Absent: nobody may. */
  changeRoute?(change: { verb: 'add' | 'replace' | 'del'; to: string; via?: string }): string | undefined
  /** What a PEM text shows; undefined when it is no certificate. */
  certificate?(pem: string): CertificateView | undefined
}

const REASONS: Record<number, string> = {
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
}

export const reasonOf = (status: number): string => REASONS[status] ?? 'Unknown'

export function respond(status: number, body: string, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    reason: reasonOf(status),
    headers: { 'Content-Length': String(body.length), ...headers },
    body,
  }
}
