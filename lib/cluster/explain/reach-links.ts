/** What an obstacle comes from: the object that is in the way, what of it, and what would do. */
import type { Pod, Service } from '@/lib/cluster/apimachinery/object'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import { policyLinks } from '@/lib/cluster/explain/reach-policy'
import { proxyLinks } from '@/lib/cluster/explain/reach-proxy'
import { addressAt, lastHop, podAt, type Trouble } from '@/lib/cluster/explain/reach-trouble'
import { slicesOf } from '@/lib/cluster/explain/service'
import { findCondition, namesLike, type View } from '@/lib/cluster/explain/view'
import { addressOf, addressOfNode, nodeOf, type Obstacle } from '@/lib/cluster/proxy/world'

type Teller = (view: View, trouble: Trouble) => Link[]

const serviceOf = (view: View, trouble: Trouble): Service | undefined => {
  const hop = lastHop(trouble, 'service')
  return hop && view.lister.get('services', hop.namespace, hop.name)
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

type About = Pick<Link, 'why' | 'field' | 'found' | 'wanted'>

/** What of the Service on the way is in the way. */
const ofService =
  (about: (service: Service, view: View, trouble: Trouble) => About): Teller =>
  (view, trouble) => {
    const service = serviceOf(view, trouble)
    return service ? [{ object: refOf(service), ...about(service, view, trouble) }] : []
  }

const portLinks = ofService(({ spec: { ports = [] } }, _, trouble) => {
  const found = lastHop(trouble, 'service')?.port
  const at = ports.findIndex(({ port }) => port === found)
  const other = ports[at]?.protocol
  const wanted = trouble.protocol
  if (other) return { why: 'no match', field: `spec.ports[${at}].protocol`, found: other, wanted }
  return { why: 'no match', field: 'spec.ports', found, wanted: ports.map(({ port }) => port) }
})

/** What is behind a Service, or that its ports lead to no port of its pods. */
function endpointLinks(view: View, trouble: Trouble): Link[] {
  const service = serviceOf(view, trouble)
  if (!service) return []
  const found = view.explain(refOf(service))
  return found.length > 0 ? found : [{ object: refOf(service), why: 'no match', field: 'spec.ports' }]
}

/** The policy keeps traffic on a node that has no endpoint. */
const localLinks = ofService((service, view) => {
  const { internalTrafficPolicy } = service.spec
  const field = internalTrafficPolicy === 'Local' ? 'internalTrafficPolicy' : 'externalTrafficPolicy'
  const ends = slicesOf(view, service).flatMap(({ endpoints }) => endpoints ?? [])
  const wanted = [...new Set(ends.flatMap(({ nodeName }) => nodeName ?? []))]
  return { why: 'held', field: `spec.${field}`, found: 'Local', wanted }
})

const rangeLinks = ofService(({ spec }, view, { from }) => ({
  why: 'repels',
  field: 'spec.loadBalancerSourceRanges',
  found: spec.loadBalancerSourceRanges,
  wanted: addressOf(view, from),
}))

/** From outside only some types of Services can be reached. */
const typeLinks = ofService(({ spec }) => ({
  why: 'held',
  field: 'spec.type',
  found: spec.type ?? 'ClusterIP',
  wanted: ['NodePort', 'LoadBalancer'],
}))

const hostLinks: Teller = (_, { host }) => [{ object: { kind: 'Host', name: host }, why: 'nobody' }]

const outsideLinks: Teller = (view, trouble) =>
  serviceOf(view, trouble) ? typeLinks(view, trouble) : hostLinks(view, trouble)

/** The ports on which the pod's processes listen, of those that it declares and some that are usual. */
function listening(view: View, pod: Pod): number[] {
  const declared = pod.spec.containers.flatMap(({ ports = [] }) => ports.map((one) => one.containerPort))
  return [...new Set([...declared, 80, 443, 8080])].filter((port) => view.listens(pod, port, 'TCP'))
}

/** The node whose address it is. */
const nodeAt = ({ lister }: View, trouble: Trouble): ObjectRef | undefined => {
  const node = lister.list('nodes').find((one) => addressOfNode(one) === addressAt(trouble))
  return node && refOf(node)
}

/** The pod does not serve there: it is not ready, its Service names another port, or it listens on others. */
function processLinks(view: View, trouble: Trouble): Link[] {
  const pod = podAt(view, trouble)
  const told = endpointLinks(view, trouble).filter(({ field }) => field !== 'spec.ports')
  if (told.length > 0) return told
  const found = lastHop(trouble, 'endpoint')?.port ?? trouble.port
  const node = nodeAt(view, trouble)
  if (!pod)
    return node ? [{ object: node, why: 'no match', field: 'listen', found }] : hostLinks(view, trouble)
  if (findCondition(pod, 'Ready')?.status !== 'True') {
    const links = view.explain(refOf(pod))
    if (links.length > 0) return links
  }
  const { code, message } = trouble.obstacle
  const object = refOf(pod)
  if (code === 'loopback only')
    return [{ object, why: 'held', field: 'listen', found: '127.0.0.1', wanted: '0.0.0.0' }]
  if (code === 'no HTTP') return [{ object, why: 'no match', field: 'listen', found: message }]
  return [{ object, why: 'no match', field: 'listen', found, wanted: listening(view, pod) }]
}

function nodeLinks(view: View, trouble: Trouble): Link[] {
  const name = podAt(view, trouble)?.spec.nodeName
  const node = nodeAt(view, trouble) ?? (name ? { kind: 'Node', name } : undefined)
  return node ? view.explain(node) : []
}

/** A node's own settings are in the way: its routes, or that it keeps what is not for itself. */
const FORWARDING = 'net.ipv4.ip_forward'
const forwardLinks: Teller = (_, { obstacle }) => {
  const name = /^node (\S+)/.exec(obstacle.message)?.[1] ?? ''
  const object: ObjectRef = { kind: 'Node', name }
  return obstacle.code === 'no route'
    ? [{ object, why: 'nobody', field: 'routes' }]
    : [{ object, why: 'held', field: FORWARDING, found: 0, wanted: 1 }]
}

/** Why no kube-proxy keeps the rules up to date. */
function proxyDaemonLinks(view: View, { obstacle, from }: Trouble): Link[] {
  const object: ObjectRef = obstacle.object ?? { kind: 'DaemonSet', name: 'kube-proxy' }
  const set = view.lister.get('daemonsets.apps', object.namespace, object.name)
  if (!set) return [{ object, why: 'missing' }]
  const pod = view.lister
    .podsOn(nodeOf(from))
    .find(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === set.metadata.uid))
  const told = pod ? view.explain(refOf(pod)) : []
  const found = set.spec.template.spec?.nodeSelector
  return told.length > 0
    ? told
    : [{ object, why: 'nobody', field: 'spec.template.spec.nodeSelector', ...(found ? { found } : {}) }]
}

const NAME_SERVER: ObjectRef = { kind: 'Service', namespace: 'kube-system', name: 'kube-dns' }

/** Nothing answers names: what is behind the name server. */
function nameServerLinks(view: View): Link[] {
  const found = view.explain(NAME_SERVER)
  return found.length > 0 ? found : [{ object: NAME_SERVER, why: 'nobody' }]
}

const TELLERS: Readonly<Record<Obstacle['code'], Teller>> = {
  'no such name': nameLinks,
  'no name server': nameServerLinks,
  'no such port': portLinks,
  'no endpoint': endpointLinks,
  'no local endpoint': localLinks,
  'source range': rangeLinks,
  'not routed': outsideLinks,
  'no such address': hostLinks,
  policy: policyLinks,
  'node off': nodeLinks,
  'no route': forwardLinks,
  'not forwarded': forwardLinks,
  'no kube-proxy': proxyDaemonLinks,
  'not listening': processLinks,
  'loopback only': processLinks,
  'no HTTP': processLinks,
  'no rule': proxyLinks,
  'no backend': proxyLinks,
  'not allowed': proxyLinks,
}

export const obstacleLinks = (view: View, trouble: Trouble): Link[] =>
  TELLERS[trouble.obstacle.code](view, trouble)
