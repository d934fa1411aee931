import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

/** Mirrors: plugins/schedulinggates – nobody looks at a pod until its last gate is gone. */
export const schedulingGates: SchedulerPlugin = {
  name: 'SchedulingGates',
  preEnqueue: ({ spec: { schedulingGates: gates } }) =>
    gates?.length
      ? { reasons: [`waiting for scheduling gates: [${gates.map(({ name }) => name).join(' ')}]`] }
      : undefined,
}
