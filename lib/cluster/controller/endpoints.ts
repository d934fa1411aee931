import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { type Endpoints, keyOf, type Pod, type Service, splitKey } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { backendsOf, headlessLabel, servicesOf, targetPortOf } from '@/lib/cluster/controller/endpoint-slice'
import { isReady } from '@/lib/cluster/controller/pod-state'
import { canonicalJson } from '@/lib/cluster/controller/pod-template-hash'

type Subset = NonNullable<Endpoints['subsets']>[number]

const byIp = (a: { ip: string }, b: { ip: string }) => {
  const number = (ip: string) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return number(a.ip) - number(b.ip)
}

const addressOf = (pod: Pod) => ({
  ip: pod.status?.podIP ?? '',
  nodeName: pod.spec.nodeName,
  targetRef: {
    kind: 'Pod',
    name: pod.metadata.name,
    namespace: pod.metadata.namespace,
    uid: pod.metadata.uid,
  },
})

/** One subset per set of ports, ready and not ready addresses apart. */
function subsetsOf(ctx: ComponentContext, service: Service): Subset[] {
  const groups = new Map<string, Subset>()
  for (const pod of backendsOf(ctx, service)) {
    if (pod.metadata.deletionTimestamp) continue
    const ports = (service.spec.ports ?? []).flatMap(({ name, port, targetPort, protocol }) => {
      const found = targetPortOf(pod, targetPort, port, protocol ?? 'TCP')
      return found === undefined
        ? []
        : [{ ...(name ? { name } : {}), port: found, protocol: protocol ?? 'TCP' }]
    })
    const key = canonicalJson(ports)
    const subset: Subset = groups.get(key) ?? { ports }
    const list = isReady(pod) || service.spec.publishNotReadyAddresses ? 'addresses' : 'notReadyAddresses'
    subset[list] = [...(subset[list] ?? []), addressOf(pod)].sort(byIp)
    groups.set(key, subset)
  }
  return [...groups.values()]
}

/** Mirrors: pkg/controller/endpoint – the deprecated Endpoints object beside the slices. */
export const endpoints: Component = {
  name: 'endpoints',
  eventSource: 'endpoint-controller',
  watches: [
    { resource: 'services', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: servicesOf },
    {
      resource: 'endpoints',
      map: ({ type, object }) => (type === 'DELETED' ? [keyOf(object)] : []),
    },
  ],
  reconcile(key, ctx) {
    const service = ctx.lister.byKey('services', key)
    const { namespace, name } = splitKey(key)
    const current = ctx.client.find('endpoints', namespace, name)
    if (!service) {
      if (!current) return
      try {
        ctx.client.delete('endpoints', namespace, name)
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
      return
    }
    if (!service.spec.selector || service.spec.type === 'ExternalName') return
    const subsets = subsetsOf(ctx, service)
    const managed = { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' }
    const labels = { ...service.metadata.labels, ...managed, ...headlessLabel(service) }
    const body = subsets.length > 0 ? { subsets } : {}
    if (!current)
      ctx.client.create('endpoints', {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name, namespace, labels },
        ...body,
      })
    else if (!deepEqual([current.subsets ?? [], current.metadata.labels], [subsets, labels]))
      ctx.client.update('endpoints', { ...current, subsets, metadata: { ...current.metadata, labels } })
  },
}
