import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { DnsAnswer, DnsRecord, RecordType } from '@/lib/cluster/kubelet/process/network'
import { outsideAddress } from '@/lib/cluster/proxy/outside'
import { SERVICE_NAME } from '@/lib/cluster/proxy/services'

const DOMAIN = 'cluster.local'
const NXDOMAIN: DnsAnswer = { code: 'NXDOMAIN', records: [] }

const found = (records: DnsRecord[]): DnsAnswer => ({ code: 'NOERROR', records })

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

interface Named {
  host: string
  address: string
  ports: { name: string; protocol: string; port: number }[]
}

const hostOf = ({ hostname, addresses }: Endpoint) => hostname ?? (addresses[0] ?? '').replace(/[.:]/g, '-')

/** The ready endpoints of a headless Service, each with its name. */
function endpointsOf(lister: Lister, { metadata }: Service): Named[] {
  return lister
    .list('endpointslices.discovery.k8s.io', metadata.namespace)
    .filter(({ metadata: { labels } }) => labels?.[SERVICE_NAME] === metadata.name)
    .flatMap(({ endpoints, ports }) =>
      (endpoints ?? [])
        .filter(({ conditions }) => conditions?.ready !== false)
        .map((endpoint) => ({
          host: hostOf(endpoint),
          address: endpoint.addresses[0] ?? '',
          ports: (ports ?? []).flatMap(({ name = '', protocol = 'TCP', port }) =>
            port === undefined ? [] : [{ name, protocol, port }],
          ),
        })),
    )
}

const isHeadless = ({ spec }: Service) => spec.clusterIP === 'None'
const fullName = ({ metadata }: Service) => `${metadata.name}.${metadata.namespace}.svc.${DOMAIN}`

function forward(name: string, type: RecordType): DnsAnswer {
  const address = outsideAddress(name)
  if (address === undefined) return NXDOMAIN
  return found(type === 'A' ? [{ name, type, data: address }] : [])
}

function alias(lister: Lister, service: Service, type: RecordType): DnsAnswer {
  const target = (service.spec.externalName ?? '').replace(/\.$/, '')
  const link: DnsRecord = { name: fullName(service), type: 'CNAME', data: target }
  return found([link, ...answerDns(lister, target, type).records])
}

function serviceRecords(lister: Lister, service: Service, type: RecordType): DnsAnswer {
  const name = fullName(service)
  if (service.spec.type === 'ExternalName') return alias(lister, service, type)
  const addresses = isHeadless(service)
    ? endpointsOf(lister, service).map(({ address }) => address)
    : [service.spec.clusterIP ?? '']
  if (addresses.length === 0) return NXDOMAIN
  if (type === 'SRV') return srvRecords(lister, service)
  return found(type === 'A' ? addresses.map((data) => ({ name, type, data })) : [])
}

function endpointRecords(lister: Lister, service: Service, host: string, type: RecordType): DnsAnswer {
  const addresses = endpointsOf(lister, service).filter((endpoint) => endpoint.host === host)
  if (addresses.length === 0) return NXDOMAIN
  const name = `${host}.${fullName(service)}`
  return found(type === 'A' ? addresses.map(({ address }) => ({ name, type, data: address })) : [])
}

/** `_http._tcp.web…`, or every port of the Service. */
function srvRecords(
  lister: Lister,
  service: Service,
  wanted?: { port: string; protocol: string },
): DnsAnswer {
  const name = wanted ? `_${wanted.port}._${wanted.protocol}.${fullName(service)}` : fullName(service)
  const fits = (port: { name?: string; protocol?: string }) =>
    !wanted ||
    (port.name === wanted.port && (port.protocol ?? 'TCP').toLowerCase() === wanted.protocol.toLowerCase())
  const targets = isHeadless(service)
    ? endpointsOf(lister, service).flatMap(({ host, ports }) =>
        ports.filter(fits).map(({ port }) => ({ port, host: `${host}.${fullName(service)}` })),
      )
    : (service.spec.ports ?? []).filter(fits).map(({ port }) => ({ port, host: fullName(service) }))
  if (targets.length === 0) return NXDOMAIN
  const weight = Math.floor(100 / targets.length)
  return found(targets.map(({ port, host }) => ({ name, type: 'SRV', data: `0 ${weight} ${port} ${host}` })))
}

/** `10-244-1-7.default.pod.cluster.local`: any address, in a namespace that exists. */
function podRecords(lister: Lister, labels: string[], name: string, type: RecordType): DnsAnswer {
  const [dashed = '', namespace = ''] = labels
  if (!lister.get('namespaces', undefined, namespace)) return NXDOMAIN
  if (labels.length !== 2 || !/^\d+-\d+-\d+-\d+$/.test(dashed)) return NXDOMAIN
  return found(type === 'A' ? [{ name, type, data: dashed.replaceAll('-', '.') }] : [])
}

function serviceQuery(lister: Lister, labels: string[], type: RecordType): DnsAnswer {
  const namespace = labels.at(-1) ?? ''
  if (labels.length <= 1)
    return namespace === '' || lister.get('namespaces', undefined, namespace) ? found([]) : NXDOMAIN
  const service = lister.get('services', namespace, labels.at(-2) ?? '')
  if (!service) return NXDOMAIN
  if (labels.length === 2) return serviceRecords(lister, service, type)
  const [first = '', second = ''] = labels
  if (labels.length === 3) return endpointRecords(lister, service, first, type)
  if (labels.length !== 4 || !first.startsWith('_') || !second.startsWith('_')) return NXDOMAIN
  const answer = srvRecords(lister, service, { port: first.slice(1), protocol: second.slice(1) })
  return type === 'SRV' || answer.code === 'NXDOMAIN' ? answer : found([])
}

/** The name behind an address of a Service or of an endpoint that has one. */
function reverse(lister: Lister, name: string): DnsAnswer {
  const address = name
    .replace(/\.in-addr\.arpa$/, '')
    .split('.')
    .reverse()
    .join('.')
  const answer = (data: string) => found([{ name, type: 'PTR', data: `${data}.` }])
  const services = lister.list('services')
  const service = services.find(({ spec }) => spec.clusterIP === address)
  if (service) return answer(fullName(service))
  for (const headless of services) {
    const endpoint = endpointsOf(lister, headless).find((candidate) => candidate.address === address)
    if (endpoint) return answer(`${endpoint.host}.${fullName(headless)}`)
  }
  return NXDOMAIN
}

/**
 * What the cluster's DNS answers to a full name.
 * Mirrors: CoreDNS' kubernetes plugin with `pods insecure`. Differs: IPv4 only; the Corefile is not read;
 * what it would forward is answered by lib/cluster/proxy/outside.
 */
export function answerDns(lister: Lister, given: string, type: RecordType): DnsAnswer {
  const name = given.toLowerCase().replace(/\.$/, '')
  if (type === 'PTR') return reverse(lister, name)
  if (name !== DOMAIN && !name.endsWith(`.${DOMAIN}`)) return forward(name, type)
  const labels = name.split('.').slice(0, -2)
  const zone = labels.pop()
  if (zone === 'svc') return serviceQuery(lister, labels, type)
  return zone === 'pod' ? podRecords(lister, labels, name, type) : NXDOMAIN
}
