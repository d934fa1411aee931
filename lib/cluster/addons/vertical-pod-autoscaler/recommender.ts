/**
 * Watches what the containers of each target use, and recommends requests, once a minute.
 * Differs: no checkpoints are written; what it has seen is lost when its process ends.
 */

import {
  amountText,
  estimate,
  newObserved,
  type Observed,
  observe,
} from '@/lib/cluster/addons/vertical-pod-autoscaler/estimate'
import { isDue, type Round } from '@/lib/cluster/addons/vertical-pod-autoscaler/round'
import { targetOf } from '@/lib/cluster/addons/vertical-pod-autoscaler/target'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import {
  canonicalQuantity,
  compareQuantities,
  milliValue,
  quantityValue,
} from '@/lib/cluster/apimachinery/quantity'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import {
  type Amount,
  type ContainerRecommendation,
  controls,
  policyOf,
  RESOURCES,
  VPAS,
  type Vpa,
  type VpaCondition,
} from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/vpa'
import { own } from '@/lib/cluster/sim/own'

interface State extends Round {
  /** By `namespace/name` of the autoscaler, then by container. */
  observed: Record<string, Record<string, Observed>>
}

type Context = ComponentContext<State>

export const RECOMMENDER = 'vpa-recommender'

interface PodUsage {
  metadata: { name: string; namespace: string }
  containers: { name: string; usage: Amount }[]
}

/** What every pod uses now; nothing while nobody tells. */
function usages({ client }: Context): Map<string, PodUsage> {
  try {
    const list = client.raw('/apis/metrics.k8s.io/v1beta1/pods') as { items: PodUsage[] }
    return new Map(list.items.map((item) => [`${item.metadata.namespace}/${item.metadata.name}`, item]))
  } catch (error) {
    if (error instanceof ApiError) return new Map()
    throw error
  }
}

function sample(ctx: Context, key: string, pods: readonly Pod[], used: Map<string, PodUsage>): void {
  ctx.state.observed[key] ??= {}
  const observed = ctx.state.observed[key]
  for (const pod of pods) {
    for (const { name, usage } of used.get(keyOf(pod))?.containers ?? []) {
      const seen = own(observed, name) ?? newObserved(ctx.now())
      observed[name] = seen
      observe(seen, milliValue(usage.cpu) / 1000, quantityValue(usage.memory), ctx.now())
    }
  }
}

function capped(amounts: Amount, minimum: Amount = {}, maximum: Amount = {}): Amount {
  const result = { ...amounts }
  for (const [name, amount] of Object.entries(amounts)) {
    const [least, most] = [minimum[name], maximum[name]]
    // In a policy they may be plain numbers.
    if (least !== undefined && compareQuantities(amount, least) < 0) result[name] = canonicalQuantity(least)
    if (most !== undefined && compareQuantities(result[name] ?? amount, most) > 0)
      result[name] = canonicalQuantity(most)
  }
  return result
}

function recommend(vpa: Vpa, observed: Record<string, Observed>): ContainerRecommendation[] {
  const names = Object.keys(observed).sort()
  return names.flatMap((containerName) => {
    const policy = policyOf(vpa, containerName)
    const seen = own(observed, containerName)
    if (!seen || policy.mode === 'Off') return []
    const bounds: Record<'target' | 'lowerBound' | 'upperBound', Amount> = {
      target: {},
      lowerBound: {},
      upperBound: {},
    }
    for (const resource of RESOURCES) {
      if (!controls(policy, resource)) continue
      const estimated = estimate(seen, resource, names.length)
      for (const bound of ['target', 'lowerBound', 'upperBound'] as const)
        bounds[bound][resource] = amountText(resource, estimated[bound])
    }
    const cap = (amounts: Amount) => capped(amounts, policy.minAllowed, policy.maxAllowed)
    return {
      containerName,
      lowerBound: cap(bounds.lowerBound),
      target: cap(bounds.target),
      uncappedTarget: bounds.target,
      upperBound: cap(bounds.upperBound),
    }
  })
}

function withCondition(
  ctx: Context,
  vpa: Vpa,
  wanted: Omit<VpaCondition, 'lastTransitionTime'>[],
): VpaCondition[] {
  const known = vpa.status?.conditions ?? []
  return wanted.map((condition) => {
    const old = known.find(({ type, status }) => type === condition.type && status === condition.status)
    return { ...condition, lastTransitionTime: old?.lastTransitionTime ?? formatTime(ctx.now()) }
  })
}

function statusOf(ctx: Context, vpa: Vpa, used: Map<string, PodUsage>): NonNullable<Vpa['status']> {
  const key = keyOf(vpa)
  const target = targetOf(ctx, vpa)
  const none = { type: 'RecommendationProvided', status: 'False' } as const
  if ('error' in target) {
    const unsupported = { type: 'ConfigUnsupported', status: 'True', message: target.error } as const
    return { ...vpa.status, conditions: withCondition(ctx, vpa, [unsupported, none]) }
  }
  sample(ctx, key, target.pods, used)
  const containerRecommendations = recommend(vpa, ctx.state.observed[key] ?? {})
  if (containerRecommendations.length > 0) {
    const given = { type: 'RecommendationProvided', status: 'True' } as const
    return { conditions: withCondition(ctx, vpa, [given]), recommendation: { containerRecommendations } }
  }
  if (target.pods.length > 0) return { conditions: withCondition(ctx, vpa, [none]) }
  const message = 'No pods match this VPA object'
  const unmatched = { type: 'NoPodsMatched', status: 'True', reason: 'NoPodsMatched', message } as const
  const why = { ...none, reason: 'NoPodsMatched', message } as const
  return { conditions: withCondition(ctx, vpa, [unmatched, why]) }
}

/** Those that name no other recommender. */
const isOurs = ({ spec }: Vpa) =>
  !spec.recommenders?.length || spec.recommenders.some(({ name }) => name === 'default')

export const recommender: Component<State> = {
  name: RECOMMENDER,
  eventSource: RECOMMENDER,
  watches: [{ resource: VPAS, map: () => ['look'] }],
  initialState: () => ({ observed: {} }),
  start(ctx) {
    ctx.state.observed = {}
    delete ctx.state.next
  },
  reconcile(_key, ctx) {
    const vpas = ctx.lister.list(VPAS) as unknown as Vpa[]
    if (vpas.length === 0) {
      ctx.state.observed = {}
      delete ctx.state.next
      return
    }
    if (!isDue(ctx, RECOMMENDER)) return
    const used = usages(ctx)
    for (const vpa of vpas.filter(isOurs)) {
      const status = statusOf(ctx, vpa, used)
      if (!deepEqual(status, vpa.status)) ctx.client.updateStatus(VPAS, { ...vpa, status } as never)
    }
  },
}
