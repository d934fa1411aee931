/** Manifests for lessons on traffic: who listens, who asks, and what lies between them. */
import type { Manifest } from './stage'

type Labels = Record<string, string>

interface Place {
  namespace?: string
  labels?: Labels
  node?: string
}

const metadata = (name: string, { namespace, labels }: Place): Manifest['metadata'] => ({
  name,
  ...(namespace ? { namespace } : {}),
  ...(labels ? { labels } : {}),
})

const kindOf =
  (apiVersion: string, kind: string) =>
  (name: string, spec: object, place: Place = {}): Manifest => ({
    ...{ apiVersion, kind, metadata: metadata(name, place) },
    ...{ spec },
  })

export const trafficPod = kindOf('v1', 'Pod')
export const serviceWith = kindOf('v1', 'Service')
export const networkPolicy = kindOf('networking.k8s.io/v1', 'NetworkPolicy')
export const ingress = kindOf('networking.k8s.io/v1', 'Ingress')
export const gateway = kindOf('gateway.networking.k8s.io/v1', 'Gateway')
export const httpRoute = kindOf('gateway.networking.k8s.io/v1', 'HTTPRoute')

export interface ServerOptions extends Place {
  /** Where the process listens. */
  port?: number
  /** Names of ports, as the manifest has them. */
  ports?: { name?: string; containerPort: number; hostPort?: number }[]
  /** `false`: its readiness probe asks a port where nobody listens. */
  ready?: boolean
}

/** A Pod that answers HTTP on a port with its own name. */
export function server(name: string, o: ServerOptions = {}): Manifest {
  const { port = 80, ports, ready = true, node } = o
  const container = {
    name: 'app',
    image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
    args: ['netexec', `--http-port=${port}`],
    ...(ports ? { ports } : {}),
    ...(ready ? {} : { readinessProbe: { tcpSocket: { port: 9 } } }),
  }
  return trafficPod(name, { ...(node ? { nodeName: node } : {}), containers: [container] }, o)
}

/** A Pod from which others are asked; it listens nowhere. */
export function client(name: string, o: Place & { spec?: object } = {}): Manifest {
  const container = { name: 'shell', image: 'nicolaka/netshoot', command: ['sleep', 'infinity'] }
  const spec = { ...(o.node ? { nodeName: o.node } : {}), ...o.spec, containers: [container] }
  return trafficPod(name, spec, o)
}
