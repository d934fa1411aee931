import type { ApiService } from '@/lib/cluster/apis/apiregistration/local-api-services'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

export const API_SERVICES = 'apiservices.apiregistration.k8s.io'

/** The registrations that a Service stands behind. */
const registeredWith = ({ lister }: ComponentContext, namespace: string | undefined, name: string) =>
  (lister.list(API_SERVICES) as ApiService[])
    .filter(({ spec }) => spec?.service?.name === name && spec.service.namespace === namespace)
    .map(({ metadata }) => metadata.name)

/**
 * Says of each API that is delegated to a Service whether it answers. It runs in the API server.
 * Mirrors: kube-aggregator/pkg/controllers/status/remote.
 */
export const apiServiceAvailability: Component = {
  name: 'api-service-availability',
  watches: [
    {
      resource: API_SERVICES,
      map: ({ type, object }) =>
        type !== 'DELETED' && (object as ApiService).spec?.service ? [object.metadata.name] : [],
    },
    {
      resource: 'services',
      map: ({ object: { metadata } }, ctx) => registeredWith(ctx, metadata.namespace, metadata.name),
    },
    {
      resource: 'endpointslices.discovery.k8s.io',
      map: ({ object: { metadata } }, ctx) =>
        registeredWith(ctx, metadata.namespace, metadata.labels?.['kubernetes.io/service-name'] ?? ''),
    },
  ],
  reconcile: (name, ctx) => part('apiServiceSync').syncApiService(name, ctx),
}
