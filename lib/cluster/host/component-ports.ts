/**
 * What the control plane's programs, and a kubelet, answer on ports of their host.
 * Mirrors: component-base's healthz, etcd's metrics address, the kubelet's healthz server.
 * Differs: metrics are left out; etcd's own port takes connections and speaks to none of them.
 */
import type { HostsState } from '@/lib/cluster/host/host-state'
import type { ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import {
  type HttpRequest,
  type HttpResponse,
  type Listener,
  respond,
} from '@/lib/cluster/kubelet/process/network'

type Answer = (path: string) => HttpResponse

const pathOf = ({ path }: HttpRequest) => path.replace(/\?.*/, '')
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' }
const NOT_FOUND = respond(404, '404 page not found\n', PLAIN)
const FORBIDDEN = (path: string) =>
  respond(403, `Forbidden: User "system:anonymous" cannot get path ${JSON.stringify(path)}`)

const component: Answer = (path) =>
  ['/healthz', '/livez', '/readyz'].includes(path) ? respond(200, 'ok', PLAIN) : FORBIDDEN(path)

const kubelet: Answer = (path) => (path === '/healthz' ? respond(200, 'ok', PLAIN) : NOT_FOUND)

function etcd(path: string): HttpResponse {
  if (path === '/health') return respond(200, '{"health":"true","reason":""}')
  return ['/livez', '/readyz'].includes(path) ? respond(200, 'ok\n', PLAIN) : NOT_FOUND
}

const KUBELET_HEALTH = 10_248
const ETCD_CLIENTS = 2379
const PORTS: Readonly<Record<number, { of: ControlPlaneName; tls: boolean; answer: Answer }>> = {
  2381: { of: 'etcd', tls: false, answer: etcd },
  10257: { of: 'kube-controller-manager', tls: true, answer: component },
  10259: { of: 'kube-scheduler', tls: true, answer: component },
}

const listener = (port: number, tls: boolean, answer: Answer): Listener => ({
  ...{ port, protocol: 'TCP', tls, loopback: true },
  serve: (request) => answer(pathOf(request)),
})

/** @param kubeletRuns on that node */
export function componentListener(
  { controlPlane, furtherControlPlanes = [], followed }: HostsState,
  node: string,
  port: number,
  kubeletRuns: () => boolean,
): Listener | undefined {
  if (port === KUBELET_HEALTH) return kubeletRuns() ? listener(port, false, kubelet) : undefined
  if (controlPlane?.name !== node && !furtherControlPlanes.includes(node)) return undefined
  const isDown = (name: ControlPlaneName) => followed?.[node]?.[name]?.serves === false
  if (port === ETCD_CLIENTS)
    return isDown('etcd') ? undefined : { port, protocol: 'TCP', tls: true, resets: true }
  const found = PORTS[port]
  if (!found || isDown(found.of)) return undefined
  return listener(port, found.tls, found.answer)
}
