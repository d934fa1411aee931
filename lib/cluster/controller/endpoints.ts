import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { type Endpoints, keyOf, type Pod, type Service, splitKey } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import { backendsOf, headlessLabel, servicesOf, targetPortOf } from '@/lib/cluster/controller/endpoint-slice'
import { withTriggerTime } from '@/lib/cluster/controller/endpoint-trigger-time'
import { isReady } from '@/lib/cluster/controller/pod-state'
import { canonicalJson } from '@/lib/cluster/controller/pod-template-hash'

type Subset = NonNullable<Endpoints['subsets']>[number]

const byIp = (a: { ip: string }, b: { ip: string }) => {
  const number = (ip: string) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return number(a.ip) - number(b.ip)
}

/** More addresses than that are cut off. */
const MOST = 1000
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity'

const addressOf = (service: Service, pod: Pod) => ({
  ...(pod.spec.hostname && pod.spec.subdomain === service.metadata.name
    ? { hostname: pod.spec.hostname }
    : {}),
  ip: pod.status?.podIP ?? '',
  nodeName: pod.spec.nodeName,
  targetRef: {
    kind: 'Pod',
    name: pod.metadata.name,
    namespace: pod.metadata.namespace,
    uid: pod.metadata.uid,
  },
})

const isShown = (service: Service, pod: Pod) =>
  !pod.metadata.deletionTimestamp || !!service.spec.publishNotReadyAddresses

/** One subset per set of ports, ready and not ready addresses apart; a pod without any of the ports has none. */
function subsetsOf(service: Service, pods: readonly Pod[]): Subset[] {
  const groups = new Map<string, Subset>()
  const declared = service.spec.ports ?? []
  for (const pod of pods.filter((one) => isShown(service, one))) {
    const ports = declared.flatMap(({ name, port, targetPort, protocol = 'TCP', appProtocol }) => {
      const found = targetPortOf(pod, targetPort, port, protocol)
      if (found === undefined) return []
      return [{ ...(appProtocol ? { appProtocol } : {}), ...(name ? { name } : {}), port: found, protocol }]
    })
    if (declared.length > 0 && ports.length === 0) continue
    const key = canonicalJson(ports)
    const subset: Subset = groups.get(key) ?? { ports }
    const list = isReady(pod) || service.spec.publishNotReadyAddresses ? 'addresses' : 'notReadyAddresses'
    subset[list] ??= []
    subset[list].push(addressOf(service, pod))
    groups.set(key, subset)
  }
  for (const { addresses, notReadyAddresses } of groups.values()) {
    addresses?.sort(byIp)
    notReadyAddresses?.sort(byIp)
  }
  return [...groups.values()]
}

/** No more than what an object may hold: the ready ones first. True when something is cut off. */
function truncate(subsets: Subset[]): boolean {
  let room = MOST
  let isCut = false
  for (const list of ['addresses', 'notReadyAddresses'] as const) {
    for (const subset of subsets) {
      const all = subset[list]
      if (!all) continue
      if (all.length > room) {
        isCut = true
        subset[list] = all.slice(0, room)
      }
      room -= Math.min(room, all.length)
    }
  }
  return isCut
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
    const pods = backendsOf(ctx, service)
    const subsets = subsetsOf(service, pods)
    const isCut = truncate(subsets)
    const managed = { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' }
    const labels = { ...service.metadata.labels, ...managed, ...headlessLabel(service) }
    const { [OVER_CAPACITY]: cutBefore, ...others } = current?.metadata.annotations ?? {}
    const before = [current?.subsets ?? [], current?.metadata.labels, cutBefore !== undefined]
    if (current && deepEqual(before, [subsets, labels, isCut])) return
    const next = { ...others, ...(isCut ? { [OVER_CAPACITY]: 'truncated' } : {}) }
    const written = withTriggerTime(next, service, pods, current ? [current] : [])
    if (current)
      ctx.client.update('endpoints', {
        ...current,
        subsets,
        metadata: { ...current.metadata, annotations: undefined, labels, ...written },
      })
    else
      ctx.client.create('endpoints', {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name, namespace, labels, ...written },
        ...(subsets.length > 0 ? { subsets } : {}),
      })
  },
}
