import type { PageCluster } from './schema'

/** What `createCluster` is told for a page or a scene; `prepare` is the caller's to run. */
export function clusterOptions({ addons, cni }: PageCluster): { addons?: string[]; cni?: 'none' } {
  return { ...(addons ? { addons } : {}), ...(cni ? { cni } : {}) }
}
