/**
 * Counts how many pods each PodDisruptionBudget lets go.
 * Mirrors: pkg/controller/disruption.
 */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

const BUDGETS = 'poddisruptionbudgets.policy'
/** An eviction whose pod is still there after this long did not happen. */
export const EVICTION_TIMEOUT = 120_000

/** The budgets whose selector chooses the pod, as it is or as it was. */
function budgetsOf(ctx: ComponentContext, pod: KubeObject, old: KubeObject | undefined): string[] {
  return ctx.lister
    .list(BUDGETS, pod.metadata.namespace)
    .filter(({ spec }) =>
      [pod, old].some((one) => one && matchesLabelSelector(spec.selector, one.metadata.labels)),
    )
    .map(keyOf)
}

export const disruption: Component = {
  name: 'disruption-controller',
  eventSource: 'controllermanager',
  watches: [
    { resource: BUDGETS, map: ({ object, type }) => (type === 'DELETED' ? [] : [keyOf(object)]) },
    {
      resource: 'pods',
      map: ({ object, old }, ctx) => budgetsOf(ctx, object as KubeObject, old as KubeObject | undefined),
    },
  ],
  reconcile(key, ctx) {
    const budget = ctx.lister.byKey(BUDGETS, key)
    if (!budget) return
    const status = part('disruption').statusOf(ctx, budget)
    if (!deepEqual(status, budget.status)) ctx.client.updateStatus(BUDGETS, { ...budget, status })
    if (status.disruptedPods) ctx.requeueAfter(key, EVICTION_TIMEOUT)
  },
}
