/** What the invariants know of objects: from the documentation, and not from the engine. */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/cluster'
import { ADMIN } from '../workload-requests'

export type Ask = Cluster['request']

/** @param path without `?`; the objects of a list */
export const items = <T = KubeObject>(ask: Ask, path: string): T[] =>
  (ask({ method: 'GET', path, user: ADMIN }).body as { items: T[] }).items

/** The object at a path, if there is one. */
export function find<T = KubeObject>(ask: Ask, path: string): T | undefined {
  const { code, body } = ask({ method: 'GET', path, user: ADMIN })
  return code === 200 ? (body as T) : undefined
}

export const isOver = ({ status }: Pod): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'
export const isLeaving = ({ metadata }: { metadata: KubeObject['metadata'] }): boolean =>
  metadata.deletionTimestamp !== undefined
/** Neither over nor on its way out. */
export const isLive = (pod: Pod): boolean => !isOver(pod) && !isLeaving(pod)

const readyOf = ({ status }: Pod) => status?.conditions?.find(({ type }) => type === 'Ready')
export const isReady = (pod: Pod): boolean => readyOf(pod)?.status === 'True'

/** Live, and ready for as long as its owner asks. */
export function isAvailable(pod: Pod, minReadySeconds: number | undefined, now: number): boolean {
  if (!isLive(pod) || !isReady(pod)) return false
  return now - Date.parse(String(readyOf(pod)?.lastTransitionTime)) >= (minReadySeconds ?? 0) * 1000
}

/** The uid of what controls an object. */
export const controllerOf = ({ metadata }: { metadata: KubeObject['metadata'] }): string | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller)?.uid

/** A number, or a share of a whole. */
export const part = (
  of: number,
  value: number | string | undefined,
  round: (x: number) => number,
  unset = 0,
): number => (typeof value === 'string' ? round((of * Number(value.slice(0, -1))) / 100) : (value ?? unset))

export const carries = (
  labels: Record<string, string>,
  object: { metadata: KubeObject['metadata'] },
): boolean => Object.entries(labels).every(([key, value]) => object.metadata.labels?.[key] === value)
