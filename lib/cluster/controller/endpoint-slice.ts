import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesSet } from '@/lib/cluster/apimachinery/labels'
import {
  controllerReference,
  type EndpointSlice,
  keyOf,
  type Pod,
  type Service,
} from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { isFinished, isReady } from '@/lib/cluster/controller/pod-state'
import { canonicalJson } from '@/lib/cluster/controller/pod-template-hash'

const SERVICE_NAME = 'kubernetes.io/service-name'
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
const MANAGER = 'endpointslice-controller.k8s.io'
const MAX_ENDPOINTS = 100

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]
type Port = NonNullable<EndpointSlice['ports']>[number]

/** The Services whose selector matches the pod, before or after the change. */
export function servicesOf(event: WatchEvent, ctx: ComponentContext): string[] {
  const versions = [event.object, event.old].filter((version) => version !== undefined)
  const namespace = event.object.metadata.namespace
  return ctx.lister
    .list('services', namespace)
    .filter(
      ({ spec }) =>
        spec.selector &&
        Object.keys(spec.selector).length > 0 &&
        versions.some((version) => matchesSet(spec.selector, version.metadata.labels)),
    )
    .map(keyOf)
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

function endpointOf(service: Service, pod: Pod): Endpoint {
  const terminating = !!pod.metadata.deletionTimestamp
  const serving = isReady(pod)
  const { namespace, name, uid } = pod.metadata
  const hostname = pod.spec.subdomain === service.metadata.name ? pod.spec.hostname : undefined
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: {
      ready: service.spec.publishNotReadyAddresses ? true : serving && !terminating,
      serving,
      terminating,
    },
    ...(hostname ? { hostname } : {}),
    nodeName: pod.spec.nodeName,
    targetRef: { kind: 'Pod', name, namespace, uid },
  }
}

interface Wanted {
  ports: Port[]
  endpoints: Endpoint[]
}

/** Pods grouped by the ports they offer, in slices of at most a hundred. */
function wantedSlices(ctx: ComponentContext, service: Service): Wanted[] {
  const groups = new Map<string, Wanted>()
  for (const pod of backendsOf(ctx, service)) {
    const ports = portsFor(service, pod)
    const key = canonicalJson(ports)
    const group = groups.get(key) ?? { ports, endpoints: [] }
    group.endpoints.push(endpointOf(service, pod))
    groups.set(key, group)
  }
  const slices = [...groups.values()].flatMap(({ ports, endpoints }) => {
    const chunks: Wanted[] = []
    for (let i = 0; i < endpoints.length; i += MAX_ENDPOINTS)
      chunks.push({ ports, endpoints: endpoints.slice(i, i + MAX_ENDPOINTS) })
    return chunks
  })
  return slices.length > 0 ? slices : [{ ports: [], endpoints: [] }]
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

function createSlice(ctx: ComponentContext, service: Service, { ports, endpoints }: Wanted): void {
  const { namespace, name } = service.metadata
  ctx.client.create('endpointslices.discovery.k8s.io', {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: labelsFor(service),
      ownerReferences: [controllerReference(service)],
    },
    addressType: 'IPv4',
    endpoints,
    ports,
  })
}

/** Keeps each slice whose ports still fit, and fills, creates or deletes the rest. */
function reconcileSlices(ctx: ComponentContext, service: Service, existing: EndpointSlice[]): void {
  const labels = labelsFor(service)
  const free = [...existing]
  for (const wanted of wantedSlices(ctx, service)) {
    const samePorts = free.findIndex((slice) => deepEqual(slice.ports ?? [], wanted.ports))
    const slice = free.splice(samePorts < 0 ? 0 : samePorts, 1)[0]
    if (!slice) {
      createSlice(ctx, service, wanted)
      continue
    }
    const current = [slice.ports ?? [], slice.endpoints ?? [], slice.metadata.labels]
    if (deepEqual(current, [wanted.ports, wanted.endpoints, labels])) continue
    ctx.client.update('endpointslices.discovery.k8s.io', {
      ...slice,
      ...wanted,
      metadata: { ...slice.metadata, labels },
    })
  }
  for (const { metadata } of free)
    ctx.client.delete('endpointslices.discovery.k8s.io', metadata.namespace, metadata.name)
}

/**
 * Mirrors: pkg/controller/endpointslice – ready, serving and terminating endpoints per set of ports.
 * Differs: IPv4 only; no topology hints; slices are not repacked to save writes.
 */
export const endpointSlice: Component = {
  name: 'endpointslice',
  eventSource: 'endpoint-slice-controller',
  watches: [
    { resource: 'services', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: servicesOf },
    {
      resource: 'endpointslices.discovery.k8s.io',
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
      .list('endpointslices.discovery.k8s.io', service.metadata.namespace)
      .filter(
        ({ metadata }) =>
          metadata.labels?.[SERVICE_NAME] === service.metadata.name &&
          metadata.labels?.[MANAGED_BY] === MANAGER &&
          !metadata.deletionTimestamp,
      )
    reconcileSlices(ctx, service, existing)
  },
}
