import type { KubeObject } from '@/lib/cluster/apimachinery/object'

/** One write: who did it, and reacting to which revision. */
export interface CauseRecord {
  seq: number
  /** virtual ms */
  at: number
  rv: number
  verb: 'create' | 'update' | 'patch' | 'delete'
  resource: string
  /** `namespace/name` or `name` */
  key: string
  uid: string
  subresource?: string
  /** User agent or user name: `kubectl`, `kube-controller-manager/deployment`, `kubelet/worker-1`. */
  actor: string
  /** Who it was, when it is none of the cluster's own components. */
  user?: string
  /** What kubectl was told. */
  command?: string
  /** The revision whose event made the actor act. */
  reactingTo?: number
}

/** Records that are kept at least. */
const KEPT = 20_000

export const nextSeq = (log: readonly CauseRecord[]): number => (log[log.length - 1]?.seq ?? 0) + 1

/** Adds a record; the oldest go when there are too many, not one by one. */
export function recordCause(log: CauseRecord[], record: CauseRecord): void {
  log.push(record)
  if (log.length > 1.25 * KEPT) log.splice(0, log.length - KEPT)
}

/** A kubelet starts or stops: the lease that tells so is not written through the API. */
export function recordLease(log: CauseRecord[], at: number, actor: string, { metadata }: KubeObject): void {
  const { namespace, name, uid, resourceVersion } = metadata
  const [rv, key] = [Number(resourceVersion), `${namespace}/${name}`]
  const resource = 'leases.coordination.k8s.io'
  recordCause(log, { seq: nextSeq(log), at, rv, verb: 'update', resource, key, uid, actor })
}
