/**
 * Evicts or resizes pods whose requests are not as recommended, once a minute.
 * Mirrors: pkg/updater of the vertical pod autoscaler: outside of the bounds at once, else after twelve hours when
 * it differs by a tenth; half of a target's pods at most; no target with fewer than two live pods.
 */
import { isDue, type Round } from '@/lib/cluster/addons/vertical-pod-autoscaler/round'
import { targetOf } from '@/lib/cluster/addons/vertical-pod-autoscaler/target'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { compareQuantities, milliValue, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import {
  type Amount,
  type ContainerRecommendation,
  isUpdated,
  modeOf,
  policyOf,
  VPAS,
  type Vpa,
} from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/vpa'

type Context = ComponentContext<Round>

const SETTLED = 12 * 3_600_000
const CHANGE = 0.1
const LEAST_REPLICAS = 2
const TOLERANCE = 0.5
/** ms that a resize may take before the pod is evicted instead. */
const RESIZE_PATIENCE = 300_000
export const UPDATER = 'vpa-updater'

const requestsOf = (pod: Pod, container: string): Amount =>
  (pod.spec.containers.find(({ name }) => name === container)?.resources?.requests ?? {}) as Amount

const number = (resource: string, amount: string | undefined) =>
  resource === 'cpu' ? milliValue(amount) : quantityValue(amount)

/** Does a container ask for less than the lower or more than the upper bound? And by how much is it off, at most? */
function offOf(pod: Pod, { containerName, target, lowerBound, upperBound }: ContainerRecommendation) {
  const requests = requestsOf(pod, containerName)
  let [isOutside, off] = [false, 0]
  for (const [resource, wanted] of Object.entries(target)) {
    const request = requests[resource] ?? '0'
    isOutside ||= compareQuantities(request, lowerBound[resource] ?? '0') < 0
    isOutside ||= compareQuantities(request, upperBound[resource] ?? request) > 0
    const [is, should] = [number(resource, request), number(resource, wanted)]
    off = Math.max(off, Math.abs(is - should) / Math.max(is, 1))
  }
  return { isOutside, off }
}

function needsUpdate(ctx: Context, vpa: Vpa, pod: Pod): boolean {
  const recommended = vpa.status?.recommendation?.containerRecommendations ?? []
  const own = recommended.filter(({ containerName }) =>
    pod.spec.containers.some(({ name }) => name === containerName),
  )
  const offs = own.map((one) => offOf(pod, one))
  if (offs.some(({ isOutside }) => isOutside)) return true
  const started = parseTime(pod.status?.startTime ?? '') ?? ctx.now()
  return ctx.now() - started >= SETTLED && offs.some(({ off }) => off >= CHANGE)
}

const tell = (ctx: Context, object: KubeObject, reason: string, message: string) =>
  ctx.record(object, { type: 'Normal', reason, message })

function evict(ctx: Context, vpa: Vpa, pod: Pod): boolean {
  try {
    ctx.client.evict(pod)
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
  const text = 'Pod was evicted by VPA Updater to apply resource recommendation.'
  tell(ctx, pod as unknown as KubeObject, 'EvictedByVPA', text)
  const { namespace, name } = pod.metadata
  tell(
    ctx,
    vpa,
    'EvictedPod',
    `VPA Updater evicted Pod ${namespace}/${name} to apply resource recommendation.`,
  )
  return true
}

/** A resize that the kubelet cannot do, or does not do in time. */
function isStuck(ctx: Context, pod: Pod): boolean {
  const pending = pod.status?.conditions?.find(({ type }) => type === 'PodResizePending')
  if (!pending) return false
  const since = parseTime(String(pending.lastTransitionTime)) ?? ctx.now()
  return pending.reason === 'Infeasible' || ctx.now() - since > RESIZE_PATIENCE
}

/** @returns whether the pod is dealt with */
function resize(ctx: Context, vpa: Vpa, pod: Pod): boolean {
  if (isStuck(ctx, pod)) return false
  const recommended = vpa.status?.recommendation?.containerRecommendations ?? []
  const containers = recommended
    .filter(({ containerName }) => policyOf(vpa, containerName).mode !== 'Off')
    .map(({ containerName, target }) => ({ name: containerName, resources: { requests: target } }))
  const { namespace, name } = pod.metadata
  try {
    ctx.client.patch('pods', namespace, name, { spec: { containers } }, { subresource: 'resize' })
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
  tell(ctx, pod as unknown as KubeObject, 'InPlaceResizedByVPA', 'Pod was resized in place by VPA Updater.')
  return true
}

const isLive = ({ metadata, status }: Pod) => !metadata.deletionTimestamp && status?.phase === 'Running'

function update(ctx: Context, vpa: Vpa): void {
  const target = targetOf(ctx, vpa)
  if ('error' in target) return
  const live = target.pods.filter(isLive)
  if (live.length < (vpa.spec.updatePolicy?.minReplicas ?? LEAST_REPLICAS)) return
  const missing = Math.max(0, target.replicas - live.length)
  let left = Math.max(1, Math.floor(target.replicas * TOLERANCE)) - missing
  for (const pod of live.filter((one) => needsUpdate(ctx, vpa, one))) {
    if (modeOf(vpa) === 'InPlaceOrRecreate' && resize(ctx, vpa, pod)) continue
    if (left > 0 && evict(ctx, vpa, pod)) left -= 1
  }
}

export const updater: Component<Round> = {
  name: UPDATER,
  eventSource: UPDATER,
  watches: [{ resource: VPAS, map: () => ['look'] }],
  initialState: () => ({}),
  start(ctx) {
    delete ctx.state.next
  },
  reconcile(_key, ctx) {
    const vpas = (ctx.lister.list(VPAS) as unknown as Vpa[]).filter(isUpdated)
    if (vpas.length === 0) {
      delete ctx.state.next
      return
    }
    if (!isDue(ctx, UPDATER)) return
    for (const vpa of vpas) update(ctx, vpa)
  },
}
