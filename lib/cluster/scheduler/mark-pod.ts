import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'

const patchStatus = (ctx: ComponentContext, { metadata }: Pod, status: object) =>
  ctx.client.patch('pods', metadata.namespace, metadata.name, { status }, { subresource: 'status' })

/** Writes the node for which room was made, or will be; null takes it back. */
export function nominate(ctx: ComponentContext, pod: Pod, node: string | null): void {
  if ((node ?? undefined) !== pod.status?.nominatedNodeName)
    patchStatus(ctx, pod, { nominatedNodeName: node })
}

export interface Failure {
  schedulerName: string
  reason: 'Unschedulable' | 'SchedulerError'
  message: string
  /** A name after a preemption, null takes an older one back, undefined leaves it. */
  nominated?: string | null
}

/** The event, PodScheduled=False and the nominated node of an attempt that failed (handleSchedulingFailure). */
export function markFailed(ctx: ComponentContext, pod: Pod, failure: Failure): void {
  const { reason, message, nominated, schedulerName } = failure
  ctx.record(pod as unknown as KubeObject, {
    type: 'Warning',
    reason: 'FailedScheduling',
    action: 'Scheduling',
    message,
    source: schedulerName,
  })
  const current = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')
  const unchanged = current?.status === 'False' && current.reason === reason && current.message === message
  const renominated = nominated !== undefined && (nominated ?? undefined) !== pod.status?.nominatedNodeName
  if (unchanged && !renominated) return
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    reason,
    message,
    observedGeneration: pod.metadata.generation,
    lastProbeTime: null,
    lastTransitionTime: current?.status === 'False' ? current.lastTransitionTime : formatTime(ctx.now()),
  }
  patchStatus(ctx, pod, { conditions: [condition], ...(renominated ? { nominatedNodeName: nominated } : {}) })
}
