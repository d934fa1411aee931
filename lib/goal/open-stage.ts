import { type Cluster, type ClusterOptions, createCluster } from '@/lib/cluster/cluster'
import '@/lib/kubectl/kubectl'
import { Stage } from './stage'

const KEPT_BASES = 24

const bases = new Map<string, Cluster>()

/** A fresh cluster. Booting one costs more than forking it: each set of options is booted once per process. */
export function openStage(options: ClusterOptions): Stage {
  const id = JSON.stringify(options)
  let base = bases.get(id)
  if (!base) {
    const oldest = bases.keys().next().value
    if (bases.size >= KEPT_BASES && oldest !== undefined) bases.delete(oldest)
    base = createCluster(options)
    bases.set(id, base)
  }
  return new Stage(base.fork())
}

/**
 * A fresh cluster with the options' nodes, whose labels and taints are put on after the boot: clusters that differ in
 * nothing else share one.
 */
export function openLabelledStage(options: ClusterOptions): Stage {
  const bare = options.nodes?.map(({ labels: _labels, taints: _taints, ...node }) => node)
  const stage = openStage({ ...options, ...(bare ? { nodes: bare } : {}) })
  for (const { name, labels = {}, taints = [] } of options.nodes ?? []) {
    if (Object.keys(labels).length > 0) stage.patch('nodes', name, { metadata: { labels } })
    if (taints.length > 0) stage.patch('nodes', name, { spec: { taints } })
  }
  stage.cluster.drain()
  return stage
}
