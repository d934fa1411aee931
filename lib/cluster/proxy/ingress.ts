import type { Ingress, Service } from '@/lib/cluster/apimachinery/object'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import type { Lister } from '@/lib/cluster/client/lister'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import { olderFirst, pathOf, queryText } from '@/lib/cluster/proxy/http-match'
import { type Redirect, redirectOf } from '@/lib/cluster/proxy/ingress-annotations'
import {
  annotationOf,
  type IngressBackend,
  isCanary,
  type Location,
  locationFor,
  serverFor,
  serversOf,
  targetOf,
} from '@/lib/cluster/proxy/ingress-locations'

/** Where an Ingress sends a request. */
export interface IngressRoute {
  ingress: string
  namespace: string
  service: string
  port: number | string
  /** The path that the backend sees, with its query. */
  path: string
  /** Of this and its canaries. */
  weight: number
  /** Where it is written: `spec.rules[0].http.paths[0]`. */
  field?: string
}

/** What becomes of a request: passed on (to one of several, if there are canaries), redirected, refused. */
export type IngressChoice =
  | { kind: 'routes'; routes: IngressRoute[] }
  | ({ kind: 'redirect'; ingress: Ingress } & Redirect)
  | { kind: 'refused'; ingress: Ingress }
  /** `hasHost`: some rule names the host. */
  | { kind: 'nothing'; hasHost: boolean }

type Asked = Pick<HttpRequest, 'host' | 'path'> & Partial<HttpRequest>

/** The path as the backend is to see it. */
function rewritten(location: Location, path: string): string {
  const target = targetOf(location)
  if (target === undefined) return path
  const plain = pathOf(path)
  const groups = new Regexp(`(?i)${location.path}`, true).captures(plain)
  if (!groups) return path
  const to = target.replace(/\$(\d)/g, (_, index: string) => groups[Number(index)] ?? '')
  return (to.startsWith('/') ? to : `/${to}`) + queryText(path)
}

function routeTo(location: Location, backend: IngressBackend, path: string, weight: number): IngressRoute[] {
  const port = backend.port?.number ?? backend.port?.name
  const { name = '', namespace = '' } = location.ingress?.metadata ?? {}
  if (port === undefined) return []
  return [
    {
      ingress: name,
      namespace,
      service: backend.name,
      port,
      path: rewritten(location, path),
      weight,
      ...(location.field ? { field: location.field } : {}),
    },
  ]
}

/** The part of 100 requests that a canary takes: by header, else by weight. */
function canaryShare(canary: Ingress, headers: Record<string, string>): number {
  const header = annotationOf(canary, 'canary-by-header')?.toLowerCase()
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === header)?.[1]
  const wanted = annotationOf(canary, 'canary-by-header-value')
  if (value !== undefined) {
    if (wanted === undefined ? value === 'always' : value === wanted) return 100
    if (wanted === undefined && value === 'never') return 0
  }
  return Math.min(100, Math.max(0, Number(annotationOf(canary, 'canary-weight') ?? 0) || 0))
}

/** The canary that has the same host and path. */
function canaryOf(
  canaries: readonly Ingress[],
  host: string,
  path: string,
): [Ingress, IngressBackend] | undefined {
  for (const ingress of canaries)
    for (const rule of ingress.spec.rules ?? []) {
      const found = rule.http?.paths.find((one) => (one.path ?? '/').replace(/(.)\/$/, '$1') === path)
      if ((rule.host ?? '') === host && found?.backend.service) return [ingress, found.backend.service]
    }
  return undefined
}

function routesOf(
  location: Location,
  host: string,
  canaries: readonly Ingress[],
  asked: Asked,
): IngressRoute[] {
  const { backend, path } = location
  if (!backend) return []
  const canary = canaryOf(canaries, host, path.replace(/(.)\/$/, '$1'))
  const share = canary ? canaryShare(canary[0], asked.headers ?? {}) : 0
  return [
    ...routeTo(location, backend, asked.path, 100 - share),
    ...(canary ? routeTo({ ...location, ingress: canary[0] }, canary[1], asked.path, share) : []),
  ].filter(({ weight }) => weight > 0)
}

/**
 * What an ingress controller does with a request.
 * Mirrors: networking.k8s.io/v1 path types and hosts, ingress-nginx where they leave it open, and of its
 * annotations rewrite-target, use-regex, app-root, redirects, allow lists and canaries.
 * Differs: other controllers are taken to do the same.
 * @param ingresses those that it serves, the oldest first
 */
export function chooseRoute(lister: Lister, ingresses: readonly Ingress[], asked: Asked): IngressChoice {
  const canaries = ingresses.filter(isCanary)
  const plain = ingresses.filter((one) => !isCanary(one))
  const server = serverFor(serversOf(plain), asked.host)
  const location = server && locationFor(server, pathOf(asked.path))
  const hasHost = server !== undefined && server.host !== ''
  if (!location?.ingress) return { kind: 'nothing', hasHost }
  const { ingress } = location
  const turned = redirectOf(lister, plain, location, asked)
  if (turned === 'refused') return { kind: 'refused', ingress }
  if (turned) return { kind: 'redirect', ingress, ...turned }
  const routes = routesOf(location, server?.host ?? '', canaries, asked)
  return routes.length > 0 ? { kind: 'routes', routes } : { kind: 'nothing', hasHost }
}

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'

/** The backend that the Ingresses of a class, or all, choose; undefined: none, or it is redirected. */
export function routeIngress(lister: Lister, asked: Asked, className?: string): IngressRoute | undefined {
  const ingresses = [...lister.list('ingresses.networking.k8s.io')]
    .filter(
      ({ metadata, spec }) =>
        className === undefined ||
        (spec.ingressClassName ?? metadata.annotations?.[CLASS_ANNOTATION]) === className,
    )
    .sort(olderFirst)
  const choice = chooseRoute(lister, ingresses, asked)
  return choice.kind === 'routes' ? choice.routes[0] : undefined
}

/** A port of a Service by number or name. */
export const servicePort = (service: Service, port: number | string): number | undefined =>
  service.spec.ports?.find((one) => (typeof port === 'number' ? one.port === port : one.name === port))?.port
