import type { SchedulingDecision } from '@/lib/cluster/client/component'
import type { ProcessState } from '@/lib/cluster/client/process'
import { SECOND_SCHEDULER } from '@/lib/cluster/processes'
import { readDecision } from '@/lib/cluster/scheduler/decision'
import type { SchedulerState } from '@/lib/cluster/scheduler/scheduler-state'

/** What the schedulers decided on `namespace/name`, oldest first. */
export function decisionsOn(
  processes: Readonly<Record<string, ProcessState>>,
  podKey: string,
): SchedulingDecision[] {
  const stored = ['kube-scheduler', SECOND_SCHEDULER].flatMap((name) => {
    const state = processes[name]?.components.scheduler?.state as Partial<SchedulerState> | undefined
    return state?.decisions?.[podKey] ?? []
  })
  return stored.map((decision) => readDecision(podKey, decision)).sort((a, b) => a.at - b.at)
}
