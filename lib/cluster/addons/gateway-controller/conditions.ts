import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'

export type Finding = [type: string, status: 'True' | 'False', reason: string, message: string]

export interface Condition {
  type: string
  status: string
  reason: string
  message: string
  observedGeneration?: number
  lastTransitionTime: string
}

/** Conditions as they are written: what has not changed keeps its time. */
export function conditionsFrom(
  ctx: ComponentContext,
  { metadata }: KubeObject,
  before: readonly Condition[] | undefined,
  findings: readonly Finding[],
): Condition[] {
  return findings.map(([type, status, reason, message]) => {
    const old = before?.find((one) => one.type === type)
    const lastTransitionTime =
      old?.status === status && old.reason !== 'Pending' ? old.lastTransitionTime : formatTime(ctx.now())
    return { lastTransitionTime, message, observedGeneration: metadata.generation ?? 1, reason, status, type }
  })
}

export function writeStatus(
  ctx: ComponentContext,
  resource: string,
  object: KubeObject,
  status: object,
): void {
  if (!deepEqual(object.status, status)) ctx.client.updateStatus(resource, { ...object, status } as never)
}
