import { type Endpoints, keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

export const SLICES = 'endpointslices.discovery.k8s.io'
export const SERVICE_NAME = 'kubernetes.io/service-name'
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
export const MANAGER = 'endpointslicemirroring-controller.k8s.io'
const SKIP = 'endpointslice.kubernetes.io/skip-mirror'
/** Only what people wrote for a Service without a selector is mirrored. */
function isMirrored(ctx: ComponentContext, key: string, endpoints: Endpoints | undefined): boolean {
  const service = ctx.lister.byKey('services', key)
  if (!endpoints || endpoints.metadata.deletionTimestamp || !service) return false
  return !service.spec.selector && endpoints.metadata.labels?.[SKIP] !== 'true'
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
    if (endpoints && isMirrored(ctx, key, endpoints))
      part('mirroring').mirrorEndpoints(ctx, endpoints, existing)
    else for (const slice of existing) ctx.client.delete(SLICES, namespace, slice.metadata.name)
  },
}
