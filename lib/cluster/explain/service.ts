/** Why nobody answers behind a Service. */
import { matchesSet } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Pod, Service } from '@/lib/cluster/apimachinery/object'
import { stoppedLinks } from '@/lib/cluster/explain/component'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import { explainPod } from '@/lib/cluster/explain/pod'
import { going } from '@/lib/cluster/explain/replicas'
import { findCondition, lastEvent, type View } from '@/lib/cluster/explain/view'

const SLICES = 'endpointslices.discovery.k8s.io'
const SERVICE_NAME = 'kubernetes.io/service-name'
const WORKLOADS = ['deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'replicasets.apps'] as const

type Labels = Record<string, string>
type ServicePort = NonNullable<Service['spec']['ports']>[number]

/** What stands behind a Service. */
export const slicesOf = (view: View, { metadata }: Service) =>
  view.lister
    .list(SLICES, metadata.namespace)
    .filter((slice) => slice.metadata.labels?.[SERVICE_NAME] === metadata.name)

const isOver = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'
const isReady = (pod: Pod) => findCondition(pod, 'Ready')?.status === 'True'

/** How many labels of a selector somebody has otherwise, or not at all. */
const distance = (selector: Labels, labels: Labels) =>
  Object.entries(selector).filter(([key, value]) => labels[key] !== value).length

/** It shares a key or a value with the selector: perhaps it was meant. */
const isAlike = (selector: Labels, labels: Labels) =>
  Object.entries(selector).some(([key, value]) => key in labels || Object.values(labels).includes(value))

/** A workload whose pods would be selected, if there were any. */
function emptyWorkload(view: View, { metadata, spec }: Service): KubeObject | undefined {
  for (const resource of WORKLOADS)
    for (const object of view.lister.list(resource, metadata.namespace)) {
      const labels = object.spec.template?.metadata?.labels
      if (matchesSet(spec.selector, labels) && !object.metadata.ownerReferences?.length)
        return object as unknown as KubeObject
    }
  return undefined
}

/** The pods that come nearest to being selected: by their labels, or in another namespace. */
function nearest(view: View, { metadata, spec }: Service): Pick<Link, 'field' | 'found' | 'wanted'> {
  const selector = spec.selector ?? {}
  const all = view.lister.list('pods').filter((pod) => !isOver(pod))
  const elsewhere = all.filter((pod) => matchesSet(selector, pod.metadata.labels))
  if (elsewhere.length > 0) {
    const wanted = [...new Set(elsewhere.map((pod) => pod.metadata.namespace ?? ''))]
    return { field: 'metadata.namespace', found: metadata.namespace, wanted }
  }
  const [best] = all
    .filter((pod) => pod.metadata.namespace === metadata.namespace)
    .map(({ metadata: { labels = {} } }) => labels)
    .filter((labels) => isAlike(selector, labels))
    .sort((a, b) => distance(selector, a) - distance(selector, b))
  const { 'pod-template-hash': _, ...wanted } = best ?? {}
  return { field: 'spec.selector', found: selector, ...(best ? { wanted } : {}) }
}

function selectsNothing(view: View, service: Service): Link[] {
  const object = refOf(service)
  const workload = emptyWorkload(view, service)
  if (!workload) return [{ object, why: 'no match', ...nearest(view, service) }]
  const selected: Link = { object, why: 'waits', field: 'spec.selector', found: service.spec.selector }
  return [selected, ...view.explain(refOf(workload))]
}

/** The port of a pod that a port of the Service leads to; undefined when no container has that name. */
function targetOf(pod: Pod, { port, targetPort = port }: ServicePort): number | undefined {
  if (typeof targetPort === 'number') return targetPort
  const ports = pod.spec.containers.flatMap((container) => container.ports ?? [])
  return ports.find(({ name }) => name === targetPort)?.containerPort
}

/** Pods are ready, but the port leads nowhere. */
function portLinks(view: View, service: Service, pods: readonly Pod[]): Link[] {
  const object = refOf(service)
  for (const [index, port] of (service.spec.ports ?? []).entries()) {
    const { protocol = 'TCP', targetPort = port.port } = port
    for (const pod of pods) {
      const target = targetOf(pod, port)
      if (target !== undefined && view.listens(pod, target, protocol as 'TCP')) continue
      const declared = pod.spec.containers.flatMap(({ ports = [] }) => ports)
      const wanted = declared.map(({ name, containerPort }) =>
        typeof targetPort === 'string' && name ? name : containerPort,
      )
      const field = `spec.ports[${index}].targetPort`
      return [{ object, why: 'no match', field, found: targetPort, wanted }]
    }
  }
  return []
}

function withoutSelector(view: View, service: Service): Link[] {
  const slices = slicesOf(view, service)
  if (slices.some(({ endpoints }) => endpoints?.length)) return []
  const wanted: ObjectRef[] = slices.map((slice) => refOf(slice as unknown as KubeObject))
  return [{ object: refOf(service), why: 'none asked', field: 'spec.selector', found: null, wanted }]
}

/** Nobody has given the load balancer an address. */
function balancerLinks(view: View, service: Service): Link[] {
  if (service.spec.type !== 'LoadBalancer' || service.status?.loadBalancer?.ingress?.length) return []
  const said = lastEvent(view, service, ['SyncLoadBalancerFailed', 'EnsuringLoadBalancer'])
  const object = refOf(service)
  return [
    { object, why: 'nobody', ...(said ? { said } : {}), field: 'status.loadBalancer.ingress', found: [] },
  ]
}

/** The links of a Service without a ready endpoint, or whose port leads nowhere. */
export function explainService(view: View, service: Service): Link[] {
  const { metadata, spec } = service
  if (metadata.deletionTimestamp) return going(service)
  if (spec.type === 'ExternalName') return []
  if (!spec.selector || Object.keys(spec.selector).length === 0) return withoutSelector(view, service)
  const object = refOf(service)
  const pods = view.lister
    .list('pods', metadata.namespace)
    .filter((pod) => matchesSet(spec.selector, pod.metadata.labels) && !isOver(pod))
  if (pods.length === 0) return selectsNothing(view, service)
  const ready = pods.filter(isReady)
  if (ready.length > 0) {
    const ends = slicesOf(view, service).some(({ endpoints }) => endpoints?.length)
    if (!ends && !view.runs('kube-controller-manager'))
      return [{ object, why: 'waits' }, ...stoppedLinks(view, 'kube-controller-manager')]
    const ports = portLinks(view, service, ready)
    return ports.length > 0 ? ports : balancerLinks(view, service)
  }
  const [first] = pods
  const selected: Link = { object, why: 'waits', field: 'spec.selector', found: spec.selector }
  return first ? [selected, ...explainPod(view, first)] : [selected]
}
