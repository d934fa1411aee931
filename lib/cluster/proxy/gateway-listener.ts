/**
 * What answers at the address of a Gateway: its routes' backends, or the data plane itself.
 * Mirrors: the Gateway API's rules for what has no backend (404, 500), NGINX Gateway Fabric's for one without
 * endpoints (503). Differs: the data plane has no pod that one could see, and listens on its node.
 */
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import type {
  HttpRequest,
  HttpResponse,
  Protocol,
  Listener as Socket,
} from '@/lib/cluster/kubelet/process/network'
import { GATEWAYS, type JudgedListener, judgeListeners, type Listener } from '@/lib/cluster/proxy/gateway'
import { askBackend } from '@/lib/cluster/proxy/http-backends'
import { filterRequest, filterResponse } from '@/lib/cluster/proxy/http-filters'
import { hostFits } from '@/lib/cluster/proxy/http-match'
import { nginxPage, type Passed, passed, weighted } from '@/lib/cluster/proxy/http-pass'
import { type ChosenBackend, type HttpRouteChoice, routeHttp } from '@/lib/cluster/proxy/http-route'
import { certificateIn } from '@/lib/cluster/proxy/ingress-tls'
import {
  addressOfNode,
  type Hop,
  type Obstacle,
  type ObstacleCode,
  type Source,
  type World,
} from '@/lib/cluster/proxy/world'

interface GatewayStatus {
  addresses?: { value: string }[]
  conditions?: { type: string; status: string }[]
}

const isProgrammed = ({ status }: KubeObject) =>
  ((status ?? {}) as GatewayStatus).conditions?.some(
    ({ type, status: is }) => type === 'Programmed' && is === 'True',
  ) ?? false

/** The Gateways whose data plane is at an address. */
const gatewaysAt = ({ lister }: World, address: string): KubeObject[] =>
  (lister.list(GATEWAYS) as KubeObject[]).filter(
    (one) =>
      isProgrammed(one) &&
      ((one.status ?? {}) as GatewayStatus).addresses?.some(({ value }) => value === address),
  )

/** The data plane as policies see it: a pod beside its Gateway. */
export function dataPlane({ metadata }: KubeObject, node: Node): Source {
  const { name, namespace = '' } = metadata
  const pod = {
    metadata: {
      name: `${name}-nginx`,
      namespace,
      uid: `${metadata.uid}/data-plane`,
      labels: { 'gateway.networking.k8s.io/gateway-name': name },
    },
    spec: { nodeName: node.metadata.name, containers: [] },
    status: { podIP: addressOfNode(node) },
  }
  return { pod: pod as unknown as Pod }
}

const hopOf = ({ metadata }: KubeObject, { route, namespace, listener, rule }: HttpRouteChoice): Hop => ({
  kind: 'gateway',
  namespace: metadata.namespace ?? '',
  name: metadata.name,
  listener,
  route: `${namespace}/${route}`,
  field: `spec.rules[${rule}]`,
})

function without(
  hops: Hop[],
  status: number,
  code: ObstacleCode,
  message: string,
  object?: Obstacle['object'],
): Passed {
  const obstacle = { at: 'gateway', kind: 'refused', code, message, ...(object ? { object } : {}) } as const
  return { hops, response: nginxPage(status), obstacle }
}

function passOn(
  world: World,
  from: Source,
  hop: Hop,
  backend: ChosenBackend,
  request: HttpRequest,
): Passed[] {
  const { namespace, service, port = 0, misfit, filters } = backend
  if (misfit) return [without([hop], 500, 'no backend', misfit.message)]
  const seen = filterRequest(filters, request, { port, prefix: '' })
  if ('status' in seen) return []
  const answers = askBackend(world, from, { namespace, service, port }, { ...seen, tls: false })
  if (!answers) {
    const message = `Service ${namespace}/${service} has no ready endpoint on port ${port}`
    return [without([hop], 503, 'no backend', message, { kind: 'Service', namespace, name: service })]
  }
  return answers.map((one) => {
    const { response, ...rest } = passed(nginxPage, { ...one, hops: [hop, ...one.hops] })
    return { ...rest, response: filterResponse(filters, response) }
  })
}

function redirect(status: number, location: string): HttpResponse {
  const page = nginxPage(status)
  return { ...page, headers: { ...page.headers, Location: location } }
}

/** All that may become of a request at a Gateway's port. */
export function throughGateway(
  world: World,
  gateway: KubeObject,
  node: Node,
  port: number,
  request: HttpRequest,
): Passed[] {
  const { namespace = '', name } = gateway.metadata
  const choice = routeHttp(world.lister, `${namespace}/${name}`, request, port)
  if (!choice) {
    const message = `no rule of a route at Gateway ${namespace}/${name} is for ${request.host}${request.path}`
    return [without([], 404, 'no rule', message, { kind: 'Gateway', namespace, name })]
  }
  const hop = hopOf(gateway, choice)
  const seen = filterRequest(choice.filters, request, { port, prefix: choice.prefix })
  if ('status' in seen) return [{ hops: [hop], response: redirect(seen.status, seen.location) }]
  if (choice.filters.some(({ type }) => type === 'ExtensionRef'))
    return [without([hop], 500, 'no rule', 'nobody knows the filter of the rule')]
  if (choice.backends.length === 0) return [without([hop], 500, 'no backend', 'the rule has no backend')]
  const from = dataPlane(gateway, node)
  const answers = choice.backends.map((backend) => ({
    weight: backend.weight,
    of: passOn(world, from, hop, backend, seen),
  }))
  return weighted(answers).map((one) => ({ ...one, response: filterResponse(choice.filters, one.response) }))
}

const isFor = ({ hostname }: Listener, host: string) => !hostname || hostFits(hostname, host, 'any')

/** The certificate of the listener that is for a host. */
function certificateOf(
  { lister }: World,
  gateway: KubeObject,
  open: readonly JudgedListener[],
  host: string,
): string {
  const found = open.find(({ listener }) => isFor(listener, host)) ?? open[0]
  const [ref] = found?.listener.tls?.certificateRefs ?? []
  return (ref && certificateIn(lister, ref.namespace ?? gateway.metadata.namespace ?? '', ref.name)) ?? ''
}

/** The listeners of a Gateway that carry traffic on a port. */
const openOn = ({ lister }: World, gateway: KubeObject, port: number) =>
  judgeListeners(lister, gateway).filter(
    ({ listener, misfit }) => !misfit && listener.port === port && /^HTTPS?$/.test(listener.protocol),
  )

/** The Gateway whose data plane listens on a port of a node: of several the one that is for the host. */
export function gatewayOn(world: World, node: Node, port: number, host = ''): KubeObject | undefined {
  const open = gatewaysAt(world, addressOfNode(node)).filter((one) => openOn(world, one, port).length > 0)
  const fits = (one: KubeObject) => openOn(world, one, port).some(({ listener }) => isFor(listener, host))
  return open.find(fits) ?? open[0]
}

/** What listens on a port of a node, if it is that of a Gateway. */
export function gatewayListener(
  world: World,
  node: Node,
  port: number,
  protocol: Protocol,
): Socket | undefined {
  if (protocol !== 'TCP') return undefined
  const any = gatewayOn(world, node, port)
  if (!any) return undefined
  const tls = openOn(world, any, port).some(({ listener }) => listener.protocol === 'HTTPS')
  const through = (request: HttpRequest) =>
    throughGateway(world, gatewayOn(world, node, port, request.host) ?? any, node, port, request)
  const certificateFor = (host: string) => {
    const gateway = gatewayOn(world, node, port, host) ?? any
    return certificateOf(world, gateway, openOn(world, gateway, port), host)
  }
  return {
    port,
    protocol,
    tls,
    ...(tls ? { certificateFor } : {}),
    serve: (request) => through(request)[0]?.response ?? nginxPage(500),
    spread: (request) => through(request).map(({ response }) => response),
  }
}
