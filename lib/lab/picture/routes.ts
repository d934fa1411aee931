import type { Ingress, KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { named } from './named'
import { objectKey } from './object-key'
import { list } from './read'
import type { RoutePicture } from './schema'

type Rule = RoutePicture['rules'][number]

const serviceKey = (namespace: string, name: string) => objectKey({ kind: 'Service', namespace, name })

function ingressPicture(ingress: Ingress): RoutePicture {
  const { spec, status } = ingress
  const { namespace = '' } = ingress.metadata
  const ruleOf = (host: string, path: string, backend: NonNullable<typeof spec>['defaultBackend']): Rule => {
    const { name, port } = backend?.service ?? {}
    const wanted = port?.number ?? port?.name ?? ''
    return { host, path, service: name ? serviceKey(namespace, name) : '', port: String(wanted) }
  }
  const rules = (spec?.rules ?? []).flatMap(({ host = '*', http }) =>
    (http?.paths ?? []).map(({ path = '/', backend }) => ruleOf(host, path, backend)),
  )
  return {
    ...named(ingress),
    kind: 'Ingress',
    className: spec?.ingressClassName ?? '',
    addresses: (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? ''),
    parents: [],
    rules: spec?.defaultBackend ? [...rules, ruleOf('*', '*', spec.defaultBackend)] : rules,
  }
}

interface Gateway extends KubeObject {
  spec: { gatewayClassName: string; listeners?: { name: string; port: number; hostname?: string }[] }
  status?: { addresses?: { value: string }[] }
}

const gatewayPicture = (gateway: Gateway): RoutePicture => ({
  ...named(gateway),
  kind: 'Gateway',
  className: gateway.spec.gatewayClassName,
  addresses: (gateway.status?.addresses ?? []).map(({ value }) => value),
  parents: [],
  rules: (gateway.spec.listeners ?? []).map(({ name, port, hostname = '*' }) => ({
    ...{ host: hostname, path: name, service: '', port: String(port) },
  })),
})

interface BackendRef {
  name: string
  namespace?: string
  port?: number
}

interface HttpRoute extends KubeObject {
  spec: {
    parentRefs?: { kind?: string; namespace?: string; name: string }[]
    hostnames?: string[]
    rules?: { matches?: { path?: { value?: string } }[]; backendRefs?: BackendRef[] }[]
  }
}

function httpRoutePicture(route: HttpRoute): RoutePicture {
  const { namespace = '' } = route.metadata
  const { parentRefs = [], hostnames = [], rules = [] } = route.spec
  const host = hostnames.join(', ') || '*'
  return {
    ...named(route),
    kind: 'HTTPRoute',
    ...{ className: '', addresses: [] },
    parents: parentRefs.map(({ kind = 'Gateway', namespace: own = namespace, name }) =>
      objectKey({ kind, namespace: own, name }),
    ),
    rules: rules.flatMap(({ matches = [], backendRefs = [] }) => {
      const path = matches.map((match) => match.path?.value ?? '/').join(', ') || '/'
      return backendRefs.map((ref) => ({
        ...{ host, path, port: String(ref.port ?? '') },
        service: serviceKey(ref.namespace ?? namespace, ref.name),
      }))
    }),
  }
}

const GATEWAY_API = '/apis/gateway.networking.k8s.io/v1'

/** Where requests from outside are led to Services. */
export const routePictures = (cluster: Cluster): RoutePicture[] => [
  ...list<Ingress>(cluster, '/apis/networking.k8s.io/v1/ingresses').map(ingressPicture),
  ...list<Gateway>(cluster, `${GATEWAY_API}/gateways`).map(gatewayPicture),
  ...list<HttpRoute>(cluster, `${GATEWAY_API}/httproutes`).map(httpRoutePicture),
]
