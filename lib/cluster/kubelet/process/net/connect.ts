import type { NetContext } from '@/lib/cluster/kubelet/process/net/resolver'
import type { Answer, HttpRequest, Protocol } from '@/lib/cluster/kubelet/process/network'
import type { Step } from '@/lib/cluster/kubelet/process/process'

/** How long Linux tries to connect, in ms. */
const SYN_TIMEOUT = 131_000
/** How long it takes to learn that there is no such host. */
const ARP_TIMEOUT = 3000

export interface Target {
  address: string
  port: number
  protocol?: Protocol
  request?: HttpRequest
}

/** Opens a connection and says its request; waits `limit` ms at most for one that nobody answers. */
export function* connectTo(
  context: NetContext,
  { address, port, protocol = 'TCP', request }: Target,
  limit = SYN_TIMEOUT,
): Generator<Step, Answer & { late?: boolean }> {
  const answer = context.ask({
    kind: 'connect',
    address,
    port,
    protocol,
    ...(request ? { request } : {}),
  })
  const needs = answer.kind === 'timeout' ? SYN_TIMEOUT : answer.kind === 'unreachable' ? ARP_TIMEOUT : 1
  yield { kind: 'sleep', ms: Math.min(needs, limit) }
  return needs > limit ? { kind: 'timeout', late: true } : answer
}

export interface Url {
  scheme: string
  host: string
  port: number
  path: string
  user?: string
}

const PORTS: Record<string, number> = { http: 80, https: 443 }

/** `http://user@web:80/a?b`; what has no scheme is HTTP. */
export function parseUrl(text: string): Url | undefined {
  const match =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^@/]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?([/?#].*)?$/i.exec(text)
  if (!match) return undefined
  const [, scheme = 'http', user, host = '', port, rest = '/'] = match
  if (host === '') return undefined
  const path = rest.startsWith('/') ? rest : `/${rest}`
  return {
    scheme: scheme.toLowerCase(),
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port) || (PORTS[scheme.toLowerCase()] ?? 80),
    path: path.replace(/#.*$/, ''),
    ...(user === undefined ? {} : { user }),
  }
}

/** The Host header of a URL. */
export const hostHeader = ({ scheme, host, port }: Url): string =>
  port === PORTS[scheme] ? host : `${host}:${port}`
