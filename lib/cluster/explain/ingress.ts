/** Why an Ingress leads nowhere. */
import type { Ingress, IngressClass, Service } from '@/lib/cluster/apimachinery/object'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import { going } from '@/lib/cluster/explain/replicas'
import { missing, type View } from '@/lib/cluster/explain/view'
import { servicePort } from '@/lib/cluster/proxy/ingress'

const CLASSES = 'ingressclasses.networking.k8s.io'
const ANNOTATION = 'kubernetes.io/ingress.class'
const DEFAULT = 'ingressclass.kubernetes.io/is-default-class'

type Backend = NonNullable<Ingress['spec']['defaultBackend']>

/** The class of that name is not there, or none is named and none is the default. */
function classLinks(view: View, { metadata, spec, kind }: Ingress): Link[] {
  const object = refOf({ kind, metadata })
  const field = 'spec.ingressClassName'
  const name = spec.ingressClassName
  const classes = view.lister.list(CLASSES) as unknown as IngressClass[]
  if (name === undefined) {
    if (
      metadata.annotations?.[ANNOTATION] ||
      classes.some((one) => one.metadata.annotations?.[DEFAULT] === 'true')
    )
      return []
    return [{ object, why: 'nobody', field, found: null, wanted: classes.map((one) => one.metadata.name) }]
  }
  if (classes.some((one) => one.metadata.name === name)) return []
  return [{ object, why: 'waits', field, found: name }, missing(view, { kind: 'IngressClass', name })]
}

function backendsOf({ spec }: Ingress): { field: string; backend: Backend }[] {
  const rules = (spec.rules ?? []).flatMap(({ http }, rule) =>
    (http?.paths ?? []).map(({ backend }, path) => ({
      field: `spec.rules[${rule}].http.paths[${path}].backend`,
      backend,
    })),
  )
  const { defaultBackend } = spec
  return [...(defaultBackend ? [{ field: 'spec.defaultBackend', backend: defaultBackend }] : []), ...rules]
}

const portsOf = ({ spec }: Service) =>
  (spec.ports ?? []).map(({ name, port }) => ({ port, ...(name ? { name } : {}) }))

/** The first backend that is not there, has no such port, or behind which nobody answers. */
function backendLinks(view: View, ingress: Ingress): Link[] {
  const object = refOf(ingress)
  const { namespace = '' } = ingress.metadata
  for (const { field, backend } of backendsOf(ingress)) {
    if (!backend.service) continue
    const { name, port } = backend.service
    const ref: ObjectRef = { kind: 'Service', name, namespace }
    const service = view.lister.get('services', namespace, name)
    const waits: Link = { object, why: 'waits', field: `${field}.service.name`, found: name }
    if (!service) return [waits, missing(view, ref)]
    const asked = port?.number ?? port?.name ?? 0
    if (servicePort(service, asked) === undefined) {
      const at = `${field}.service.port.${port?.name ? 'name' : 'number'}`
      return [{ object, why: 'no match', field: at, found: asked, wanted: portsOf(service) }]
    }
    const behind = view.explain(ref)
    if (behind.length > 0) return [waits, ...behind]
  }
  return []
}

function secretLinks(view: View, { metadata, spec, kind }: Ingress): Link[] {
  const { namespace = '' } = metadata
  for (const [index, { secretName }] of (spec.tls ?? []).entries()) {
    if (!secretName || view.lister.get('secrets', namespace, secretName)) continue
    const field = `spec.tls[${index}].secretName`
    const waits: Link = { object: refOf({ kind, metadata }), why: 'waits', field, found: secretName }
    return [waits, missing(view, { kind: 'Secret', name: secretName, namespace })]
  }
  return []
}

/** Nobody has written an address: no controller is at work for the class. */
function addressLinks(view: View, { metadata, spec, status, kind }: Ingress): Link[] {
  if (status?.loadBalancer?.ingress?.length) return []
  const object = refOf({ kind, metadata })
  const head: Link = { object, why: 'waits', field: 'status.loadBalancer.ingress', found: [] }
  const name = spec.ingressClassName
  if (name === undefined) return [{ ...head, why: 'nobody' }]
  const found = view.lister.get(CLASSES, undefined, name) as IngressClass | undefined
  const { controller } = found?.spec ?? {}
  const ingressClass: ObjectRef = { kind: 'IngressClass', name }
  return [head, { object: ingressClass, why: 'nobody', field: 'spec.controller', found: controller }]
}

/** The links of an Ingress without a class, a backend, a certificate or an address, in this order. */
export function explainIngress(view: View, ingress: Ingress): Link[] {
  if (ingress.metadata.deletionTimestamp) return going(ingress)
  for (const part of [classLinks, backendLinks, secretLinks]) {
    const links = part(view, ingress)
    if (links.length > 0) return links
  }
  return addressLinks(view, ingress)
}
