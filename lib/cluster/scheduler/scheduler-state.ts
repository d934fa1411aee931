import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { StoredDecision } from '@/lib/cluster/scheduler/decision'
import type { Framework } from '@/lib/cluster/scheduler/framework'
import { DEFAULT_PROFILES, frameworkOf, type ProfileConfig } from '@/lib/cluster/scheduler/profile'
import { newQueue, type QueueState } from '@/lib/cluster/scheduler/queue'

/** All that the scheduler remembers. */
export interface SchedulerState {
  queue: QueueState
  /** Decided but not yet seen as bound in the cache. */
  assumed: Record<string, { uid: string; node: string }>
  /** Assumed pods whose volumes are not bound yet, by key: since when (ms). */
  waiting: Record<string, number>
  decisions: Record<string, StoredDecision[]>
  /** Keys of `decisions` in order of the decision; the oldest go beyond 500. */
  order: string[]
  /** Where the next search for nodes begins. */
  nextNode: number
  /** When the process started (ms). */
  started: number
  /** Unset: as kubeadm leaves it. */
  profiles?: ProfileConfig[]
  /** Keys of pods in which schedulers run. */
  pods?: string[]
}

export type SchedulerContext = ComponentContext<SchedulerState>

export const initialState = (profiles?: ProfileConfig[]): SchedulerState => ({
  queue: newQueue(),
  assumed: {},
  waiting: {},
  decisions: {},
  order: [],
  nextNode: 0,
  started: 0,
  ...(profiles ? { profiles } : {}),
})

/** The key under which the scheduler works off its queue. */
export const CYCLE = 'cycle'
/** The key under which placed pods are looked at that wait for their volumes. */
export const BIND = 'bind'

/** What the queue is told of a pod. */
export const queuedAs = ({ metadata, spec }: Pod, { backoff }: Framework) => ({
  uid: metadata.uid,
  priority: spec.priority ?? 0,
  ...(backoff ? { backoff } : {}),
})

/** The profile that answers to the pod's `schedulerName`; undefined: the pod is somebody else's. */
export function frameworkFor({ state }: SchedulerContext, { spec }: Pod): Framework | undefined {
  const name = spec.schedulerName ?? 'default-scheduler'
  const profile = (state.profiles ?? DEFAULT_PROFILES).find(({ schedulerName }) => schedulerName === name)
  return profile && frameworkOf(profile)
}
