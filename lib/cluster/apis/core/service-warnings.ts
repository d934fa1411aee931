/**
 * What the API server warns of in a Service that it accepts.
 * Mirrors: pkg/api/service/warnings.go.
 */
import { cidrWarnings, ipWarnings } from '@/lib/cluster/apimachinery/ip-validation'
import type { Service } from '@/lib/cluster/apimachinery/object'

const HINTS = 'service.kubernetes.io/topology-aware-hints'
const MODE = 'service.kubernetes.io/topology-mode'

/** Warnings for a new or changed Service. */
export function serviceWarnings({ metadata, spec }: Service): string[] {
  const warnings: string[] = []
  const external = (spec.externalIPs ?? []).length > 0
  const isExternalName = spec.type === 'ExternalName'
  const headless = spec.type === 'ClusterIP' && spec.clusterIP === 'None'
  if (metadata.annotations?.[HINTS] !== undefined) {
    warnings.push(`annotation ${HINTS} is deprecated, please use ${MODE} instead`)
  }
  if (headless) {
    if (spec.loadBalancerIP) warnings.push('spec.loadBalancerIP is ignored for headless services')
    if (external) warnings.push('spec.externalIPs is ignored for headless services')
    if (spec.sessionAffinity !== 'None')
      warnings.push('spec.SessionAffinity is ignored for headless services')
  }
  for (const [index, ip] of headless ? [] : (spec.clusterIPs ?? []).entries())
    warnings.push(...ipWarnings(`spec.clusterIPs[${index}]`, ip))
  for (const [index, ip] of (spec.externalIPs ?? []).entries())
    warnings.push(...ipWarnings(`spec.externalIPs[${index}]`, ip))
  if (spec.loadBalancerIP) warnings.push(...ipWarnings('spec.loadBalancerIP', spec.loadBalancerIP))
  for (const [index, cidr] of (spec.loadBalancerSourceRanges ?? []).entries())
    warnings.push(...cidrWarnings(`spec.loadBalancerSourceRanges[${index}]`, cidr.trim()))
  if (external && !headless && !isExternalName) {
    warnings.push('spec.externalIPs is deprecated and may no longer be implemented in some clusters')
  }
  if (external && isExternalName)
    warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"')
  if (!isExternalName && spec.externalName) {
    warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"')
  }
  if (spec.trafficDistribution === 'PreferClose') {
    warnings.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"')
  }
  return warnings
}
