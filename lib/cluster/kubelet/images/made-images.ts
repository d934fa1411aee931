/** What only clusters need that run images made in the session: fetched when one is missed. */
export { ClusterRegistry } from '@/lib/cluster/kubelet/images/cluster-registry'
export { madeBehaviour, madeTree, userIn } from '@/lib/cluster/kubelet/images/made-tree'
export { pullFromRegistry } from '@/lib/cluster/kubelet/pull-from-registry'
