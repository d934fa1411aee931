/** What an obstacle comes from: the object that is in the way, what of it, and what would do. */
import type { EndpointSlice, Pod, Service } from '@/lib/cluster/apimachinery/object'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import { policyLinks } from '@/lib/cluster/explain/reach-policy'
import { proxyLinks } from '@/lib/cluster/explain/reach-proxy'
import { type HopOf, lastHop, type Trouble } from '@/lib/cluster/explain/reach-trouble'
import { findCondition, missing, namesLike, type View } from '@/lib/cluster/explain/view'
import { SERVICE_NAME } from '@/lib/cluster/proxy/services'
import { addressOf, type Obstacle } from '@/lib/cluster/proxy/world'

const serviceOf = (view: View, trouble: Trouble): Service | undefined => {
  const hop = lastHop(trouble, 'service')
  return hop && view.lister.get('services', hop.namespace, hop.name)
}

const podOf = (view: View, trouble: Trouble): Pod | undefined => {
  const hop = lastHop(trouble, 'endpoint')
  return hop && view.lister.list('pods').find((pod) => pod.status?.podIP === hop.address)
}

/** The Service that the name may have meant: of another namespace, or spelt nearly so. */
function nameLinks(view: View, { from, host }: Trouble): Link[] {
  const [name = '', given] = host.split('.')
  const own = 'pod' in from ? (from.pod.metadata.namespace ?? '') : undefined
  const namespace = given ?? own
  if (namespace === undefined || !/^[a-z0-9-]+$/.test(name)) {
    return [{ object: { kind: 'Host', name: host }, why: 'missing' }]
  }
  const object: ObjectRef = { kind: 'Service', name, namespace }
  const all = view.lister.list('services').map(({ metadata }) => metadata)
  const elsewhere = all.filter((one) => one.name === name).map((one) => `${one.name}.${one.namespace}`)
  const here = namesLike(
    name,
    all.filter((one) => one.namespace === namespace).map((one) => one.name),
  )
  return [{ object, why: 'missing', wanted: elsewhere.length > 0 ? elsewhere : here }]
}

function portLinks(view: View, trouble: Trouble): Link[] {
  const service = serviceOf(view, trouble)
  if (!service) return []
  const object = refOf(service)
  const { ports = [] } = service.spec
  const found = lastHop(trouble, 'service')?.port
  const at = ports.findIndex(({ port }) => port === found)
  const other = ports[at]?.protocol
  if (other)
    return [
      {
        object,
        why: 'no match',
        field: `spec.ports[${at}].protocol`,
        found: other,
        wanted: trouble.protocol,
      },
    ]
  return [{ object, why: 'no match', field: 'spec.ports', found, wanted: ports.map(({ port }) => port) }]
}

const slicesOf = (view: View, { metadata }: Service): EndpointSlice[] =>
  view.lister
    .list('endpointslices.discovery.k8s.io', metadata.namespace)
    .filter((slice) => slice.metadata.labels?.[SERVICE_NAME] === metadata.name)

/** What is behind a Service, or that its ports lead to no port of its pods. */
function endpointLinks(view: View, trouble: Trouble): Link[] {
  const service = serviceOf(view, trouble)
  if (!service) return []
  const found = view.explain(refOf(service))
  if (found.length > 0) return found
  const wanted = slicesOf(view, service).flatMap(({ ports = [] }) =>
    ports.map(({ name = '', port }) => ({ name, port })),
  )
  return [{ object: refOf(service), why: 'no match', field: 'spec.ports', found: service.spec.ports, wanted }]
}

/** The policy keeps traffic on a node that has no endpoint. */
function localLinks(view: View, trouble: Trouble): Link[] {
  const service = serviceOf(view, trouble)
  if (!service) return []
  const { internalTrafficPolicy } = service.spec
  const field = internalTrafficPolicy === 'Local' ? 'internalTrafficPolicy' : 'externalTrafficPolicy'
  const nodes = slicesOf(view, service).flatMap(({ endpoints }) =>
    (endpoints ?? []).map(({ nodeName }) => nodeName),
  )
  const wanted = [...new Set(nodes.filter((name) => name !== undefined))]
  return [{ object: refOf(service), why: 'held', field: `spec.${field}`, found: 'Local', wanted }]
}

function rangeLinks(view: View, trouble: Trouble): Link[] {
  const service = serviceOf(view, trouble)
  if (!service) return []
  const found = service.spec.loadBalancerSourceRanges
  const field = 'spec.loadBalancerSourceRanges'
  const wanted = addressOf(view, trouble.from)
  return [{ object: refOf(service), why: 'repels', field, found, wanted }]
}

/** From outside only some types of Services can be reached. */
function outsideLinks(view: View, trouble: Trouble): Link[] {
  const service = serviceOf(view, trouble)
  const object: ObjectRef = service ? refOf(service) : { kind: 'Host', name: trouble.host }
  if (!service) return [{ object, why: 'nobody' }]
  const wanted = ['NodePort', 'LoadBalancer']
  return [{ object, why: 'held', field: 'spec.type', found: service.spec.type ?? 'ClusterIP', wanted }]
}

/** Ports on which somebody usually listens. */
const USUAL = [80, 443, 3000, 3306, 5000, 5432, 6379, 8000, 8080, 8443, 9090]

/** Those that the pod's processes do listen on. */
function listening(view: View, pod: Pod): number[] {
  const declared = pod.spec.containers.flatMap(({ ports = [] }) => ports.map((one) => one.containerPort))
  return [...new Set([...declared, ...USUAL])].filter((port) => view.listens(pod, port, 'TCP'))
}

/** The pod does not serve there: it is not ready, its Service names another port, or it listens on others. */
function processLinks(view: View, trouble: Trouble): Link[] {
  const pod = podOf(view, trouble) ?? podBy(view, trouble)
  const ofService = trouble.path.some(({ kind }) => kind === 'service') ? endpointLinks(view, trouble) : []
  const told = ofService.filter(({ field }) => field !== 'spec.ports')
  if (told.length > 0) return told
  if (!pod) return [{ object: { kind: 'Host', name: trouble.host }, why: 'nobody' }]
  if (findCondition(pod, 'Ready')?.status !== 'True') {
    const links = view.explain(refOf(pod))
    if (links.length > 0) return links
  }
  const { code, message } = trouble.obstacle
  const object = refOf(pod)
  if (code === 'loopback only')
    return [{ object, why: 'held', field: 'listen', found: '127.0.0.1', wanted: '0.0.0.0' }]
  if (code === 'no HTTP') return [{ object, why: 'no match', field: 'listen', found: message }]
  const found = lastHop(trouble, 'endpoint')?.port
  return [
    {
      object,
      why: 'no match',
      field: 'listen',
      ...(found ? { found } : {}),
      wanted: listening(view, pod),
    },
  ]
}

/** The pod whose address was asked for. */
const podBy = (view: View, { host, path }: Trouble): Pod | undefined => {
  const address = path.find((hop): hop is HopOf<'dns'> => hop.kind === 'dns')?.address ?? host
  return view.lister.list('pods').find((pod) => pod.status?.podIP === address)
}

function nodeLinks(view: View, trouble: Trouble): Link[] {
  const pod = podOf(view, trouble) ?? podBy(view, trouble)
  const byAddress = view.lister
    .list('nodes')
    .find(({ status }) => status?.addresses?.some(({ address }) => address === trouble.host))
  const name = byAddress?.metadata.name ?? pod?.spec.nodeName
  return name ? view.explain({ kind: 'Node', name }) : []
}

const NAME_SERVER: ObjectRef = { kind: 'Service', namespace: 'kube-system', name: 'kube-dns' }

/** Nothing answers names: what is behind the name server. */
function nameServerLinks(view: View): Link[] {
  const service = view.lister.get('services', NAME_SERVER.namespace, NAME_SERVER.name)
  if (!service) return [missing(view, NAME_SERVER)]
  const found = view.explain(NAME_SERVER)
  return found.length > 0 ? found : [{ object: NAME_SERVER, why: 'nobody' }]
}

type Teller = (view: View, trouble: Trouble) => Link[]

const TELLERS: Readonly<Record<Obstacle['code'], Teller>> = {
  'no such name': nameLinks,
  'no name server': nameServerLinks,
  'no such port': portLinks,
  'no endpoint': endpointLinks,
  'no local endpoint': localLinks,
  'source range': rangeLinks,
  'not routed': outsideLinks,
  'no such address': (_, { host }) => [{ object: { kind: 'Host', name: host }, why: 'nobody' }],
  policy: policyLinks,
  'node off': nodeLinks,
  'not listening': processLinks,
  'loopback only': processLinks,
  'no HTTP': processLinks,
  'no rule': proxyLinks,
  'no backend': proxyLinks,
  'not allowed': proxyLinks,
}

export const obstacleLinks = (view: View, trouble: Trouble): Link[] =>
  TELLERS[trouble.obstacle.code](view, trouble)
