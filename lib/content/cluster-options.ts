import type { ClusterOptions } from '@/lib/cluster/cluster'
import type { PageCluster } from './schema'

/** What `createCluster` is told for a page or a scene; `prepare` is the caller's to run. */
export function clusterOptions({
  addons,
  cni,
  layout,
}: PageCluster): Pick<ClusterOptions, 'addons' | 'cni' | 'layout'> {
  return { ...(addons ? { addons } : {}), ...(cni ? { cni } : {}), ...(layout ? { layout } : {}) }
}
