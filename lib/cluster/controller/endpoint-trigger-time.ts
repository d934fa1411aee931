/**
 * When what endpoints are written for happened: the first of the changes since they were written last.
 * Mirrors: k8s.io/endpointslice/util/trigger_time_tracker.go.
 * Differs: what was seen before is told by when the objects were written, in whole seconds.
 */
import type { KubeObject, Pod, Service } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'

const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time'

const timeOf = (text: unknown): number => parseTime(String(text)) ?? 0

const lastWrite = ({ metadata }: KubeObject): number =>
  Math.max(0, ...(metadata.managedFields ?? []).map(({ time }) => timeOf(time)))

/** The annotation that a write of the endpoints sets; none when nothing of that kind happened. */
function triggerTime(
  service: Service,
  pods: readonly Pod[],
  existing: readonly KubeObject[],
): Record<string, string> {
  const seen = Math.max(0, ...existing.map(lastWrite))
  const ready = pods.flatMap(({ status }) => status?.conditions?.filter(({ type }) => type === 'Ready') ?? [])
  const times = [service.metadata.creationTimestamp, ...ready.map((one) => one.lastTransitionTime)]
  const changes = times.map(timeOf).filter((time) => time > 0 && time >= seen)
  // Spread, thousands of numbers would not fit onto the stack.
  const first = changes.reduce((earliest, time) => Math.min(earliest, time), Number.POSITIVE_INFINITY)
  return changes.length > 0 ? { [TRIGGER_TIME]: formatTime(first) } : {}
}

/** An object's annotations with the time for which it is written now. */
export function withTriggerTime(
  annotations: Record<string, string> | undefined,
  ...from: Parameters<typeof triggerTime>
): { annotations?: Record<string, string> } {
  const { [TRIGGER_TIME]: _before, ...others } = annotations ?? {}
  const next = { ...others, ...triggerTime(...from) }
  return Object.keys(next).length > 0 ? { annotations: next } : {}
}
