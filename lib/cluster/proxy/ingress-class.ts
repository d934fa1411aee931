/** Ingress controllers by their image, and which Ingresses each of them serves. */
import type { Ingress, IngressClass, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { olderFirst } from '@/lib/cluster/proxy/http-match'

export interface IngressController {
  kind: 'nginx' | 'traefik' | 'haproxy'
  /** `spec.controller` of its classes. */
  controller: string
  /** What the old annotation has to say. */
  annotation: string
  /** It serves Ingresses without a class, too. */
  withoutClass: boolean
}

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'

const KNOWN: [RegExp, IngressController][] = [
  [
    /(?:^|\/)ingress-nginx\/controller[:@]/,
    { kind: 'nginx', controller: 'k8s.io/ingress-nginx', annotation: 'nginx', withoutClass: false },
  ],
  [
    /(?:^|\/)nginx-ingress(?:-controller)?[:@]/,
    { kind: 'nginx', controller: 'nginx.org/ingress-controller', annotation: 'nginx', withoutClass: false },
  ],
  [
    /^(?:docker\.io\/)?(?:library\/)?traefik[:@]/,
    {
      kind: 'traefik',
      controller: 'traefik.io/ingress-controller',
      annotation: 'traefik',
      withoutClass: true,
    },
  ],
  [
    /(?:^|\/)haproxytech\/kubernetes-ingress[:@]/,
    {
      kind: 'haproxy',
      controller: 'haproxy.org/ingress-controller/haproxy',
      annotation: 'haproxy',
      withoutClass: true,
    },
  ],
]

const argument = (args: readonly string[], name: string) =>
  args.map((arg) => new RegExp(`^--?${name}=(.+)$`).exec(arg)?.[1]).find(Boolean)

/** The controller that runs in a pod, by its image and arguments. */
export function controllerOf({ spec }: Pod): IngressController | undefined {
  for (const { image = '', args = [] } of spec.containers) {
    const known = KNOWN.find(([pattern]) => pattern.test(`${image}:`))?.[1]
    if (!known) continue
    const without = args.some((arg) => /^--watch-ingress-without-class(=true)?$/.test(arg))
    return {
      ...known,
      controller: argument(args, 'controller-class') ?? known.controller,
      annotation: argument(args, 'ingress-class') ?? known.annotation,
      withoutClass: known.withoutClass || without,
    }
  }
  return undefined
}

/**
 * Does a controller serve an Ingress? By its class, which has to be there; else by the old annotation; else it
 * has no class at all.
 */
export function serves(lister: Lister, by: IngressController, { metadata, spec }: Ingress): boolean {
  if (spec.ingressClassName !== undefined) {
    const named = lister.get('ingressclasses.networking.k8s.io', undefined, spec.ingressClassName) as
      | IngressClass
      | undefined
    return named?.spec?.controller === by.controller
  }
  const annotation = metadata.annotations?.[CLASS_ANNOTATION]
  return annotation === undefined || annotation === '' ? by.withoutClass : annotation === by.annotation
}

/** The Ingresses of a controller, the oldest first. */
export const ingressesOf = (lister: Lister, by: IngressController): Ingress[] =>
  [...lister.list('ingresses.networking.k8s.io')].filter((one) => serves(lister, by, one)).sort(olderFirst)
