/** Mirrors: pkg/controller/endpointslicemirroring/reconciler.go. */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { controllerReference, type EndpointSlice, type Endpoints } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { MANAGED_BY, MANAGER, SERVICE_NAME, SLICES } from '@/lib/cluster/controller/endpoint-slice-mirroring'

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

/** Brings the slices of hand-written Endpoints up to date. */
export function mirrorEndpoints(
  ctx: ComponentContext,
  endpoints: Endpoints,
  existing: EndpointSlice[],
): void {
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
