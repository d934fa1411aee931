/** All ways that a connection or a request may take, each as far as it leads. */
import { certificateOf } from '@/lib/cluster/auth/authority'
import type { ReachOptions } from '@/lib/cluster/explain/can-reach'
import { addressFor, nameServerOf } from '@/lib/cluster/explain/look-up'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import { gatewayOn, throughGateway } from '@/lib/cluster/proxy/gateway-listener'
import type { Passed } from '@/lib/cluster/proxy/http-pass'
import { controllerOf } from '@/lib/cluster/proxy/ingress-class'
import { throughIngress } from '@/lib/cluster/proxy/ingress-controller'
import { isFor } from '@/lib/cluster/proxy/ingress-tls'
import { networkOf } from '@/lib/cluster/proxy/network'
import { routesTo } from '@/lib/cluster/proxy/reach'
import type { Hop, Obstacle, Route, Source, World } from '@/lib/cluster/proxy/world'

/** One way, as far as it leads. */
export interface Walk {
  path: Hop[]
  obstacle?: Obstacle
  answer?: { status: number; reason: string; location?: string }
}

/** Why a name has no address: no name server answers, or none knows it. */
function unresolved(world: World, from: Source, host: string): Walk {
  const server = nameServerOf(world, from)
  const to = { address: server ?? '', port: 53, protocol: 'UDP' as const }
  const route = server === undefined ? undefined : worstOf(routesTo(world, from, to))
  if (route && 'obstacle' in route) {
    const obstacle: Obstacle = { ...route.obstacle, kind: 'unresolved' }
    return { path: route.hops, obstacle }
  }
  const dead = networkOf(world, from)({ kind: 'dns', server: server ?? '', name: host, type: 'A' })[0]
  const code = dead?.kind === 'dns' ? 'no such name' : 'no name server'
  const message = code === 'no such name' ? `no name server knows ${host}` : `${server} does not answer`
  return { path: route?.hops ?? [], obstacle: { at: 'dns', kind: 'unresolved', code, message } }
}

/** Of several ways the first that leads nowhere. */
const worstOf = (routes: readonly Route[]) => routes.find((route) => 'obstacle' in route) ?? routes[0]

function certificateHop(route: Extract<Route, { listener: unknown }>, host: string): Hop[] {
  const { certificate, certificateFor } = route.listener
  const shown = certificateOf(certificateFor?.(host) ?? certificate ?? '')
  if (!shown) return []
  const subject = shown.subject.map(([name, value]) => `${name}=${value}`).join(', ')
  return [{ kind: 'tls', host, subject, names: shown.dns, fits: isFor(shown, host) }]
}

/** What stands in front of Services passes on: an ingress controller's pod, or a Gateway on its node. */
function proxied(world: World, route: Route, request: HttpRequest): Passed[] | undefined {
  if ('obstacle' in route) return undefined
  const { pod, hops } = route
  const controller = pod && controllerOf(pod)
  const last = hops.at(-1)
  if (pod && controller && route.listener.spread) return throughIngress(world, pod, controller, request)
  if (last?.kind !== 'process' || last.node === undefined) return undefined
  const node = world.lister.get('nodes', undefined, last.node)
  const gateway = node && gatewayOn(world, node, last.port, request.host)
  return node && gateway && throughGateway(world, gateway, node, last.port, request)
}

const answerOf = ({ response }: Passed): NonNullable<Walk['answer']> => ({
  status: response.status,
  reason: response.reason,
  ...(response.headers.Location ? { location: response.headers.Location } : {}),
})

/** A request over a connection that is there. */
function speak(world: World, route: Route, request: HttpRequest): Walk[] {
  if ('obstacle' in route) return [{ path: route.hops, obstacle: route.obstacle }]
  const { serve, tls = false } = route.listener
  const path = [...route.hops, ...(request.tls && tls ? certificateHop(route, request.host) : [])]
  if (!serve || tls !== request.tls) {
    const message = `no ${request.tls ? 'TLS' : 'plain HTTP'} there`
    return [
      {
        path,
        obstacle: {
          at: 'process',
          kind: 'refused',
          code: 'no HTTP',
          message,
        },
      },
    ]
  }
  const asked = { ...request, client: route.client }
  const passed = proxied(world, route, asked) ?? [{ hops: [], response: serve(asked) }]
  return passed.map((one) => ({
    path: [...path, ...one.hops],
    answer: answerOf(one),
    ...(one.obstacle ? { obstacle: one.obstacle } : {}),
  }))
}

/** All ways that a connection, or the request for a URL, may take. */
export function walksTo(world: World, from: Source, target: Target, options: ReachOptions): Walk[] {
  const { host, port, request } = target
  const address = options.via ?? addressFor(world, from, host)
  if (address === undefined) return [unresolved(world, from, host)]
  const dns: Hop[] = address === host ? [] : [{ kind: 'dns', name: host, address }]
  const routes = routesTo(world, from, { address, port, protocol: options.protocol ?? 'TCP' })
  const walks = routes.flatMap((route): Walk[] =>
    request
      ? speak(world, route, request)
      : [{ path: route.hops, ...('obstacle' in route ? { obstacle: route.obstacle } : {}) }],
  )
  return walks.map((walk) => ({ ...walk, path: [...dns, ...walk.path] }))
}

export interface Target {
  host: string
  port: number
  request?: HttpRequest
}
