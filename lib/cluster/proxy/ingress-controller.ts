/** What an ingress controller's pod answers: it passes requests on to the Services of its Ingresses. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import {
  type HttpRequest,
  type HttpResponse,
  type Listener,
  type Protocol,
  reasonOf,
  respond,
} from '@/lib/cluster/kubelet/process/network'
import { routeIngress, servicePort } from '@/lib/cluster/proxy/ingress'
import { routesTo } from '@/lib/cluster/proxy/reach'
import type { World } from '@/lib/cluster/proxy/world'

/** Image → the class that it serves unless its arguments say otherwise. */
const CONTROLLERS: [RegExp, string][] = [
  [/(?:^|\/)ingress-nginx\/controller[:@]/, 'nginx'],
  [/(?:^|\/)nginx-ingress(?:-controller)?[:@]/, 'nginx'],
  [/^(?:docker\.io\/)?(?:library\/)?traefik[:@]/, 'traefik'],
  [/(?:^|\/)haproxytech\/kubernetes-ingress[:@]/, 'haproxy'],
]

function classOf({ spec }: Pod): string | undefined {
  for (const { image = '', args = [] } of spec.containers) {
    const known = CONTROLLERS.find(([pattern]) => pattern.test(`${image}:`))
    if (known) return args.map((arg) => /^--ingress-class=(.+)$/.exec(arg)?.[1]).find(Boolean) ?? known[1]
  }
  return undefined
}

function failure(status: number): HttpResponse {
  const title = `${status} ${reasonOf(status)}`
  return respond(
    status,
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
    { 'Content-Type': 'text/html' },
  )
}

function passOn(world: World, pod: Pod, className: string, request: HttpRequest): HttpResponse {
  const route = routeIngress(world.lister, request, className)
  if (!route) return failure(404)
  const service = world.lister.get('services', route.namespace, route.service)
  const port = service && servicePort(service, route.port)
  const address = service?.spec.clusterIP
  if (port === undefined || !address || address === 'None') return failure(503)
  const [way] = routesTo(world, { pod }, { address, port, protocol: 'TCP' })
  if (!way) return failure(503)
  if ('obstacle' in way) {
    if (way.obstacle.at === 'service') return failure(503)
    return failure(way.obstacle.kind === 'timeout' ? 504 : 502)
  }
  return way.listener.serve?.({ ...request, path: route.path, tls: false }) ?? failure(502)
}

/** Differs: it listens on 80 and 443 whatever its arguments say. */
export function ingressListener(
  world: World,
  pod: Pod,
  port: number,
  protocol: Protocol,
): Listener | undefined {
  if (protocol !== 'TCP' || (port !== 80 && port !== 443)) return undefined
  const className = pod.status?.phase === 'Running' ? classOf(pod) : undefined
  if (className === undefined) return undefined
  return { port, protocol, tls: port === 443, serve: (request) => passOn(world, pod, className, request) }
}
