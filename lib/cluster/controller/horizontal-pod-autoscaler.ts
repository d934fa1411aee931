/**
 * Scales what an autoscaler points at.
 * Mirrors: pkg/controller/podautoscaler with a look every 15 seconds.
 */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import type { Memory } from '@/lib/cluster/controller/horizontal-pod-autoscaler/normalize'
import { part } from '@/lib/cluster/sim/parts'

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling'
const PERIOD = 15_000

interface State {
  /** When an autoscaler is looked at next, by its key. */
  due: Record<string, number>
  /** What they have recommended and done of late. */
  memory?: Record<string, Memory>
}

export const horizontalPodAutoscaler: Component<State> = {
  name: 'horizontal-pod-autoscaler',
  eventSource: 'horizontal-pod-autoscaler',
  watches: [
    { resource: AUTOSCALERS, map: ({ object, type }) => (type === 'DELETED' ? [] : [keyOf(object)]) },
  ],
  initialState: () => ({ due: {} }),
  start(ctx) {
    ctx.state.due = {}
    delete ctx.state.memory
  },
  reconcile(key, ctx) {
    const autoscaler = ctx.lister.byKey(AUTOSCALERS, key)
    if (!autoscaler) {
      delete ctx.state.due[key]
      if (ctx.state.memory) delete ctx.state.memory[key]
      return
    }
    const due = ctx.state.due[key]
    if (due === undefined || due > ctx.now()) {
      ctx.state.due[key] ??= ctx.now() + PERIOD
      ctx.requeueAfter(key, (due ?? ctx.now() + PERIOD) - ctx.now())
      return
    }
    ctx.state.due[key] = ctx.now() + PERIOD
    ctx.requeueAfter(key, PERIOD)
    const status = part('autoscaling').scaleTarget(ctx, autoscaler)
    if (!deepEqual(status, autoscaler.status)) ctx.client.updateStatus(AUTOSCALERS, { ...autoscaler, status })
  },
}
