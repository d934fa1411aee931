import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Dialect, Machine } from '@/lib/userland/kernel/machine'
import {
  type Answer,
  type DnsRecord,
  type HttpRequest,
  type MachineNetwork,
  type Query,
  respond,
} from '@/lib/userland/kernel/network'
import { newWorld, PROGRAMS, type Result } from './harness'

/** Names that the server 10.96.0.10 knows. */
const NAMES: Record<string, DnsRecord[]> = {
  'web.default.svc.cluster.local': [{ name: 'web.default.svc.cluster.local', type: 'A', data: '10.96.1.1' }],
  'away.default.svc.cluster.local': [
    { name: 'away.default.svc.cluster.local', type: 'CNAME', data: 'example.com' },
    { name: 'example.com', type: 'A', data: '203.0.113.10' },
  ],
  'example.com': [{ name: 'example.com', type: 'A', data: '203.0.113.10' }],
  '_http._tcp.web.default.svc.cluster.local': [
    {
      name: '_http._tcp.web.default.svc.cluster.local',
      type: 'SRV',
      data: '0 100 80 web.default.svc.cluster.local',
    },
  ],
  '1.1.96.10.in-addr.arpa': [
    { name: '1.1.96.10.in-addr.arpa', type: 'PTR', data: 'web.default.svc.cluster.local.' },
  ],
}

const PAGES: Record<string, (request: HttpRequest) => ReturnType<typeof respond>> = {
  '/': () => respond(200, '<h1>hello</h1>\n', { 'Content-Type': 'text/html' }),
  '/old': () => respond(301, 'moved', { Location: '/' }),
  '/loop': () => respond(302, '', { Location: '/loop' }),
  '/slow': () => ({ ...respond(200, 'late\n'), took: 5000 }),
  '/big': () => respond(200, 'x'.repeat(50_000_000)),
  '/echo': ({ method, headers, body }) =>
    respond(
      200,
      `${method} ${headers['Content-Type'] ?? '-'} ${headers.Authorization ?? '-'} ${headers.Cookie ?? '-'} ${body}\n`,
      { 'Set-Cookie': 'id=7; Path=/' },
    ),
  '/busy': () => respond(503, 'busy\n'),
}

function connect({ address, port, request, data }: Extract<Query, { kind: 'connect' }>): Answer {
  const here = address === '10.96.1.1' || address === '203.0.113.10' || address === '127.0.0.1'
  if (address === '10.96.9.9') return { kind: 'timeout' }
  if (address === '10.244.9.9') return { kind: 'unreachable' }
  if (here && port === 6379)
    return {
      kind: 'open',
      ...(data === undefined ? {} : { data: data === 'PING\r\n' ? '+PONG\r\n' : '-ERR\r\n' }),
    }
  if (!here || (port !== 80 && port !== 443)) return { kind: 'refused' }
  const page = request && PAGES[request.path.replace(/\?.*/, '')]
  const response = request && (page?.(request) ?? respond(404, 'no such page\n'))
  return {
    kind: 'open',
    ...(port === 443 ? { tls: true, certificate: 'PEM' } : {}),
    ...(response ? { response } : {}),
  }
}

/** A network that answers from a table; what it was asked is in `asked`. */
export function tableNetwork(asked: Query[] = []): MachineNetwork {
  return {
    ask(query) {
      asked.push(query)
      if (query.kind === 'rules') return { kind: 'refused' }
      if (query.kind === 'ping') return { kind: query.address === '10.96.9.9' ? 'timeout' : 'open' }
      if (query.kind === 'connect') return connect(query)
      if (query.server !== '10.96.0.10')
        return { kind: query.server === '10.96.0.53' ? 'refused' : 'timeout' }
      const records = NAMES[query.name]
      if (query.name === 'broken.svc') return { kind: 'dns', answer: { code: 'SERVFAIL', records: [] } }
      if (!records) return { kind: 'dns', answer: { code: 'NXDOMAIN', records: [] } }
      const fitting = records.some(({ type }) => type === query.type) ? records : []
      return { kind: 'dns', answer: { code: 'NOERROR', records: fitting } }
    },
    interfaces: () => [
      {
        name: 'lo',
        index: 1,
        kind: 'loopback',
        mtu: 65_536,
        up: true,
        addresses: [{ address: '127.0.0.1', prefix: 8 }],
      },
      {
        ...{
          name: 'eth0',
          index: 2,
          kind: 'veth',
          mtu: 1450,
          up: true,
          peerIndex: 7,
          mac: '0a:58:0a:f4:01:05',
        },
        addresses: [{ address: '10.244.1.5', prefix: 24 }],
      },
    ],
    routes: () => [
      { to: 'default', via: '10.244.1.1', dev: 'eth0' },
      { to: '10.244.1.0/24', dev: 'eth0', proto: 'kernel', scope: 'link', src: '10.244.1.5' },
    ],
    sockets: () => [
      { protocol: 'TCP', address: '0.0.0.0', port: 80, pid: 1, command: 'nginx' },
      { protocol: 'UDP', address: '127.0.0.1', port: 53, pid: 7, command: 'named' },
    ],
    certificate: (pem) =>
      pem === 'PEM'
        ? {
            ...{ subject: [['CN', 'web']], issuer: [['CN', 'web']], dns: ['web'], ips: [] },
            ...{ notBefore: 0, notAfter: 9e12, isSignedBy: (authority) => authority === 'CA' },
          }
        : undefined,
  }
}

const RESOLV =
  'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n'

export interface NetworkLine {
  text: string
  dialect?: Dialect
  stdin?: string
  files?: Record<string, string>
  network?: MachineNetwork
  busybox?: string
}

/** A world with a network, and a kernel in it. */
export function networkWorld({
  dialect,
  files = {},
  network = tableNetwork(),
  busybox,
}: Omit<NetworkLine, 'text'>) {
  const world = newWorld(dialect)
  // BIND's nslookup would come with it.
  if (dialect === 'busybox') world.machine.files.unlink('/usr/bin/dig')
  const machine: Machine = { ...world.machine, network, ...(busybox ? { busybox } : {}) }
  for (const [path, text] of Object.entries({
    '/etc/resolv.conf': RESOLV,
    '/etc/hosts': '127.0.0.1 localhost\n',
    ...files,
  }))
    machine.files.write(path, text)
  const kernel = new Kernel({ ...world.host, program: (name) => PROGRAMS[name], machine: () => machine })
  return { ...world, machine, kernel }
}

/** Runs a line to its end, jumping over time; `ms` is how long that was. */
export function runOnNetwork({ text, stdin = '', ...rest }: NetworkLine): Result & { ms: number } {
  const { kernel, clock, text: written } = networkWorld(rest)
  const feed = kernel.addFeed()
  const began = clock.now
  const argv = ['bash', '-c', text]
  const env = { PATH: '/usr/bin:/bin', HOME: '/tmp', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const pid = kernel.start({
    argv,
    place: 'here',
    cwd: '/tmp',
    env,
    streams: [{ feed }, { sink: 'out' }, { sink: 'err' }],
  })
  kernel.feed(feed, stdin)
  kernel.feed(feed, undefined)
  for (;;) {
    const pause = kernel.pump()
    const ended = kernel.reap(pid)
    if (ended || pause.limit || pause.until === undefined) {
      const status = ended ? ('code' in ended ? ended.code : 128) : -1
      const limit = pause.limit?.name
      const ms = clock.now - began
      return { stdout: written('out'), stderr: written('err'), status, ms, ...(limit && { limit }) }
    }
    clock.now = Math.max(clock.now, pause.until)
  }
}
