import { expect } from 'vitest'
import type {
  Deployment,
  Job,
  Pod,
  PodDisruptionBudget,
  ReplicaSet,
  StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import { type Ask, carries, controllerOf, isAvailable, isLeaving, isLive, isReady, items } from './facts'

type Sizes = Record<string, number>

const counted = (pods: readonly Pod[], minReadySeconds: number | undefined, now: number): Sizes => ({
  replicas: pods.length,
  readyReplicas: pods.filter(isReady).length,
  availableReplicas: pods.filter((pod) => isAvailable(pod, minReadySeconds, now)).length,
})

/** The numbers of a status by the names of others; what is left out is none. */
const told = (status: object | undefined, names: Sizes): Sizes => {
  const all = (status ?? {}) as Sizes
  return Object.fromEntries(Object.keys(names).map((name) => [name, all[name] ?? 0]))
}

/** At rest a status counts the pods that there are, and there are as many as the spec wants. */
export function statusesTellTheTruth(ask: Ask, now: number): void {
  const pods = items<Pod>(ask, '/api/v1/pods')
  const ownedBy = (uid: string) => pods.filter((pod) => controllerOf(pod) === uid && isLive(pod))
  const sets = items<ReplicaSet>(ask, '/apis/apps/v1/replicasets')
  const ending = items(ask, '/api/v1/namespaces')
    .filter(isLeaving)
    .map(({ metadata }) => metadata.name)
  for (const { metadata, spec, status } of sets) {
    const own = ownedBy(metadata.uid)
    const sizes = counted(own, spec.minReadySeconds, now)
    const what = `replicaset ${metadata.name}`
    expect(told(status, sizes), what).toEqual(sizes)
    expect(status?.observedGeneration, what).toBe(metadata.generation)
    const failed = status?.conditions?.some(({ type }) => type === 'ReplicaFailure')
    const ends = isLeaving({ metadata }) || ending.includes(metadata.namespace ?? '')
    if (!failed && !ends) expect(own.length, what).toBe(spec.replicas ?? 1)
  }
  for (const { metadata, spec, status } of items<Deployment>(ask, '/apis/apps/v1/deployments')) {
    const own = sets.filter((set) => controllerOf(set) === metadata.uid).map((set) => set.metadata.uid)
    const sizes = counted(own.flatMap(ownedBy), spec.minReadySeconds, now)
    expect(told(status, sizes), `deployment ${metadata.name}`).toEqual(sizes)
    expect(status?.observedGeneration, `deployment ${metadata.name}`).toBe(metadata.generation)
  }
  for (const { metadata, status } of items<StatefulSet>(ask, '/apis/apps/v1/statefulsets')) {
    // It counts a pod until it is gone.
    const own = pods.filter((pod) => controllerOf(pod) === metadata.uid)
    const sizes = { replicas: own.length, readyReplicas: own.filter(isReady).length }
    expect(told(status, sizes), `statefulset ${metadata.name}`).toEqual(sizes)
  }
  for (const { metadata, status } of items<Job>(ask, '/apis/batch/v1/jobs')) {
    if (status?.conditions?.some(({ type }) => type === 'Complete' || type === 'Failed')) continue
    expect(told(status, { active: 0 }), `job ${metadata.name}`).toEqual({
      active: ownedBy(metadata.uid).length,
    })
  }
  for (const { metadata, spec, status } of items<PodDisruptionBudget>(
    ask,
    '/apis/policy/v1/poddisruptionbudgets',
  )) {
    // It cannot count pods whose owner is gone.
    if (status?.conditions?.some(({ reason }) => reason === 'SyncFailed')) continue
    const labels = (spec.selector?.matchLabels ?? {}) as Record<string, string>
    const healthy = pods.filter(
      (pod) =>
        pod.metadata.namespace === metadata.namespace &&
        carries(labels, pod) &&
        isReady(pod) &&
        !isLeaving(pod),
    )
    expect(status?.currentHealthy, `budget ${metadata.name}`).toBe(healthy.length)
  }
  for (const { metadata } of pods) {
    const owner = controllerOf({ metadata })
    if (metadata.deletionTimestamp || !owner) continue
    const kind = metadata.ownerReferences?.[0]?.kind
    if (kind === 'ReplicaSet')
      expect(
        sets.some((set) => set.metadata.uid === owner),
        `owner of ${metadata.name}`,
      ).toBe(true)
  }
}
