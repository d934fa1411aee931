/** Autoscalers, namespaces that go, certificates that are asked for, and whatever has conditions. */
import type {
  CertificateSigningRequest,
  HorizontalPodAutoscaler,
  KubeObject,
  Namespace,
} from '@/lib/cluster/apimachinery/object'
import { kinds } from '@/lib/cluster/apis/index'
import { resourceName } from '@/lib/cluster/apis/kind'
import { stoppedLinks } from '@/lib/cluster/explain/component'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import {
  conditionSaid,
  findCondition,
  findObject,
  heldByFinalizers,
  missing,
  type View,
} from '@/lib/cluster/explain/view'

const METRICS: ObjectRef = { kind: 'APIService', name: 'v1beta1.metrics.k8s.io' }

/** What an autoscaler can scale. */
type Templated = { spec: { template?: { spec: { containers: { name: string }[] } } } }

/** What is behind the words of an autoscaler that does not scale. */
function behindScaling(view: View, { metadata, spec }: HorizontalPodAutoscaler, message: string): Link[] {
  const { kind, name } = spec.scaleTargetRef
  const { namespace = '' } = metadata
  const target: ObjectRef = { kind, name, namespace }
  const there = findObject(view, target) as (Templated & KubeObject) | undefined
  if (!there) return [missing(view, target)]
  if (message.includes('could not find the requested resource')) return [{ object: METRICS, why: 'missing' }]
  const [, resource, container] = /missing request for (\S+) in container (\S+)/.exec(message) ?? []
  if (resource !== undefined) {
    const containers = there.spec.template?.spec.containers ?? []
    const index = containers.findIndex((one) => one.name === container)
    const field = `spec.template.spec.containers[${Math.max(0, index)}].resources.requests.${resource}`
    return [{ object: target, why: 'none asked', field, found: null }]
  }
  return view.explain(target)
}

export function explainAutoscaler(view: View, autoscaler: HorizontalPodAutoscaler): Link[] {
  const object = refOf(autoscaler)
  for (const type of ['AbleToScale', 'ScalingActive']) {
    const condition = findCondition(autoscaler, type)
    if (!condition || condition.status === 'True') continue
    const head: Link = { object, why: 'waits', said: conditionSaid(condition) }
    const { message = '' } = condition
    return [
      { ...head, field: 'spec.scaleTargetRef', found: autoscaler.spec.scaleTargetRef },
      ...behindScaling(view, autoscaler, message),
    ]
  }
  return []
}

/** What is left in a namespace that goes: the first object that something holds. */
export function explainNamespace(view: View, namespace: Namespace): Link[] {
  const { name, deletionTimestamp } = namespace.metadata
  if (!deletionTimestamp) return []
  const object = refOf(namespace)
  const condition = [
    'NamespaceDeletionDiscoveryFailure',
    'NamespaceFinalizersRemaining',
    'NamespaceContentRemaining',
  ]
    .flatMap((type) => findCondition(namespace, type) ?? [])
    .find(({ status }) => status === 'True')
  const head: Link = { object, why: 'waits', ...(condition ? { said: conditionSaid(condition) } : {}) }
  for (const kind of kinds) {
    if (!kind.namespaced) continue
    for (const left of view.lister.list(resourceName(kind), name) as KubeObject[]) {
      if (!left.metadata.deletionTimestamp) continue
      const links = view.explain(refOf(left))
      if (links.length > 0) return [head, ...links]
    }
  }
  const { finalizers = [] } = namespace.spec
  if (!view.runs('kube-controller-manager')) return [head, ...stoppedLinks(view, 'kube-controller-manager')]
  return finalizers.length > 0
    ? [head, { object, why: 'held', field: 'spec.finalizers', found: finalizers }]
    : [head]
}

/** A request for a certificate that nobody has approved, or nobody signs. */
export function explainCertificate(_view: View, request: CertificateSigningRequest): Link[] {
  const object = refOf(request)
  const bad = findCondition(request, 'Denied') ?? findCondition(request, 'Failed')
  if (bad) return [{ object, why: 'said', said: conditionSaid(bad) }]
  const approved = findCondition(request, 'Approved')
  if (!approved)
    return [
      { object, why: 'not approved', said: { in: 'status', reason: 'Pending' }, field: 'status.conditions' },
    ]
  if (request.status?.certificate) return []
  const found = request.spec.signerName
  return [{ object, why: 'nobody', said: conditionSaid(approved), field: 'spec.signerName', found }]
}

/** Conditions that are to be true, those first of which the others follow. */
const GOOD = ['NamesAccepted', 'Established', 'Available', 'Accepted', 'ResolvedRefs', 'Programmed', 'Ready']

/** An extension of the API is served by a Service. */
function behindGeneric(view: View, { kind, spec }: KubeObject): Link[] {
  const service =
    kind === 'APIService' ? (spec as { service?: { name: string; namespace: string } }).service : undefined
  if (!service) return []
  const { name, namespace } = service
  const ref: ObjectRef = { kind: 'Service', name, namespace }
  return findObject(view, ref) ? view.explain(ref) : [missing(view, ref)]
}

/** Anything else: a deletion that waits, or the first condition that is not true. */
export function explainGeneric(view: View, object: KubeObject): Link[] {
  const ref = refOf(object)
  if (object.metadata.deletionTimestamp) return heldByFinalizers(object, ref)
  const conditions = [
    ...GOOD.flatMap((type) => findCondition({ status: object.status }, type) ?? []),
    ...gatewayConditions(object),
  ]
  const bad = conditions.find(({ status }) => status !== 'True')
  return bad ? [{ object: ref, why: 'said', said: conditionSaid(bad) }, ...behindGeneric(view, object)] : []
}

/** Routes have theirs per parent. */
function gatewayConditions({ status }: KubeObject) {
  const parents = (status as { parents?: { conditions?: [] }[] } | undefined)?.parents ?? []
  return parents.flatMap((parent) => GOOD.flatMap((type) => findCondition({ status: parent }, type) ?? []))
}
