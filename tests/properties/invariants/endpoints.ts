import { expect } from 'vitest'
import type { EndpointSlice, Endpoints, Pod, Service } from '@/lib/cluster/apimachinery/object'
import { type Ask, carries, isLive, isReady, items } from './facts'

/** At rest a Service leads to the ready pods that it selects, by slices and by Endpoints. */
export function leadsToReadyPods(ask: Ask): void {
  const pods = items<Pod>(ask, '/api/v1/pods')
  const slices = items<EndpointSlice>(ask, '/apis/discovery.k8s.io/v1/endpointslices')
  const endpoints = items<Endpoints>(ask, '/api/v1/endpoints')
  const services = items<Service>(ask, '/api/v1/services')
  for (const { metadata, spec } of services) {
    const { name, namespace } = metadata
    if (!spec.selector) continue
    const isOwn = (one: { metadata: { namespace?: string } }) => one.metadata.namespace === namespace
    const chosen = pods.filter(
      (pod) =>
        isOwn(pod) && carries(spec.selector as Record<string, string>, pod) && isLive(pod) && isReady(pod),
    )
    const addresses = chosen.map(({ status }) => status?.podIP).sort()
    const own = slices.filter(
      (slice) => isOwn(slice) && slice.metadata.labels?.['kubernetes.io/service-name'] === name,
    )
    const ready = own.flatMap((slice) => slice.endpoints ?? []).filter(({ conditions }) => conditions?.ready)
    expect(ready.flatMap((one) => one.addresses).sort(), `slices of ${name}`).toEqual(addresses)
    const nodes = chosen.map((pod) => `${pod.metadata.name} ${pod.spec.nodeName}`).sort()
    expect(
      ready.map(({ targetRef, nodeName }) => `${targetRef?.name} ${nodeName}`).sort(),
      `slices of ${name}`,
    ).toEqual(nodes)
    const old = endpoints.find((one) => isOwn(one) && one.metadata.name === name)
    const listed = (old?.subsets ?? []).flatMap((one) => (one.addresses ?? []).map(({ ip }) => ip))
    expect(listed.sort(), `endpoints of ${name}`).toEqual(addresses)
  }
  // Nothing outlives its Service.
  for (const { metadata } of slices) {
    const of = metadata.labels?.['kubernetes.io/service-name']
    const known = services.some(
      (one) => one.metadata.name === of && one.metadata.namespace === metadata.namespace,
    )
    expect(known, `slice ${metadata.name} of ${of}`).toBe(true)
  }
}
