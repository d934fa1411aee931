import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  controllerReference,
  type EndpointSlice,
  type Endpoints,
  keyOf,
} from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

const SLICES = 'endpointslices.discovery.k8s.io'
const SERVICE_NAME = 'kubernetes.io/service-name'
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
const MANAGER = 'endpointslicemirroring-controller.k8s.io'
const SKIP = 'endpointslice.kubernetes.io/skip-mirror'
const UNCOPIED = new Set([
  'endpoints.kubernetes.io/last-change-trigger-time',
  'kubectl.kubernetes.io/last-applied-configuration',
])

type Wanted = Pick<EndpointSlice, 'addressType' | 'ports'> & {
  endpoints: NonNullable<EndpointSlice['endpoints']>
}
type Address = NonNullable<NonNullable<Endpoints['subsets']>[number]['addresses']>[number]

const endpointOf = ({ ip, hostname, nodeName, targetRef }: Address, ready: boolean) => ({
  addresses: [ip],
  conditions: { ready },
  ...(hostname ? { hostname } : {}),
  ...(nodeName ? { nodeName } : {}),
  ...(targetRef ? { targetRef } : {}),
})

function wantedSlices(endpoints: Endpoints): Wanted[] {
  return (endpoints.subsets ?? []).map(({ addresses = [], notReadyAddresses = [], ports = [] }) => ({
    addressType: 'IPv4' as const,
    endpoints: [
      ...addresses.map((address) => endpointOf(address, true)),
      ...notReadyAddresses.map((address) => endpointOf(address, false)),
    ],
    ports: ports.map(({ name = '', port, protocol = 'TCP', appProtocol }) => ({
      name,
      port,
      protocol,
      ...(appProtocol ? { appProtocol } : {}),
    })),
  }))
}

/** Only what people wrote for a Service without a selector is mirrored. */
function isMirrored(ctx: ComponentContext, key: string, endpoints: Endpoints | undefined): boolean {
  const service = ctx.lister.byKey('services', key)
  if (!endpoints || endpoints.metadata.deletionTimestamp || !service) return false
  return !service.spec.selector && endpoints.metadata.labels?.[SKIP] !== 'true'
}

function metadataFor(endpoints: Endpoints) {
  const { name, namespace, labels, annotations = {} } = endpoints.metadata
  const copied = Object.entries(annotations).filter(([key]) => !UNCOPIED.has(key))
  return {
    generateName: `${name}-`,
    namespace,
    labels: { ...labels, [SERVICE_NAME]: name, [MANAGED_BY]: MANAGER },
    ...(copied.length > 0 ? { annotations: Object.fromEntries(copied) } : {}),
    ownerReferences: [controllerReference(endpoints)],
  }
}

function reconcileSlices(ctx: ComponentContext, endpoints: Endpoints, existing: EndpointSlice[]): void {
  const free = [...existing]
  const metadata = metadataFor(endpoints)
  for (const wanted of wantedSlices(endpoints)) {
    const slice = free.shift()
    if (!slice) {
      const body = { apiVersion: 'discovery.k8s.io/v1' as const, kind: 'EndpointSlice' as const, metadata }
      ctx.client.create(SLICES, { ...body, ...wanted })
    } else if (
      !deepEqual(
        [slice.endpoints ?? [], slice.ports ?? [], slice.metadata.labels],
        [wanted.endpoints, wanted.ports, metadata.labels],
      )
    ) {
      const { labels } = metadata
      ctx.client.update(SLICES, { ...slice, ...wanted, metadata: { ...slice.metadata, labels } })
    }
  }
  for (const slice of free) ctx.client.delete(SLICES, slice.metadata.namespace, slice.metadata.name)
}

/**
 * Mirrors: pkg/controller/endpointslicemirroring – slices for hand-written Endpoints.
 * Differs: a slice per subset, of IPv4 addresses only; subsets are not repacked.
 */
export const endpointSliceMirroring: Component = {
  name: 'endpointslicemirroring',
  eventSource: 'endpoint-slice-mirroring-controller',
  watches: [
    { resource: 'endpoints', map: ({ object }) => [keyOf(object)] },
    { resource: 'services', map: ({ object }) => [keyOf(object)] },
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
    const endpoints = ctx.lister.byKey('endpoints', key)
    const [namespace, name] = key.split('/')
    const existing = ctx.lister
      .list(SLICES, namespace)
      .filter(
        ({ metadata }) =>
          metadata.labels?.[SERVICE_NAME] === name &&
          metadata.labels?.[MANAGED_BY] === MANAGER &&
          !metadata.deletionTimestamp,
      )
    if (endpoints && isMirrored(ctx, key, endpoints)) reconcileSlices(ctx, endpoints, existing)
    else for (const slice of existing) ctx.client.delete(SLICES, namespace, slice.metadata.name)
  },
}
