import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import type { ApiTransport } from '@/lib/cluster/apiserver/request'
import type { LogOptions, SchedulingDecision } from '@/lib/cluster/client/component'

export interface NodeSpec {
  name: string
  /** InternalIP; the default counts up from 192.168.56.10. */
  address?: string
  controlPlane?: boolean
  cpu?: string
  memory?: string
  pods?: string
  labels?: Record<string, string>
  taints?: { key: string; value?: string; effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute' }[]
}

export interface ClusterOptions {
  nodes?: NodeSpec[]
  seed?: number
  /** ms since the epoch at which the learner arrives: the cluster is then some minutes old. */
  now?: number
  version?: string
  addons?: string[]
}

export type { CauseRecord }

/** Everything a cluster is, as plain data: structuredClone copies it, restoreCluster revives it. */
export type ClusterState = { readonly format: 1 } & Record<string, unknown>

export interface Cluster extends ApiTransport {
  /** Virtual ms since the epoch. */
  now(): number
  /** Runs every queue until nothing is left to do at this instant. */
  drain(): void
  /** Lets virtual time pass, firing timers in order; ends drained. */
  advance(ms: number): void
  /** Lets time pass until quiet for 2.5 s (polled every 0.5 s), at most `maxMs` (45 s). */
  settle(maxMs?: number): void
  nextEventAt(): number | undefined
  fork(): Cluster
  snapshot(): ClusterState
  /** Equal for equal states, on every machine. */
  hash(): string
  /** kube-apiserver, kube-controller-manager, kube-scheduler, kubelet/<node>. */
  stopComponent(name: string): void
  startComponent(name: string): void
  components(): { name: string; running: boolean }[]
  /** What the scheduler decided for `namespace/name`, oldest first. */
  decisions(podKey: string): SchedulingDecision[]
  /** Every write so far, or those of one object. */
  causes(uid?: string): CauseRecord[]
  logs(namespace: string, pod: string, container: string, options?: LogOptions): string[]
}

export declare function createCluster(options?: ClusterOptions): Cluster
export declare function restoreCluster(state: ClusterState): Cluster
