/**
 * Scales what an autoscaler points at.
 * Mirrors: pkg/controller/podautoscaler with a look every 15 seconds.
 */
import { keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import type { AutoscalerState } from '@/lib/cluster/controller/horizontal-pod-autoscaler/look'
import { part } from '@/lib/cluster/sim/parts'

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling'
const PERIOD = 15_000

export const horizontalPodAutoscaler: Component<AutoscalerState> = {
  name: 'horizontal-pod-autoscaler',
  eventSource: 'horizontal-pod-autoscaler',
  watches: [
    { resource: AUTOSCALERS, map: ({ object, type }) => (type === 'DELETED' ? [] : [keyOf(object)]) },
  ],
  initialState: () => ({ due: {} }),
  start(ctx) {
    ctx.state.due = {}
    delete ctx.state.memory
    delete ctx.state.looks
  },
  reconcile(key, ctx) {
    const autoscaler = ctx.lister.byKey(AUTOSCALERS, key)
    if (!autoscaler) {
      delete ctx.state.due[key]
      if (ctx.state.memory) delete ctx.state.memory[key]
      if (ctx.state.looks) delete ctx.state.looks[key]
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
    part('autoscaling').lookAt(ctx, autoscaler)
  },
}
