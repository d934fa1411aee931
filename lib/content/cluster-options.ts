import type { ClusterOptions } from '@/lib/cluster/create-cluster'
import type { PageCluster } from './schema'

/** The hosts of a page whose control plane is several. */
const SEVERAL = [
  ...['cp-1', 'cp-2', 'cp-3'].map((name) => ({ name, controlPlane: true })),
  ...['worker-1', 'worker-2'].map((name) => ({ name })),
]

/** What `createCluster` is told for a page or a scene; `prepare` is the caller's to run. */
export function clusterOptions({
  addons,
  cni,
  layout,
  bare,
  controlPlaneEndpoint,
}: PageCluster): Pick<
  ClusterOptions,
  'addons' | 'cni' | 'layout' | 'bare' | 'controlPlaneEndpoint' | 'nodes'
> {
  return {
    ...(addons ? { addons } : {}),
    ...(cni ? { cni } : {}),
    ...(layout ? { layout } : {}),
    ...(bare ? { bare } : {}),
    ...(controlPlaneEndpoint ? { controlPlaneEndpoint } : {}),
    ...(controlPlaneEndpoint && !bare ? { nodes: SEVERAL } : {}),
  }
}
