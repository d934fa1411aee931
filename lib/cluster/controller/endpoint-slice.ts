import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesSet } from '@/lib/cluster/apimachinery/labels'
import {
  controllerReference,
  type EndpointSlice,
  keyOf,
  type Node,
  type Pod,
  type Service,
} from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { type Endpoint, packSlices } from '@/lib/cluster/controller/endpoint-slice/packing'
import { withTriggerTime } from '@/lib/cluster/controller/endpoint-trigger-time'
import { isFinished, isReady } from '@/lib/cluster/controller/pod-state'
import { canonicalJson } from '@/lib/cluster/controller/pod-template-hash'

const SLICES = 'endpointslices.discovery.k8s.io'
const SERVICE_NAME = 'kubernetes.io/service-name'
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
const MANAGER = 'endpointslice-controller.k8s.io'
const MAX_ENDPOINTS = 100

type Port = NonNullable<EndpointSlice['ports']>[number]

/** The Services whose selector matches the pod, before or after the change. */
export function servicesOf(event: WatchEvent, ctx: ComponentContext): string[] {
  const { object, old } = event
  const keys: string[] = []
  for (const service of ctx.lister.list('services', object.metadata.namespace)) {
    const { selector } = service.spec
    if (!selector || Object.keys(selector).length === 0) continue
    const selects = (version: typeof object) => matchesSet(selector, version.metadata.labels)
    if (selects(object) || (old && selects(old))) keys.push(keyOf(service))
  }
  return keys
}

/** The pods a Service selects that have an address and may still serve. */
export function backendsOf(ctx: ComponentContext, service: Service): Pod[] {
  return ctx.lister
    .list('pods', service.metadata.namespace)
    .filter(
      (pod) =>
        matchesSet(service.spec.selector, pod.metadata.labels) && pod.status?.podIP && !isFinished(pod),
    )
}

/** podutil.FindPort: a number as it is, a name looked up in the pod's containers. */
export function targetPortOf(
  pod: Pod,
  target: string | number | undefined,
  port: number,
  protocol: string,
): number | undefined {
  if (target === undefined || target === '' || target === 0) return port
  if (typeof target === 'number') return target
  const sidecars = (pod.spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')
  return [...pod.spec.containers, ...sidecars]
    .flatMap((container) => container.ports ?? [])
    .find((candidate) => candidate.name === target && (candidate.protocol ?? 'TCP') === protocol)
    ?.containerPort
}

function portsFor(service: Service, pod: Pod): Port[] {
  return (service.spec.ports ?? []).flatMap((from) => {
    const protocol = from.protocol ?? 'TCP'
    const port = targetPortOf(pod, from.targetPort, from.port, protocol)
    if (port === undefined) return []
    return [
      {
        name: from.name ?? '',
        protocol,
        port,
        ...(from.appProtocol ? { appProtocol: from.appProtocol } : {}),
      },
    ]
  })
}

const CLOSE = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
const TOPOLOGY = ['service.kubernetes.io/topology-aware-hints', 'service.kubernetes.io/topology-mode']

/** Who is to prefer a ready endpoint, as trafficDistribution asks. Mirrors: k8s.io/endpointslice/trafficdist. */
function hintsOf({ metadata, spec }: Service, zone: string | undefined, node: string | undefined) {
  const { trafficDistribution = '' } = spec
  const byAnnotation = TOPOLOGY.map((key) => metadata.annotations?.[key]).find((value) => value !== undefined)
  if (!CLOSE.includes(trafficDistribution) || byAnnotation?.toLowerCase() === 'auto') return undefined
  const forNodes = trafficDistribution === 'PreferSameNode' && node ? [{ name: node }] : undefined
  if (!zone && !forNodes) return undefined
  return { ...(forNodes ? { forNodes } : {}), ...(zone ? { forZones: [{ name: zone }] } : {}) }
}

function endpointOf(service: Service, pod: Pod, node: Node | undefined): Endpoint {
  const terminating = !!pod.metadata.deletionTimestamp
  const serving = isReady(pod)
  const { namespace, name, uid } = pod.metadata
  const { nodeName } = pod.spec
  const hostname = pod.spec.subdomain === service.metadata.name ? pod.spec.hostname : undefined
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone']
  const ready = service.spec.publishNotReadyAddresses ? true : serving && !terminating
  const hints = ready ? hintsOf(service, zone, nodeName) : undefined
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: { ready, serving, terminating },
    ...(hints ? { hints } : {}),
    ...(hostname ? { hostname } : {}),
    nodeName,
    targetRef: { kind: 'Pod', name, namespace, uid },
    ...(zone ? { zone } : {}),
  }
}

interface Wanted {
  ports: Port[]
  endpoints: Endpoint[]
}

/** Endpoints by the ports they offer. A pod on a node that is no more is left out. */
function wantedGroups({ lister }: ComponentContext, service: Service, pods: readonly Pod[]) {
  const groups = new Map<string, Wanted>()
  for (const pod of pods) {
    const node = lister.get('nodes', undefined, pod.spec.nodeName ?? '')
    if (!node && !service.spec.publishNotReadyAddresses) continue
    const ports = portsFor(service, pod)
    const key = canonicalJson(ports)
    const group = groups.get(key) ?? { ports, endpoints: [] }
    group.endpoints.push(endpointOf(service, pod, node))
    groups.set(key, group)
  }
  return groups
}

/** Marks what belongs to a Service without an address. */
export const headlessLabel = (service: Service): Record<string, string> =>
  service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {}

function labelsFor(service: Service): Record<string, string> {
  const headless = headlessLabel(service)
  return {
    ...service.metadata.labels,
    [MANAGED_BY]: MANAGER,
    [SERVICE_NAME]: service.metadata.name,
    ...headless,
  }
}

interface Plan {
  create: Wanted[]
  update: (Wanted & { slice: EndpointSlice })[]
  remove: EndpointSlice[]
}

/** What to write so that the slices hold the groups; without any endpoint one empty slice stands for them. */
function planSlices(groups: Map<string, Wanted>, existing: readonly EndpointSlice[], labels: object): Plan {
  const byPorts = new Map<string, EndpointSlice[]>([...groups.keys()].map((key) => [key, []]))
  const plan: Plan = { create: [], update: [], remove: [] }
  for (const slice of existing) {
    const same = byPorts.get(canonicalJson(slice.ports ?? []))
    if (same) same.push(slice)
    else plan.remove.push(slice)
  }
  for (const [key, { ports, endpoints }] of groups) {
    const packing = packSlices(byPorts.get(key) ?? [], endpoints, labels, MAX_ENDPOINTS)
    plan.create.push(...packing.create.map((some) => ({ ports, endpoints: some })))
    plan.update.push(...packing.update.map((one) => ({ ports, ...one })))
    plan.remove.push(...packing.remove)
  }
  if (plan.remove.length < existing.length || plan.create.length > 0) return plan
  const [only] = plan.remove
  const isPlaceholder = plan.remove.length === 1 && !only?.endpoints?.length && !only?.ports?.length
  if (isPlaceholder && deepEqual(only?.metadata.labels, labels)) return { ...plan, remove: [] }
  return { ...plan, create: [{ ports: [], endpoints: [] }] }
}

/** Rather than deleting one and creating another, the one is changed. */
function reuse({ create, update, remove }: Plan): Plan {
  const created = [...create]
  const changed = remove.flatMap((slice) => {
    const last = created.pop()
    return last ? [{ slice, ...last }] : []
  })
  return { create: created, update: [...update, ...changed], remove: remove.slice(changed.length) }
}

function reconcileSlices(ctx: ComponentContext, service: Service, existing: EndpointSlice[]): void {
  const labels = labelsFor(service)
  const pods = backendsOf(ctx, service)
  const { create, update, remove } = reuse(planSlices(wantedGroups(ctx, service, pods), existing, labels))
  const { namespace, name } = service.metadata
  for (const wanted of create) {
    ctx.client.create(SLICES, {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        generateName: `${name}-`,
        namespace,
        labels,
        ...withTriggerTime(undefined, service, pods, existing),
        ownerReferences: [controllerReference(service)],
      },
      addressType: 'IPv4',
      ...wanted,
    })
  }
  for (const { slice, ...wanted } of update) {
    const { annotations, ...metadata } = slice.metadata
    const written = withTriggerTime(annotations, service, pods, existing)
    ctx.client.update(SLICES, { ...slice, ...wanted, metadata: { ...metadata, labels, ...written } })
  }
  for (const { metadata } of remove) ctx.client.delete(SLICES, metadata.namespace, metadata.name)
}

/**
 * Mirrors: pkg/controller/endpointslice – ready, serving and terminating endpoints per set of ports.
 * Differs: IPv4 only; the annotation service.kubernetes.io/topology-mode brings no hints.
 */
export const endpointSlice: Component = {
  name: 'endpointslice',
  eventSource: 'endpoint-slice-controller',
  watches: [
    { resource: 'services', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: servicesOf },
    {
      resource: SLICES,
      map({ type, object }) {
        const { namespace, labels } = object.metadata
        const service = labels?.[MANAGED_BY] === MANAGER ? labels[SERVICE_NAME] : undefined
        return service && type !== 'ADDED' ? [`${namespace}/${service}`] : []
      },
    },
  ],
  reconcile(key, ctx) {
    const service = ctx.lister.byKey('services', key)
    if (!service?.spec.selector || service.metadata.deletionTimestamp) return
    if (service.spec.type === 'ExternalName') return
    const existing = ctx.client
      .list(SLICES, service.metadata.namespace)
      .filter(
        ({ metadata }) =>
          metadata.labels?.[SERVICE_NAME] === service.metadata.name &&
          metadata.labels?.[MANAGED_BY] === MANAGER &&
          !metadata.deletionTimestamp,
      )
    reconcileSlices(ctx, service, existing)
  },
}
