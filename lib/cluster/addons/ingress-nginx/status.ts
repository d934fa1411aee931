/**
 * What ingress-nginx writes to its Ingresses: their address, and that they were read.
 * Mirrors: status.go of its controller, for a Service without a load balancer: the addresses of the nodes on
 * which its pods are, once a minute.
 */
import { NAME, NAMESPACE } from '@/lib/cluster/addons/ingress-nginx/index'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Ingress, KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import { controllerOf, ingressesOf } from '@/lib/cluster/proxy/ingress-class'

const INGRESSES = 'ingresses.networking.k8s.io'
const ROUND = 'round'
const PERIOD = 60_000

interface State {
  /** Virtual ms of the next round. */
  next?: number
  /** The generations that were read, by uid. */
  read: Record<string, number>
}

type Context = ComponentContext<State>

const isReady = ({ status }: Pod) =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false

/** The pods of its Deployment that work. */
const workers = ({ lister }: Context) =>
  lister.list('pods', NAMESPACE).filter((pod) => pod.metadata.labels?.app === NAME && isReady(pod))

function addressesOf({ lister }: Context, pods: readonly Pod[]): { ip: string }[] {
  const names = [...new Set(pods.map(({ spec }) => spec.nodeName ?? ''))].sort()
  return names.flatMap((name) => {
    const addresses = lister.get('nodes', undefined, name)?.status?.addresses ?? []
    const of = (wanted: string) => addresses.find(({ type }) => type === wanted)?.address
    const ip = of('ExternalIP') ?? of('InternalIP')
    return ip ? [{ ip }] : []
  })
}

const hasAddresses = ({ status }: Ingress, addresses: readonly { ip: string }[]) =>
  deepEqual(status?.loadBalancer?.ingress ?? [], addresses)

/** A new or changed Ingress is read at once; its address comes with the next round. */
function tell(ctx: Context, ingress: Ingress): void {
  const { uid, generation = 1 } = ingress.metadata
  if (ctx.state.read[uid] === generation) return
  ctx.state.read[uid] = generation
  const event = { type: 'Normal', reason: 'Sync', message: 'Scheduled for sync' } as const
  ctx.record(ingress as unknown as KubeObject, event)
}

function round(ctx: Context): void {
  const pods = workers(ctx)
  const [first] = pods
  const controller = first && controllerOf(first)
  if (!first || !controller) return
  const served = ingressesOf(ctx.lister, controller)
  for (const ingress of served) tell(ctx, ingress)
  const addresses = addressesOf(ctx, pods)
  const wrong = served.filter((one) => !hasAddresses(one, addresses))
  const { next } = ctx.state
  if (next !== undefined && next <= ctx.now()) {
    const status = { loadBalancer: { ingress: addresses } }
    for (const ingress of wrong) ctx.client.updateStatus(INGRESSES, { ...ingress, status })
    delete ctx.state.next
  } else if (wrong.length > 0) {
    const since = ctx.now() - (parseTime(first.status?.startTime ?? '') ?? 0)
    ctx.state.next = next ?? ctx.now() + PERIOD - (since % PERIOD)
    ctx.requeueAfter(ROUND, ctx.state.next - ctx.now())
  }
}

const statusWriter: Component<State> = {
  name: NAME,
  eventSource: 'nginx-ingress-controller',
  watches: [
    { resource: INGRESSES, map: () => [ROUND] },
    { resource: 'ingressclasses.networking.k8s.io', map: () => [ROUND] },
    {
      resource: 'pods',
      map: ({ object }) => (object.metadata.namespace === NAMESPACE ? [ROUND] : []),
    },
  ],
  initialState: () => ({ read: {} }),
  reconcile: (_key, ctx) => {
    if (ctx.lister.list(INGRESSES).length > 0) round(ctx)
  },
}

export const ingressNginxProcess: ProcessSpec = {
  name: NAME,
  components: [statusWriter],
  user: () => ({
    username: `system:serviceaccount:${NAMESPACE}:${NAME}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${NAMESPACE}`, 'system:authenticated'],
  }),
}
