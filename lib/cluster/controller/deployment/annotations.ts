import type { Deployment, ReplicaSet } from '@/lib/cluster/apimachinery/object'
import { maxSurge, replicasOf } from '@/lib/cluster/controller/deployment/arithmetic'

export const REVISION = 'deployment.kubernetes.io/revision'
const HISTORY = 'deployment.kubernetes.io/revision-history'
const DESIRED = 'deployment.kubernetes.io/desired-replicas'
const MAX = 'deployment.kubernetes.io/max-replicas'

/** What a Deployment keeps to itself (skipCopyAnnotation). */
const SKIPPED = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  HISTORY,
  DESIRED,
  MAX,
  'deprecated.deployment.rollback.to',
])

type Annotations = Record<string, string>

const numberAt = (rs: ReplicaSet, key: string): number | undefined => {
  const text = rs.metadata.annotations?.[key]
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

export const revisionOf = (rs: ReplicaSet): number => numberAt(rs, REVISION) ?? 0
export const desiredReplicas = (rs: ReplicaSet): number | undefined => numberAt(rs, DESIRED)
export const maxReplicas = (rs: ReplicaSet): number | undefined => numberAt(rs, MAX)

/** Annotations with the Deployment's size noted, for proportional scaling later on. */
export function withReplicas(annotations: Annotations, d: Deployment): Annotations {
  return { ...annotations, [DESIRED]: String(replicasOf(d)), [MAX]: String(replicasOf(d) + maxSurge(d)) }
}

export function replicasNeedUpdate(rs: ReplicaSet, d: Deployment): boolean {
  return desiredReplicas(rs) !== replicasOf(d) || maxReplicas(rs) !== replicasOf(d) + maxSurge(d)
}

/**
 * deploymentutil.SetNewReplicaSetAnnotations: copies the Deployment's annotations (change-cause
 * among them), sets the revision, and remembers an older one that a rollback gives up.
 */
export function newReplicaSetAnnotations(
  d: Deployment,
  current: Annotations,
  revision: number,
  exists: boolean,
): Annotations {
  const next: Annotations = { ...current }
  for (const [key, value] of Object.entries(d.metadata.annotations ?? {}))
    if (!SKIPPED.has(key)) next[key] = value
  const old = current[REVISION]
  if (Number(old ?? 0) < revision) {
    next[REVISION] = String(revision)
    if (old !== undefined) next[HISTORY] = next[HISTORY] ? `${next[HISTORY]},${old}` : old
  }
  return exists ? next : withReplicas(next, d)
}
