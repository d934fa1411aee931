/** The VerticalPodAutoscaler as its parts read it. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'

export const VPA_GROUP = 'autoscaling.k8s.io'
export const VPAS = `verticalpodautoscalers.${VPA_GROUP}`
export const VPA_NAMESPACE = 'kube-system'

export type Amount = Record<string, string>

export interface ContainerPolicy {
  containerName?: string
  mode?: 'Auto' | 'Off'
  minAllowed?: Amount
  maxAllowed?: Amount
  controlledResources?: string[]
  controlledValues?: 'RequestsAndLimits' | 'RequestsOnly'
}

export interface ContainerRecommendation {
  containerName: string
  lowerBound: Amount
  target: Amount
  uncappedTarget: Amount
  upperBound: Amount
}

export interface VpaCondition {
  type: string
  status: 'True' | 'False'
  lastTransitionTime: string
  reason?: string
  message?: string
}

export type Vpa = KubeObject & {
  spec: {
    targetRef?: { apiVersion?: string; kind: string; name: string }
    updatePolicy?: { updateMode?: string; minReplicas?: number }
    resourcePolicy?: { containerPolicies?: ContainerPolicy[] }
    recommenders?: { name: string }[]
  }
  status?: {
    recommendation?: { containerRecommendations?: ContainerRecommendation[] }
    conditions?: VpaCondition[]
  }
}

/** Modes in which the updater acts; what names none is updated as well. */
const UPDATED = ['Auto', 'Recreate', 'InPlaceOrRecreate']

export const modeOf = ({ spec }: Vpa): string => spec.updatePolicy?.updateMode ?? 'Recreate'
export const isUpdated = (vpa: Vpa): boolean => UPDATED.includes(modeOf(vpa))

/** The policy of a container: its own, or that of all. */
export function policyOf({ spec }: Vpa, container: string): ContainerPolicy {
  const policies = spec.resourcePolicy?.containerPolicies ?? []
  return (
    policies.find(({ containerName }) => containerName === container) ??
    policies.find(({ containerName }) => containerName === '*') ??
    {}
  )
}

export const RESOURCES = ['cpu', 'memory'] as const

export const controls = ({ controlledResources }: ContainerPolicy, resource: string): boolean =>
  controlledResources === undefined || controlledResources.includes(resource)
