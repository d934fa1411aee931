/** How a proxy in front of Services (an ingress controller, a Gateway) reaches what stands behind one of them. */
import type { Pod, Service } from '@/lib/cluster/apimachinery/object'
import type { HttpRequest, HttpResponse, Listener } from '@/lib/cluster/kubelet/process/network'
import { answerDns } from '@/lib/cluster/proxy/dns'
import { servicePort } from '@/lib/cluster/proxy/ingress'
import { routesTo } from '@/lib/cluster/proxy/reach'
import { SERVICE_NAME } from '@/lib/cluster/proxy/services'
import type { Destination, Hop, Obstacle, Route, Source, World } from '@/lib/cluster/proxy/world'

export interface ServicePortRef {
  namespace: string
  service: string
  port: number | string
}

/** One way to a backend, and what it answered; without an answer: why there is none. */
export interface BackendAnswer {
  hops: Hop[]
  response?: HttpResponse
  obstacle?: Obstacle
  /** Who has answered what. */
  reached?: { pod?: Pod; listener: Listener; request: HttpRequest }
}

/** What a proxy does when an endpoint does not answer: it tries so many. */
const TRIES = 3

/** The ready endpoints of a port: proxies do not go through the Service's own address. */
function endpointsOf({ lister }: World, { metadata }: Service, name: string): Destination[] {
  return lister
    .list('endpointslices.discovery.k8s.io', metadata.namespace)
    .filter((slice) => slice.metadata.labels?.[SERVICE_NAME] === metadata.name)
    .flatMap(({ endpoints, ports }) => {
      const port = ports?.find((one) => (one.name ?? '') === name)?.port
      if (port === undefined) return []
      return (endpoints ?? [])
        .filter(({ conditions }) => conditions?.ready !== false)
        .flatMap(({ addresses }) => addresses.slice(0, 1))
        .map((address) => ({ address, port, protocol: 'TCP' as const }))
    })
}

function externalEndpoints(world: World, { spec }: Service, port: number | string): Destination[] {
  const name = spec.externalName ?? ''
  const { records } = answerDns(world.lister, name, 'A')
  const wanted = Number(spec.ports?.find((one) => one.name === port)?.port ?? port)
  return records
    .filter(({ type }) => type === 'A')
    .map(({ data }) => ({ address: data, port: wanted, protocol: 'TCP' as const }))
}

/** By the port's number, target port or name, as ingress-nginx looks it up. */
function portOf({ spec }: Service, wanted: number | string) {
  return spec.ports?.find(({ port, targetPort, name }) =>
    [port, targetPort, name].some((one) => String(one ?? '') === String(wanted)),
  )
}

function ask(route: Route, request: HttpRequest): BackendAnswer {
  if ('obstacle' in route) return { hops: route.hops, obstacle: route.obstacle }
  const { listener, pod, client } = route
  const asked = { ...request, client }
  const response = request.tls === (listener.tls ?? false) ? listener.serve?.(asked) : undefined
  if (response)
    return { hops: route.hops, response, reached: { ...(pod ? { pod } : {}), listener, request: asked } }
  const message = 'what listens there does not talk HTTP'
  return { hops: route.hops, obstacle: { at: 'process', kind: 'refused', code: 'no HTTP', message } }
}

/**
 * The answers that a backend may give, one for each endpoint; undefined: there is no such Service, port, or
 * ready endpoint. An endpoint that does not answer is left out as long as another one does.
 */
export function askBackend(
  world: World,
  from: Source,
  ref: ServicePortRef,
  request: HttpRequest,
): BackendAnswer[] | undefined {
  const service = world.lister.get('services', ref.namespace, ref.service)
  if (!service) return undefined
  const port = portOf(service, ref.port)
  if (!port && service.spec.type !== 'ExternalName') return undefined
  const number = servicePort(service, ref.port) ?? (typeof ref.port === 'number' ? ref.port : 0)
  const hop: Hop = { kind: 'service', namespace: ref.namespace, name: ref.service, port: number }
  const endpoints =
    service.spec.type === 'ExternalName'
      ? externalEndpoints(world, service, ref.port)
      : endpointsOf(world, service, port?.name ?? '')
  const answers = endpoints.flatMap((to) =>
    routesTo(world, from, to).map((route) => {
      const answer = ask(route, request)
      const endpoint: Hop = { kind: 'endpoint', address: to.address, port: to.port }
      return { ...answer, hops: [hop, endpoint, ...answer.hops] }
    }),
  )
  if (answers.length === 0) return undefined
  const good = answers.filter(({ response }) => response)
  return good.length > 0 && answers.length - good.length < TRIES ? good : answers
}
