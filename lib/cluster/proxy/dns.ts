import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { KubernetesPlugin } from '@/lib/cluster/kubelet/images/coredns/plugins'
import type { DnsAnswer, DnsRecord, RecordType } from '@/lib/cluster/kubelet/process/network'
import { outsideAnswer } from '@/lib/cluster/proxy/outside'
import { SERVICE_NAME } from '@/lib/cluster/proxy/services'

const NXDOMAIN: DnsAnswer = { code: 'NXDOMAIN', records: [] }

const found = (records: DnsRecord[]): DnsAnswer => ({ code: 'NOERROR', records })

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

/** What the plugin works with. */
export interface Records {
  lister: Lister
  plugin: KubernetesPlugin
  /** Asks the whole server: for the names behind ExternalNames. */
  lookUp(name: string, type: RecordType): DnsAnswer
}

/** That, and the zone that a question is about. */
interface Zone extends Records {
  domain: string
}

interface Named {
  host: string
  address: string
  ports: { name: string; protocol: string; port: number }[]
}

const hostOf = ({ hostname, targetRef, addresses }: Endpoint, podNames: boolean) =>
  hostname || (podNames && targetRef?.name) || (addresses[0] ?? '').replace(/[.:]/g, '-')

/** The ready endpoints of a headless Service, each with its name. */
function endpointsOf({ lister, plugin }: Records, { metadata }: Service): Named[] {
  if (plugin.noEndpoints) return []
  return lister
    .list('endpointslices.discovery.k8s.io', metadata.namespace)
    .filter(({ metadata: { labels } }) => labels?.[SERVICE_NAME] === metadata.name)
    .flatMap(({ endpoints, ports }) =>
      (endpoints ?? [])
        .filter(({ conditions }) => conditions?.ready !== false)
        .map((endpoint) => ({
          host: hostOf(endpoint, plugin.podNames),
          address: endpoint.addresses[0] ?? '',
          ports: (ports ?? []).flatMap(({ name = '', protocol = 'TCP', port }) =>
            port === undefined ? [] : [{ name, protocol, port }],
          ),
        })),
    )
}

const isHeadless = ({ spec }: Service) => spec.clusterIP === 'None'
const fullName = ({ domain }: Zone, { metadata }: Service) =>
  `${metadata.name}.${metadata.namespace}.svc.${domain}`

function alias(zone: Zone, service: Service, type: RecordType): DnsAnswer {
  const target = (service.spec.externalName ?? '').replace(/\.$/, '')
  const link: DnsRecord = { name: fullName(zone, service), type: 'CNAME', data: target }
  return found([link, ...zone.lookUp(target, type).records])
}

type Port = { name?: string; protocol?: string }

/** `_http._tcp` of a question, or every port. */
function fits(wanted: { port: string; protocol: string } | undefined) {
  return ({ name = '', protocol = 'TCP' }: Port) =>
    !wanted || (name === wanted.port && protocol.toLowerCase() === wanted.protocol)
}

interface Target {
  host: string
  address: string
  port: number
}

/** What is behind a Service's name, or behind one of its endpoints'. */
function targetsOf(
  zone: Zone,
  service: Service,
  host: string | undefined,
  wanted: { port: string; protocol: string } | undefined,
): Target[] {
  const own = fullName(zone, service)
  if (!isHeadless(service) && host === undefined) {
    const empty = { lister: zone.lister, plugin: { ...zone.plugin, noEndpoints: false } } as Records
    if (zone.plugin.ignoreEmpty && endpointsOf(empty, service).length === 0) return []
    const address = service.spec.clusterIP ?? ''
    return (service.spec.ports ?? []).filter(fits(wanted)).map(({ port }) => ({ host: own, address, port }))
  }
  return endpointsOf(zone, service)
    .filter((endpoint) => host === undefined || endpoint.host === host)
    .flatMap(({ host: name, address, ports }) => {
      const fitting = ports.filter(fits(wanted))
      const all = ports.length === 0 && !wanted ? [{ port: -1 }] : fitting
      return all.map(({ port }) => ({ host: `${name}.${own}`, address, port }))
    })
}

function recordsOf(name: string, type: RecordType, targets: Target[]): DnsAnswer {
  if (targets.length === 0) return NXDOMAIN
  if (type === 'A') {
    const addresses = [...new Set(targets.map(({ address }) => address))]
    return found(addresses.map((data) => ({ name, type, data })))
  }
  if (type !== 'SRV') return found([])
  const weight = Math.floor(100 / targets.length)
  return found(targets.map(({ port, host }) => ({ name, type, data: `0 ${weight} ${port} ${host}` })))
}

/** `10-244-1-7.default.pod.cluster.local`: any address in a namespace that exists, or only a pod's. */
function podRecords({ lister, plugin }: Zone, labels: string[], name: string, type: RecordType): DnsAnswer {
  const [dashed = '', namespace = ''] = labels.length === 1 ? ['', labels[0]] : labels
  if (plugin.pods === 'disabled' || !lister.get('namespaces', undefined, namespace)) return NXDOMAIN
  if (dashed === '') return found([])
  if (labels.length !== 2 || !/^\d+-\d+-\d+-\d+$/.test(dashed)) return NXDOMAIN
  const address = dashed.replaceAll('-', '.')
  const isThere = () => lister.list('pods', namespace).some(({ status }) => status?.podIP === address)
  if (plugin.pods === 'verified' && !isThere()) return NXDOMAIN
  return found(type === 'A' ? [{ name, type, data: address }] : [])
}

const isServed = ({ plugin }: Records, namespace: string) =>
  plugin.namespaces.length === 0 || plugin.namespaces.includes(namespace)

function serviceQuery(zone: Zone, labels: string[], name: string, type: RecordType): DnsAnswer {
  const namespace = labels.at(-1) ?? ''
  if (namespace === '') return found([])
  if (!isServed(zone, namespace)) return NXDOMAIN
  if (labels.length === 1) return zone.lister.get('namespaces', undefined, namespace) ? found([]) : NXDOMAIN
  const service = zone.lister.get('services', namespace, labels.at(-2) ?? '')
  if (!service) return NXDOMAIN
  const [first = '', second = ''] = labels
  if (labels.length === 2 && service.spec.type === 'ExternalName') return alias(zone, service, type)
  if (labels.length <= 3) {
    const host = labels.length === 3 ? first : undefined
    return recordsOf(name, type, targetsOf(zone, service, host, undefined))
  }
  if (labels.length !== 4 || !first.startsWith('_') || !second.startsWith('_')) return NXDOMAIN
  const wanted = { port: first.slice(1), protocol: second.slice(1) }
  return recordsOf(name, type, targetsOf(zone, service, undefined, wanted))
}

/** The name behind an address of a Service or of an endpoint that has one. */
function reverse(records: Records, name: string): DnsAnswer {
  const address = name
    .replace(/\.in-addr\.arpa$/, '')
    .split('.')
    .reverse()
    .join('.')
  const zone = { ...records, domain: records.plugin.zones.find((one) => !one.endsWith('.arpa')) ?? '' }
  const answer = (data: string) => found([{ name, type: 'PTR', data: `${data}.` }])
  const services = records.lister
    .list('services')
    .filter(({ metadata }) => isServed(zone, metadata.namespace ?? ''))
  const service = services.find(({ spec }) => spec.clusterIP === address)
  if (service) return answer(fullName(zone, service))
  for (const headless of services) {
    const endpoint = endpointsOf(zone, headless).find((candidate) => candidate.address === address)
    if (endpoint) return answer(`${endpoint.host}.${fullName(zone, headless)}`)
  }
  return NXDOMAIN
}

/** The longest of some zones that a name lies in; `` is the root. */
export function zoneFor(zones: readonly string[], name: string): string | undefined {
  const around = zones.filter((zone) => zone === '' || name === zone || name.endsWith(`.${zone}`))
  return around.sort((a, b) => b.length - a.length)[0]
}

/**
 * What the plugin answers to a full name in lower case; undefined for a zone that is not its own.
 * Mirrors: CoreDNS' kubernetes plugin. Differs: IPv4 only; it never answers from what it knew earlier.
 */
export function answerKubernetes(records: Records, name: string, type: RecordType): DnsAnswer | undefined {
  const domain = zoneFor(records.plugin.zones, name)
  if (domain === undefined) return undefined
  if (domain.endsWith('.arpa')) return type === 'PTR' ? reverse(records, name) : NXDOMAIN
  if (name === domain) return found([])
  const zone = { ...records, domain }
  const labels = name.slice(0, domain === '' ? undefined : -domain.length - 1).split('.')
  const kind = labels.pop()
  if (kind === 'svc') return serviceQuery(zone, labels, name, type)
  return kind === 'pod' ? podRecords(zone, labels, name, type) : NXDOMAIN
}

const KUBEADM: KubernetesPlugin = {
  zones: ['cluster.local', 'in-addr.arpa', 'ip6.arpa'],
  pods: 'insecure',
  fallthrough: ['in-addr.arpa', 'ip6.arpa'],
  namespaces: [],
  noEndpoints: false,
  podNames: false,
  ignoreEmpty: false,
}

/** What a name server as kubeadm sets it up answers, whether one runs or not. */
export function answerDns(lister: Lister, given: string, type: RecordType): DnsAnswer {
  const name = given.toLowerCase().replace(/\.$/, '')
  const lookUp = (other: string) => answerDns(lister, other, type)
  const own = answerKubernetes({ lister, plugin: KUBEADM, lookUp }, name, type)
  return own ?? outsideAnswer({ name, type })
}
