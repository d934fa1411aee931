/** How the API server's own host reaches others: what webhooks are called through. */
import type { Dialled, Dialler, HttpsCall } from '@/lib/cluster/admission/webhook/dialler'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Backdrop } from '@/lib/cluster/kubelet/process/network'
import { outsideAddress } from '@/lib/cluster/proxy/outside'
import { routesTo } from '@/lib/cluster/proxy/reach'
import type { Route, World } from '@/lib/cluster/proxy/world'

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'

export interface HostWorld {
  world: World
  now: number
  /** Reads the API as somebody. */
  readAs(user: { username: string; groups: string[] }, path: string): unknown
}

function accountOf({ metadata: { namespace = '' }, spec }: Pod) {
  return {
    username: `system:serviceaccount:${namespace}:${spec.serviceAccountName ?? 'default'}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  }
}

function answerOf(route: Route, { host, path, body }: HttpsCall, { now, readAs }: HostWorld): Dialled {
  if ('obstacle' in route) {
    const { kind } = route.obstacle
    return { kind: kind === 'unresolved' ? 'timeout' : kind }
  }
  const { listener, pod } = route
  const { tls = false, certificate, serve } = listener
  const backdrop: Backdrop = { now, read: (from) => (pod ? readAs(accountOf(pod), from) : null) }
  const headers = { 'Content-Type': 'application/json', 'User-Agent': 'kube-apiserver-admission' }
  const response = serve?.({ method: 'POST', host, path, headers, body, tls }, backdrop)
  return {
    kind: 'open',
    tls,
    ...(certificate === undefined ? {} : { certificate }),
    ...(response ? { response } : {}),
  }
}

/** The network of the first control-plane node; of several backends, who answers changes with time. */
export function hostNetwork(host: HostWorld): Dialler {
  const { world, now } = host
  const nodes = world.lister.list('nodes')
  const node = nodes.find(({ metadata }) => metadata.labels?.[CONTROL_PLANE] !== undefined) ?? nodes[0]
  return {
    resolver: '8.8.8.8',
    resolve: outsideAddress,
    post(call) {
      const { address, port } = call
      const from = { node: node?.metadata.name ?? '' }
      const routes = routesTo(world, from, { address, port, protocol: 'TCP' })
      const route = routes[Math.floor(now / 1000) % routes.length]
      return route ? answerOf(route, call, host) : { kind: 'timeout' }
    },
  }
}
