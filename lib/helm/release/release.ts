import type { Chart } from '@/lib/helm/chart/chart'
import type { JsonMap } from '@/lib/kubectl/go-format'

export type ReleaseStatus =
  | 'unknown'
  | 'deployed'
  | 'uninstalled'
  | 'superseded'
  | 'failed'
  | 'uninstalling'
  | 'pending-install'
  | 'pending-upgrade'
  | 'pending-rollback'

export type HookEvent =
  | 'pre-install'
  | 'post-install'
  | 'pre-delete'
  | 'post-delete'
  | 'pre-upgrade'
  | 'post-upgrade'
  | 'pre-rollback'
  | 'post-rollback'
  | 'test'

export interface HookRun {
  startedAt: number
  completedAt: number
  phase: 'Unknown' | 'Running' | 'Succeeded' | 'Failed'
}

/** An object of a chart that is made at a certain point only. */
export interface Hook {
  name: string
  kind: string
  /** The template that it comes from. */
  path: string
  manifest: string
  events: HookEvent[]
  weight: number
  deletePolicies: string[]
  outputLogPolicies: string[]
  lastRun?: HookRun
}

/** One revision of a release. Times are virtual ms. */
export interface Release {
  name: string
  namespace: string
  version: number
  chart: Chart
  /** The values that were given. */
  config: JsonMap
  manifest: string
  hooks: Hook[]
  firstDeployed: number
  lastDeployed: number
  deleted?: number
  status: ReleaseStatus
  description: string
  notes: string
  /** `ssa` or `csa`. */
  applyMethod: 'ssa' | 'csa'
  labels: Record<string, string>
}

export const isPending = ({ status }: Release): boolean => status.startsWith('pending-')

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

/** What is wrong with a release's name. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'no name provided'
  if (name.length <= 53 && NAME.test(name)) return undefined
  return `invalid release name, must match regex ${NAME.source} and the length must not be longer than 53`
}
