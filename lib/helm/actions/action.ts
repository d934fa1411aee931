import { type HelmIo, logLine } from '@/lib/helm/io'
import type { KubeCluster } from '@/lib/helm/kube/cluster'
import type { ReleaseStore } from '@/lib/helm/release/store'

/** What an action works with. */
export interface Action {
  io: HelmIo
  cluster: KubeCluster
  store: ReleaseStore
}

export type WaitStrategy = 'watcher' | 'hookOnly' | 'legacy'

/** How an action waits. */
export interface Waits {
  wait: WaitStrategy
  waitForJobs: boolean
  /** ms for each thing that is waited for. */
  timeout: number
}

export type DryRun = 'none' | 'client' | 'server'

export function logTo(
  { io }: Pick<Action, 'io'>,
  level: 'INFO' | 'WARN' | 'ERROR',
  message: string,
  fields: Record<string, string | number> = {},
): void {
  io.stderr(logLine(level, message, fields))
}
