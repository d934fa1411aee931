import { expect } from 'vitest'
import type { Deployment, Pod, PodDisruptionBudget, ReplicaSet } from '@/lib/cluster/apimachinery/object'
import type { Watch } from '../on-write'
import { type Ask, carries, controllerOf, find, isLeaving, isReady, items, part } from './facts'

/** How many pods the owners of some pods want together; a ReplicaSet's owner stands for it. */
function scaleOf(ask: Ask, namespace: string, pods: readonly Pod[]): number {
  const apps = `/apis/apps/v1/namespaces/${namespace}`
  const sets = items<ReplicaSet>(ask, `${apps}/replicasets`)
  const known = [...sets, ...items<ReplicaSet>(ask, `${apps}/statefulsets`)]
  const deployments = items<Deployment>(ask, `${apps}/deployments`)
  const sizes = new Map<string, number>()
  for (const pod of pods) {
    const set = known.find(({ metadata }) => metadata.uid === controllerOf(pod))
    const over = set && deployments.find(({ metadata }) => metadata.uid === controllerOf(set))
    const top = over ?? set
    if (top) sizes.set(top.metadata.uid, top.spec.replicas ?? 1)
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}

/** How many pods a budget wants to stay healthy. */
function wantedBy({ spec }: PodDisruptionBudget, scale: () => number): number {
  if (typeof spec.minAvailable === 'number') return spec.minAvailable
  if (spec.minAvailable !== undefined) return part(scale(), spec.minAvailable, Math.ceil)
  const of = scale()
  return Math.max(0, of - part(of, spec.maxUnavailable, Math.ceil))
}

/** An eviction of a running pod leaves as many healthy ones as the budget wants, as long as somebody counts them. */
export const keepsBudgets = (
  ask: Ask,
  _now: () => number,
  runs: (process: string) => boolean,
): Watch<Pod | undefined> => ({
  concerns: ({ path }) => path.endsWith('/eviction') && runs('kube-controller-manager'),
  before: ({ path }) => find<Pod>(ask, path.replace('/eviction', '')),
  after(pod, { path }, { code }) {
    if (!pod || code >= 300 || isLeaving(pod) || pod.status?.phase !== 'Running') return
    const namespace = pod.metadata.namespace ?? ''
    const all = items<Pod>(ask, `/api/v1/namespaces/${namespace}/pods`)
    for (const budget of items<PodDisruptionBudget>(
      ask,
      `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`,
    )) {
      const labels = (budget.spec.selector?.matchLabels ?? {}) as Record<string, string>
      if (!carries(labels, pod)) continue
      if (!isReady(pod) && budget.spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') continue
      const own = all.filter((one) => carries(labels, one))
      const healthy = own.filter((one) => isReady(one) && !isLeaving(one)).length
      expect(healthy, `${budget.metadata.name} after ${path}`).toBeGreaterThanOrEqual(
        wantedBy(budget, () => scaleOf(ask, namespace, own)),
      )
    }
  },
})
