import { type Cluster, type ClusterOptions, createCluster } from '@/lib/cluster/cluster'
import '@/lib/kubectl/kubectl'
import { Stage } from './stage'

const KEPT_BASES = 16

const bases = new Map<string, Cluster>()

/** A fresh cluster. Booting one costs more than forking it: each set of options is booted once per process. */
export function openStage(options: ClusterOptions): Stage {
  const id = JSON.stringify(options)
  let base = bases.get(id)
  if (!base) {
    if (bases.size >= KEPT_BASES) bases.clear()
    base = createCluster(options)
    bases.set(id, base)
  }
  return new Stage(base.fork())
}
