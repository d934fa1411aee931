/**
 * Load balancers of Services. Mirrors: k8s.io/cloud-provider/controllers/service.
 * Differs: addresses come from one pool, lowest first, and take two seconds; nodes behind a balancer are not kept.
 */

import { type KubeObject, keyOf, type Service } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { isDone, type Pending } from '@/lib/cluster/storage-csi/pending'

const FINALIZER = 'service.kubernetes.io/load-balancer-cleanup'
/** So long the cloud needs. */
const DURATION = 2000
const POOL = '203.0.113.'
const FIRST = 10

type Context = ComponentContext<Pending>

const addressesOf = ({ status }: Service) => (status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? '')

const wantsBalancer = ({ metadata, spec }: Service) =>
  spec.type === 'LoadBalancer' && spec.loadBalancerClass === undefined && !metadata.deletionTimestamp

function freeAddress({ lister }: Context, { spec }: Service): string {
  if (spec.loadBalancerIP) return spec.loadBalancerIP
  const used = new Set(lister.list('services').flatMap(addressesOf))
  let next = FIRST
  while (used.has(POOL + next)) next++
  return POOL + next
}

const tell = (ctx: Context, service: Service, reason: string, message: string) =>
  ctx.record(service as unknown as KubeObject, { type: 'Normal', reason, message })

function withFinalizer(ctx: Context, service: Service, present: boolean): Service {
  const others = (service.metadata.finalizers ?? []).filter((one) => one !== FINALIZER)
  const finalizers = present ? [...others, FINALIZER] : others
  return ctx.client.update('services', { ...service, metadata: { ...service.metadata, finalizers } })
}

function ensure(ctx: Context, key: string, service: Service): void {
  if (addressesOf(service).length > 0) return
  const ask = () => {
    tell(ctx, service, 'EnsuringLoadBalancer', 'Ensuring load balancer')
    if (!service.metadata.finalizers?.includes(FINALIZER)) withFinalizer(ctx, service, true)
  }
  if (!isDone(ctx, key, DURATION, ask)) return
  const ingress = [{ ip: freeAddress(ctx, service), ipMode: 'VIP' }]
  ctx.client.updateStatus('services', {
    ...service,
    status: { ...service.status, loadBalancer: { ingress } },
  })
  tell(ctx, service, 'EnsuredLoadBalancer', 'Ensured load balancer')
}

function release(ctx: Context, key: string, service: Service): void {
  if (!service.metadata.finalizers?.includes(FINALIZER)) return
  if (!isDone(ctx, key, DURATION, () => tell(ctx, service, 'DeletingLoadBalancer', 'Deleting load balancer')))
    return
  const without = { ...service, status: { ...service.status, loadBalancer: {} } }
  const written = addressesOf(service).length > 0 ? ctx.client.updateStatus('services', without) : service
  withFinalizer(ctx, written, false)
  tell(ctx, service, 'DeletedLoadBalancer', 'Deleted load balancer')
}

export const cloudServices: Component<Pending> = {
  name: 'service',
  eventSource: 'service-controller',
  watches: [
    {
      resource: 'services',
      map: ({ type, object }) => (type === 'DELETED' ? [] : [keyOf(object)]),
    },
  ],
  initialState: () => ({ ready: {} }),
  reconcile(key, ctx) {
    const [namespace, name = ''] = key.split('/')
    const service = ctx.client.find('services', namespace, name)
    if (service && wantsBalancer(service)) ensure(ctx, key, service)
    else if (service) release(ctx, key, service)
  },
}
