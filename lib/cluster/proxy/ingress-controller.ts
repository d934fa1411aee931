/** What an ingress controller's pod answers: it passes requests on to the endpoints behind its Ingresses. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { commonLog } from '@/lib/cluster/kubelet/images/web/access-log'
import {
  type HttpRequest,
  type Listener,
  type Protocol,
  respond,
  type Visit,
} from '@/lib/cluster/kubelet/process/network'
import { askBackend } from '@/lib/cluster/proxy/http-backends'
import { nginxPage, type Page, type Passed, passed, weighted } from '@/lib/cluster/proxy/http-pass'
import { chooseRoute, type IngressRoute } from '@/lib/cluster/proxy/ingress'
import { controllerOf, type IngressController, ingressesOf } from '@/lib/cluster/proxy/ingress-class'
import { certificateFor } from '@/lib/cluster/proxy/ingress-tls'
import type { Hop, World } from '@/lib/cluster/proxy/world'
import { hashText } from '@/lib/cluster/sim/hash'

/** What controllers say when no rule fits. */
const NOTHING: Record<IngressController['kind'], Page> = {
  nginx: nginxPage,
  traefik: (status) =>
    respond(status, '404 page not found\n', { 'Content-Type': 'text/plain; charset=utf-8' }),
  haproxy: (status) => respond(status, 'default backend - 404', { 'Content-Type': 'text/html' }),
}

const hopOf = ({ namespace, ingress, field }: IngressRoute): Hop => ({
  kind: 'ingress',
  namespace,
  name: ingress,
  ...(field ? { field } : {}),
})

function passOn(world: World, pod: Pod, route: IngressRoute, request: HttpRequest): Passed[] {
  const { namespace, service, port, path } = route
  const { client = '' } = request
  const scheme = request.tls ? 'https' : 'http'
  const headers = {
    ...request.headers,
    'X-Real-IP': client,
    'X-Forwarded-For': client,
    'X-Forwarded-Host': request.host,
    'X-Forwarded-Port': request.tls ? '443' : '80',
    'X-Forwarded-Proto': scheme,
    'X-Forwarded-Scheme': scheme,
    'X-Scheme': scheme,
  }
  const answers = askBackend(
    world,
    { pod },
    { namespace, service, port },
    { ...request, path, headers, tls: false },
  )
  const hop = hopOf(route)
  if (answers) return answers.map((one) => passed(nginxPage, { ...one, hops: [hop, ...one.hops] }))
  const message = `Service ${namespace}/${service} has no ready endpoint on port ${port}`
  return [
    {
      hops: [hop],
      response: nginxPage(503),
      obstacle: { at: 'service', kind: 'refused', code: 'no backend', message },
    },
  ]
}

/** All that may become of a request at a controller's pod. */
export function throughIngress(
  world: World,
  pod: Pod,
  controller: IngressController,
  request: HttpRequest,
): Passed[] {
  const choice = chooseRoute(world.lister, ingressesOf(world.lister, controller), request)
  if (choice.kind === 'routes')
    return weighted(
      choice.routes.map((route) => ({ weight: route.weight, of: passOn(world, pod, route, request) })),
    )
  if (choice.kind === 'nothing') {
    const message = `no rule is for ${request.host}${request.path}`
    const obstacle = { at: 'ingress', kind: 'refused', code: 'no rule', message } as const
    return [{ hops: [], response: NOTHING[controller.kind](404), obstacle }]
  }
  const { namespace = '', name } = choice.ingress.metadata
  const hops: Hop[] = [{ kind: 'ingress', namespace, name }]
  if (choice.kind === 'refused') {
    const message = `${request.client} may not ask`
    const obstacle = { at: 'ingress', kind: 'refused', code: 'not allowed', message } as const
    return [{ hops, response: nginxPage(403), obstacle }]
  }
  const page = nginxPage(choice.status)
  return [{ hops, response: { ...page, headers: { ...page.headers, Location: choice.location } } }]
}

/** `default-web-80`, as ingress-nginx calls what stands behind a rule. */
function upstreamOf({ hops }: Passed): string {
  const service = hops.findLast((hop) => hop.kind === 'service')
  return service ? `${service.namespace}-${service.name}-${service.port}` : 'upstream-default-backend'
}

/** The backend that a request was passed on to has a log of its own. */
function tellBackend(world: World, { reached, response }: Passed, at: number): void {
  const { pod, listener, request } = reached ?? {}
  if (!pod || !request || !listener) return
  world.visited?.(pod, listener, { client: request.client ?? '', at, request, response })
}

/** The connection from the controller to the backend is one of its own. */
function noteBackend(world: World, pod: Pod, { hops, obstacle, reached }: Passed): void {
  const { address = '', port = 0 } = hops.findLast((hop) => hop.kind === 'endpoint') ?? {}
  const way = { hops, client: pod.status?.podIP ?? '' }
  const to = { address, port, protocol: 'TCP' as const }
  if (obstacle) world.carried?.({ pod }, to, { ...way, obstacle })
  else if (reached?.pod)
    world.carried?.({ pod }, to, { ...way, listener: reached.listener, pod: reached.pod })
}

/** A line of ingress-nginx' access log: the client's side, then the backend's, which hears of it, too. */
function accessLog(
  world: World,
  pod: Pod,
  through: (request: HttpRequest) => Passed[],
  visit: Visit,
): string[] {
  const { request, response, client } = visit
  if (!request || !response) return []
  const found = through({ ...request, client }).find((one) => one.response.body === response.body)
  if (found) {
    noteBackend(world, pod, found)
    tellBackend(world, found, visit.at)
  }
  const upstream = found ? upstreamOf(found) : ''
  const endpoint = found?.hops.findLast((hop) => hop.kind === 'endpoint')
  const [tries, bytes, took] = found?.obstacle ? [3, 0, '0.000'] : [1, response.body.length, '0.001']
  const each = (what: unknown) => Array(tries).fill(what).join(', ')
  const behind = endpoint
    ? [`${endpoint.address}:${endpoint.port}`, bytes, took, response.status].map(each).join(' ')
    : '- - - -'
  const id = hashText(`${client}/${visit.at}/${request.host}${request.path}`).repeat(4).slice(0, 32)
  return commonLog(visit).map((line) => {
    const agent = request.headers['User-Agent'] ?? '-'
    const asked = request.path.length + request.host.length + agent.length + 40
    return `${line} "-" "${agent}" ${asked} 0.001 [${upstream}] [] ${behind} ${id}`
  })
}

/** Differs: it listens on 80 and 443 whatever its arguments say. */
export function ingressListener(
  world: World,
  pod: Pod,
  port: number,
  protocol: Protocol,
): Listener | undefined {
  if (protocol !== 'TCP' || (port !== 80 && port !== 443)) return undefined
  const controller = pod.status?.phase === 'Running' ? controllerOf(pod) : undefined
  if (controller === undefined) return undefined
  const through = (request: HttpRequest) => throughIngress(world, pod, controller, request)
  const started = parseTime(pod.metadata.creationTimestamp) ?? 0
  return {
    port,
    protocol,
    tls: port === 443,
    ...(port === 443
      ? {
          certificateFor: (host: string) =>
            certificateFor(world.lister, ingressesOf(world.lister, controller), host, started),
        }
      : {}),
    serve: (request) => through(request)[0]?.response ?? nginxPage(502),
    spread: (request) => through(request).map(({ response }) => response),
    ...(controller.kind === 'nginx' ? { log: (visit) => accessLog(world, pod, through, visit) } : {}),
  }
}
