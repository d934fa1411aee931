import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

/** Mirrors: plugins/defaultbinder. */
export const defaultBinder: SchedulerPlugin = {
  name: 'DefaultBinder',
  bind: (pod, node, ctx) => ctx.client.bind(pod, node),
}
