/** Questions about a Service that several parts of the engine ask. Mirrors: pkg/api/service/util.go. */
import type { Service } from '@/lib/cluster/apimachinery/object'

export const isHeadless = ({ spec }: Service): boolean => spec.clusterIP === 'None'

/** A type that is reached through the nodes. */
export const isOutside = (type: string | undefined): boolean => type === 'NodePort' || type === 'LoadBalancer'

export const isExternallyAccessible = ({ spec }: Service): boolean =>
  isOutside(spec.type) || (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0)

/** Load balancers ask each node whether it has a pod of its own. */
export const needsHealthCheck = ({ spec }: Service): boolean =>
  spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'
