/** ClusterPolicy and Policy of kyverno.io/v1, as much of them as is understood here. */
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'

export interface ResourceDescription {
  kinds?: string[]
  name?: string
  names?: string[]
  namespaces?: string[]
  operations?: string[]
  selector?: ILabelSelector
  namespaceSelector?: ILabelSelector
  annotations?: Record<string, string>
}

export interface ResourceFilter {
  resources?: ResourceDescription
  subjects?: ISubject[]
}

export interface MatchResources extends ResourceFilter {
  any?: ResourceFilter[]
  all?: ResourceFilter[]
}

export interface Condition {
  key?: unknown
  operator?: string
  value?: unknown
}

/** A plain list must hold as a whole. */
export type Conditions = Condition[] | { any?: Condition[]; all?: Condition[] }

export interface Rule {
  name: string
  match: MatchResources
  exclude?: MatchResources
  preconditions?: Conditions
  validate?: {
    failureAction?: string
    message?: string
    pattern?: unknown
    anyPattern?: unknown[]
    deny?: { conditions?: Conditions }
  }
  mutate?: { patchStrategicMerge?: Record<string, unknown>; patchesJson6902?: string }
}

interface PolicySpec {
  validationFailureAction?: string
  emitWarning?: boolean
  rules?: Rule[]
}

export type Policy = KubeObject & { spec: PolicySpec }

export const GROUP = 'kyverno.io'

/** Whether a violation keeps the request out. */
export const isEnforced = ({ spec }: Policy, { validate }: Rule): boolean =>
  (validate?.failureAction ?? spec.validationFailureAction ?? 'Audit').toLowerCase() === 'enforce'
