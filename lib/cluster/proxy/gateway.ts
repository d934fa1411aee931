/** What Gateways and routes say of each other: for who writes their status, and for traffic. */
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { certificateIn } from '@/lib/cluster/proxy/ingress-tls'

const GROUP = 'gateway.networking.k8s.io'
export const GATEWAYS = `gateways.${GROUP}`
export const HTTP_ROUTES = `httproutes.${GROUP}`
export const GRPC_ROUTES = `grpcroutes.${GROUP}`
const GRANTS = `referencegrants.${GROUP}`

interface Ref {
  group?: string
  kind?: string
  name: string
  namespace?: string
}

export interface Listener {
  name: string
  port: number
  protocol: string
  hostname?: string
  allowedRoutes?: {
    namespaces?: { from?: string; selector?: Parameters<typeof matchesLabelSelector>[0] }
    kinds?: { group?: string; kind: string }[]
  }
  tls?: { mode?: string; certificateRefs?: Ref[] }
}

export interface ParentRef extends Ref {
  sectionName?: string
  port?: number
}

export interface BackendRef extends Ref {
  port?: number
  weight?: number
}

export interface RouteSpec {
  parentRefs?: ParentRef[]
  hostnames?: string[]
  rules?: { backendRefs?: BackendRef[] }[]
}

/** Why something is not as it should be: the reason of a condition, and its message. */
export interface Misfit {
  reason: string
  message: string
}

const specOf = (route: KubeObject) => (route.spec ?? {}) as RouteSpec
export const listenersOf = (gateway: KubeObject): Listener[] =>
  ((gateway.spec ?? {}) as { listeners?: Listener[] }).listeners ?? []

/** Do two names have a host in common? `*.` stands for any part in front. */
export function shareHost(a: string, b: string): boolean {
  if (a === b) return true
  if (a.startsWith('*.')) return b.endsWith(a.slice(1))
  return b.startsWith('*.') && a.endsWith(b.slice(1))
}

interface Grant {
  from?: { group: string; kind: string; namespace: string }[]
  to?: { group: string; kind: string; name?: string }[]
}

/** Does a ReferenceGrant beside the target allow the reference? */
export function isGranted(
  lister: Lister,
  from: { kind: string; namespace: string },
  to: { kind: string; namespace: string; name: string },
): boolean {
  return (lister.list(GRANTS, to.namespace) as KubeObject[]).some(({ spec }) => {
    const grant = (spec ?? {}) as Grant
    return (
      grant.from?.some(
        (one) => one.group === GROUP && one.kind === from.kind && one.namespace === from.namespace,
      ) &&
      grant.to?.some((one) => one.group === '' && one.kind === to.kind && (one.name ?? to.name) === to.name)
    )
  })
}

/** The kinds of routes that a listener takes, by its protocol and its own list. */
function kindsOf({ protocol, allowedRoutes }: Listener): { kinds: string[]; misfit?: Misfit } {
  const able = /^HTTPS?$/.test(protocol) ? ['HTTPRoute', 'GRPCRoute'] : protocol === 'TLS' ? ['TLSRoute'] : []
  const wanted = allowedRoutes?.kinds
  if (!wanted?.length) return { kinds: able }
  const fits = ({ group = GROUP, kind }: { group?: string; kind: string }) =>
    group === GROUP && able.includes(kind)
  const bad = wanted.find((one) => !fits(one))
  const kinds = [...new Set(wanted.filter(fits).map(({ kind }) => kind))]
  if (!bad) return { kinds }
  const message = `Unsupported route kind for protocol ${protocol} "${bad.group ?? GROUP}/${bad.kind}"`
  return { kinds, misfit: { reason: 'InvalidRouteKinds', message } }
}

function secretMisfit(lister: Lister, gateway: KubeObject, { tls }: Listener): Misfit | undefined {
  const [ref] = tls?.certificateRefs ?? []
  if (!ref) {
    const message = 'TLS: Required value: tls must be defined for HTTPS listener'
    return tls ? undefined : { reason: 'UnsupportedValue', message }
  }
  const own = gateway.metadata.namespace ?? ''
  const namespace = ref.namespace ?? own
  const to = { kind: 'Secret', namespace, name: ref.name }
  if (namespace !== own && !isGranted(lister, { kind: 'Gateway', namespace: own }, to)) {
    const message = `Certificate ref to secret ${namespace}/${ref.name} not permitted by any ReferenceGrant`
    return { reason: 'RefNotPermitted', message }
  }
  if (certificateIn(lister, namespace, ref.name)) return undefined
  const why = lister.get('secrets', namespace, ref.name)
    ? 'secret type must be kubernetes.io/tls'
    : 'secret does not exist'
  const message = `tls.certificateRefs[0]: Invalid value: ${namespace}/${ref.name}: ${why}`
  return { reason: 'InvalidCertificateRef', message }
}

const SUPPORTED = ['HTTP', 'HTTPS', 'TLS']
const isSecure = ({ protocol }: Listener) => protocol !== 'HTTP'

/** Another listener of the port that cannot share it. */
function conflict(listener: Listener, all: readonly Listener[]): Misfit | undefined {
  const others = all.filter((one) => one !== listener && one.port === listener.port)
  if (others.some((one) => isSecure(one) !== isSecure(listener))) {
    const message = `Multiple listeners for the same port ${listener.port} specify incompatible protocols; ensure only one protocol per port`
    return { reason: 'ProtocolConflict', message }
  }
  const overlap = ({ protocol, hostname }: Listener) =>
    protocol !== listener.protocol &&
    (!hostname || !listener.hostname || shareHost(hostname, listener.hostname))
  if (!others.some(overlap)) return undefined
  const message = `HTTPS and TLS listeners for the same port ${listener.port} specify overlapping hostnames; ensure no overlapping hostnames for HTTPS and TLS listeners for the same port`
  return { reason: 'HostnameConflict', message }
}

export interface JudgedListener {
  listener: Listener
  kinds: string[]
  /** It carries no traffic. */
  misfit?: Misfit
  /** Routes may be bound to it, even so. */
  attachable: boolean
}

function judge(lister: Lister, gateway: KubeObject, listener: Listener): JudgedListener {
  const { kinds, misfit } = kindsOf(listener)
  if (!SUPPORTED.includes(listener.protocol)) {
    const names = SUPPORTED.map((name) => `"${name}"`).join(', ')
    const message = `protocol: Unsupported value: "${listener.protocol}": supported values: ${names}`
    return { listener, kinds, misfit: { reason: 'UnsupportedProtocol', message }, attachable: false }
  }
  if (misfit) return { listener, kinds, misfit, attachable: false }
  const why =
    conflict(listener, listenersOf(gateway)) ??
    (listener.protocol === 'HTTPS' ? secretMisfit(lister, gateway, listener) : undefined)
  return { listener, kinds, attachable: true, ...(why ? { misfit: why } : {}) }
}

export const judgeListeners = (lister: Lister, gateway: KubeObject): JudgedListener[] =>
  listenersOf(gateway).map((listener) => judge(lister, gateway, listener))

function admits(
  lister: Lister,
  gateway: KubeObject,
  { listener, kinds }: JudgedListener,
  route: KubeObject,
): boolean {
  if (!kinds.includes(route.kind)) return false
  const { from = 'Same', selector } = listener.allowedRoutes?.namespaces ?? {}
  const { namespace = '' } = route.metadata
  if (from !== 'Selector')
    return from === 'All' || (from === 'Same' && namespace === gateway.metadata.namespace)
  const labels = lister.get('namespaces', undefined, namespace)?.metadata.labels
  return selector !== undefined && matchesLabelSelector(selector, labels)
}

export const namesParent = (
  route: KubeObject,
  gateway: KubeObject,
  { name, namespace, kind = 'Gateway' }: ParentRef,
): boolean =>
  kind === 'Gateway' &&
  name === gateway.metadata.name &&
  (namespace ?? route.metadata.namespace) === gateway.metadata.namespace

/** The listeners that take a route by one of its references, and why none does. */
export function attach(
  lister: Lister,
  gateway: KubeObject,
  route: KubeObject,
  { sectionName, port }: ParentRef,
): { listeners: Listener[]; misfit?: Misfit } {
  const no = (reason: string, message: string, listeners: Listener[] = []) => ({
    listeners,
    misfit: { reason, message },
  })
  const named = judgeListeners(lister, gateway).filter(
    ({ listener }) =>
      (!sectionName || listener.name === sectionName) && (port === undefined || listener.port === port),
  )
  if (named.length === 0) return no('NoMatchingParent', 'Listener is not found for this parent ref')
  const invalid = ['InvalidListener', 'The Listener is invalid for this parent ref'] as const
  const able = named.filter(({ attachable }) => attachable)
  if (able.length === 0) return no(...invalid)
  const open = able.filter((one) => admits(lister, gateway, one, route))
  if (open.length === 0) return no('NotAllowedByListeners', 'The Route is not allowed by any listener')
  const { hostnames = [] } = specOf(route)
  const fitting = open.filter(
    ({ listener: { hostname } }) =>
      !hostname || hostnames.length === 0 || hostnames.some((one) => shareHost(hostname, one)),
  )
  if (fitting.length === 0)
    return no('NoMatchingListenerHostname', 'The Listener hostname does not match the Route hostnames')
  const listeners = fitting.map(({ listener }) => listener)
  return fitting.every(({ misfit }) => misfit) ? no(...invalid, listeners) : { listeners }
}

/** The listeners that have taken a route, by all of its references. */
export function listenersTaking(lister: Lister, gateway: KubeObject, route: KubeObject): Listener[] {
  const refs = (specOf(route).parentRefs ?? []).filter((ref) => namesParent(route, gateway, ref))
  return refs.flatMap((ref) => attach(lister, gateway, route, ref).listeners)
}

/** Why a backend cannot be used. @param field where in the route it is */
export function backendMisfit(
  lister: Lister,
  route: KubeObject,
  { kind = 'Service', group = '', name, namespace, port }: BackendRef,
  field: string,
): Misfit | undefined {
  const own = route.metadata.namespace ?? ''
  const no = (reason: string, why: string): Misfit => ({ reason, message: `${field}${why}` })
  if (group !== '')
    return no('InvalidKind', `.group: Unsupported value: "${group}": supported values: "core", ""`)
  if (kind !== 'Service')
    return no('InvalidKind', `.kind: Unsupported value: "${kind}": supported values: "Service"`)
  const to = { kind, namespace: namespace ?? own, name }
  if (to.namespace !== own && !isGranted(lister, { kind: route.kind, namespace: own }, to)) {
    const why = `Backend ref to Service ${to.namespace}/${name} not permitted by any ReferenceGrant`
    return no('RefNotPermitted', `.namespace: Forbidden: ${why}`)
  }
  const service = lister.get('services', to.namespace, name)
  if (!service) return no('BackendNotFound', `.name: Not found: "${name}"`)
  if (!service.spec.ports?.some((one) => one.port === port))
    return no('BackendNotFound', `.port: Not found: ${port}`)
  return undefined
}
