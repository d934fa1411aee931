/**
 * The cluster autoscaler: looks every ten seconds while there is something to look at.
 * Mirrors: static_autoscaler.go of kubernetes/autoscaler. It works as long as a pod of its Deployment is ready.
 */
import {
  type Context,
  groupNodes,
  registerMachines,
  type State,
} from '@/lib/cluster/addons/cluster-autoscaler/group'
import { NAME, NAMESPACE, type Options, optionsOf } from '@/lib/cluster/addons/cluster-autoscaler/options'
import { scaleDown } from '@/lib/cluster/addons/cluster-autoscaler/scale-down'
import { isUnschedulable, scaleUp, unschedulable } from '@/lib/cluster/addons/cluster-autoscaler/scale-up'
import { writeStatus } from '@/lib/cluster/addons/cluster-autoscaler/status'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'

const NEWS = 'news'
const SCAN = 'scan'

const hasWork = ({ lister, state }: Context, options: Options) =>
  state.booting.length > 0 || groupNodes(lister, options).length > 0 || unschedulable(lister).length > 0

function plan(ctx: Context, ms: number): void {
  ctx.state.next = ctx.now() + ms
  ctx.requeueAfter(SCAN, ms)
}

function scan(ctx: Context, options: Options): void {
  registerMachines(ctx, options)
  writeStatus(ctx, options)
  const hasGrown = scaleUp(ctx, options)
  scaleDown(ctx, options, hasGrown)
  writeStatus(ctx, options)
}

const clusterAutoscaler: Component<State> = {
  name: NAME,
  eventSource: NAME,
  watches: [
    {
      resource: 'pods',
      map: ({ object }) => (isUnschedulable(object as Pod) ? [NEWS] : []),
    },
    { resource: 'deployments.apps', map: ({ object }) => (object.metadata.name === NAME ? [NEWS] : []) },
  ],
  initialState: () => ({ booting: [], unneeded: {}, removing: {} }),
  start(ctx) {
    delete ctx.state.next
  },
  reconcile(key, ctx) {
    const options = optionsOf(ctx.lister)
    const { next } = ctx.state
    if (!options) {
      delete ctx.state.next
      return
    }
    if (key === NEWS) {
      if (next === undefined) plan(ctx, options.scanInterval)
      return
    }
    if (next === undefined) return
    if (next > ctx.now()) {
      ctx.requeueAfter(SCAN, next - ctx.now())
      return
    }
    delete ctx.state.next
    scan(ctx, options)
    if (hasWork(ctx, options)) plan(ctx, options.scanInterval)
  },
}

export const clusterAutoscalerProcess: ProcessSpec = {
  name: NAME,
  components: [clusterAutoscaler as Component],
  user: () => ({
    username: `system:serviceaccount:${NAMESPACE}:${NAME}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${NAMESPACE}`, 'system:authenticated'],
  }),
}
