/**
 * The world beyond the cluster, as far as lessons need it: a few names that stand for the Internet.
 * Differs: every one of them answers every page with the same text.
 */
import {
  type DnsAnswer,
  type Listener,
  type RecordType,
  respond,
} from '@/lib/cluster/kubelet/process/network'
import { publishedAt } from '@/lib/cluster/published/parts'

const NAMES: Record<string, string> = {
  'example.com': '203.0.113.10',
  'example.org': '203.0.113.11',
  'kubernetes.io': '203.0.113.20',
  'google.com': '203.0.113.30',
  'github.com': '203.0.113.40',
  'deb.debian.org': '203.0.113.50',
  'archive.ubuntu.com': '203.0.113.51',
  'dl-cdn.alpinelinux.org': '203.0.113.52',
  'raw.githubusercontent.com': '203.0.113.41',
  'docs.projectcalico.org': '203.0.113.42',
}

const RESOLVERS = ['8.8.8.8', '8.8.4.4', '1.1.1.1', '9.9.9.9']

/** The address of a name outside; subdomains are the same host. */
export function outsideAddress(name: string): string | undefined {
  const known = Object.keys(NAMES).find((domain) => name === domain || name === `www.${domain}`)
  return known === undefined ? undefined : NAMES[known]
}

/** What a resolver beyond the cluster answers. */
export function outsideAnswer({ name, type }: { name: string; type: RecordType }): DnsAnswer {
  const address = outsideAddress(name)
  if (address === undefined) return { code: 'NXDOMAIN', records: [] }
  return { code: 'NOERROR', records: type === 'A' ? [{ name, type, data: address }] : [] }
}

export const isOutsideResolver = (address: string): boolean => RESOLVERS.includes(address)

/** Who listens out there; undefined for an address that nobody answers from. */
export function outsideListener(address: string, port: number): Listener | undefined {
  if (RESOLVERS.includes(address)) return port === 53 ? { port, protocol: 'UDP' } : undefined
  if (!Object.values(NAMES).includes(address) || (port !== 80 && port !== 443)) return undefined
  return {
    port,
    protocol: 'TCP',
    ...{ tls: port === 443, trusted: true },
    serve({ host, path }) {
      const text = publishedAt(host + path)
      const type = text === undefined ? 'text/html' : 'text/plain; charset=utf-8'
      return respond(200, text ?? `This is ${host}.\n`, { 'Content-Type': type })
    },
  }
}

export const isOutside = (address: string): boolean =>
  RESOLVERS.includes(address) || Object.values(NAMES).includes(address)
