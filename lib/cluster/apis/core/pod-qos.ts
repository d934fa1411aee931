import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { compareQuantities, quantityValue } from '@/lib/cluster/apimachinery/quantity'

const COUNTED = ['cpu', 'memory'] as const

/** Guaranteed, Burstable or BestEffort. Mirrors: pkg/apis/core/v1/helper/qos. */
export function qosClass(spec: IPodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  const sources = spec.resources?.requests || spec.resources?.limits ? [spec] : containers
  let any = false
  let guaranteed = true
  for (const { resources } of sources) {
    for (const name of COUNTED) {
      const request = resources?.requests?.[name]
      const limit = resources?.limits?.[name]
      const hasRequest = request !== undefined && quantityValue(request) > 0
      const hasLimit = limit !== undefined && quantityValue(limit) > 0
      if (hasRequest || hasLimit) any = true
      if (!hasLimit || (hasRequest && compareQuantities(request, limit) !== 0)) guaranteed = false
    }
  }
  if (!any) return 'BestEffort'
  return guaranteed ? 'Guaranteed' : 'Burstable'
}
