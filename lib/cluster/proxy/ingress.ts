import type { Ingress, Service } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import { hostFits, olderFirst, pathOf, prefixFits } from '@/lib/cluster/proxy/http-match'

type Backend = NonNullable<Ingress['spec']['defaultBackend']>

/** Where an Ingress sends a request. */
export interface IngressRoute {
  ingress: string
  namespace: string
  service: string
  port: number | string
  /** The path that the backend sees. */
  path: string
}

interface Candidate {
  ingress: Ingress
  backend: Backend
  host: string
  path: string
  exact: boolean
}

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'
const DEFAULT_CLASS = 'ingressclass.kubernetes.io/is-default-class'
const REWRITE = 'nginx.ingress.kubernetes.io/rewrite-target'

/** Ingresses of a class; those that name none belong to the default class. Without a class: all. */
function ingressesOf(lister: Lister, className: string | undefined): Ingress[] {
  const all = [...lister.list('ingresses.networking.k8s.io')].sort(olderFirst)
  if (className === undefined) return all
  const annotations = lister.get('ingressclasses.networking.k8s.io', undefined, className)?.metadata
    .annotations
  const isDefault = annotations?.[DEFAULT_CLASS] === 'true'
  return all.filter(({ metadata, spec }) => {
    const named = spec.ingressClassName ?? metadata.annotations?.[CLASS_ANNOTATION]
    return named === undefined ? isDefault : named === className
  })
}

const candidatesOf = (ingress: Ingress): Candidate[] =>
  (ingress.spec.rules ?? []).flatMap(({ host = '', http }) =>
    (http?.paths ?? []).map(({ path = '/', pathType, backend }) => ({
      ingress,
      backend,
      host,
      path,
      exact: pathType === 'Exact',
    })),
  )

/** A host that is named comes before a wildcard, and that before any. */
const hostRank = (host: string) => (host === '' ? 0 : host.startsWith('*.') ? 1 : 2)

/** The longest path; of equals the exact one; of equals the older Ingress'. */
const better = (a: Candidate, b: Candidate) =>
  b.path.length - a.path.length || Number(b.exact) - Number(a.exact)

function routeTo(ingress: Ingress, { service }: Backend, path: string): IngressRoute | undefined {
  const port = service?.port?.number ?? service?.port?.name
  if (!service || port === undefined) return undefined
  const { name, namespace = '', annotations } = ingress.metadata
  const rewritten = annotations?.[REWRITE]
  const plain = rewritten !== undefined && !rewritten.includes('$')
  return { ingress: name, namespace, service: service.name, port, path: plain ? rewritten : path }
}

/**
 * The backend that the Ingresses of a class choose; undefined: no rule fits (404).
 * Mirrors: networking.k8s.io/v1 path types and host matching, ingress-nginx where they leave it open.
 * Differs: ImplementationSpecific is Prefix; of annotations only a rewrite-target without groups is read.
 */
export function routeIngress(
  lister: Lister,
  request: Pick<HttpRequest, 'host' | 'path'>,
  className?: string,
): IngressRoute | undefined {
  const path = pathOf(request.path)
  const ingresses = ingressesOf(lister, className)
  const ofHost = ingresses
    .flatMap(candidatesOf)
    .filter(({ host }) => host === '' || hostFits(host, request.host, 'one'))
  const rank = Math.max(0, ...ofHost.map(({ host }) => hostRank(host)))
  const [best] = ofHost
    .filter(({ host }) => hostRank(host) === rank)
    .filter((one) => (one.exact ? path === one.path : prefixFits(one.path, path)))
    .sort(better)
  if (best) return routeTo(best.ingress, best.backend, request.path)
  const fallback = ingresses.find(({ spec }) => spec.defaultBackend)
  return fallback?.spec.defaultBackend && routeTo(fallback, fallback.spec.defaultBackend, request.path)
}

/** A port of a Service by number or name. */
export const servicePort = (service: Service, port: number | string): number | undefined =>
  service.spec.ports?.find((one) => (typeof port === 'number' ? one.port === port : one.name === port))?.port
