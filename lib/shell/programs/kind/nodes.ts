import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import type { EngineContainer } from '@/lib/container-engine/state'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { type ClusterCall, ClusterError, ioOf, wait } from '@/lib/shell/programs/local-clusters/call'
import { contextOf, removeContext, writeContext } from '@/lib/shell/programs/local-clusters/context'
import { clusterAt, labelled, removeHosts } from '@/lib/shell/programs/local-clusters/hosts'

/** The labels by which kind knows its containers. */
export const CLUSTER_LABEL = 'io.x-k8s.kind.cluster'
export const ROLE_LABEL = 'io.x-k8s.kind.role'
const API_PORT = 6443

export const contextName = (name: string): string => `kind-${name}`

export const nodesOf = (call: ClusterCall, name: string): EngineContainer[] =>
  labelled(call, CLUSTER_LABEL, name)

export const clusterNames = (call: ClusterCall): string[] =>
  [...new Set(labelled(call, CLUSTER_LABEL).map(({ spec }) => spec.labels[CLUSTER_LABEL] ?? ''))].sort()

/** @throws ClusterError */
export function controlPlaneOf(call: ClusterCall, name: string): { node: EngineContainer; cluster: Cluster } {
  const node = nodesOf(call, name).find(({ spec }) => spec.labels[ROLE_LABEL] === 'control-plane')
  const cluster = node && clusterAt(call, node)
  if (!node || !cluster)
    throw new ClusterError(
      `could not locate any control plane nodes for cluster named '${name}'. Use the --name option to select a different cluster`,
    )
  return { node, cluster }
}

/** Where its API server is. @param internal as the other nodes see it */
export function serverOf(node: EngineContainer, internal: boolean): string {
  const way = node.spec.ports.find(({ port }) => port === API_PORT)
  return internal ? `https://${node.name}:${API_PORT}` : `https://${way?.address}:${way?.hostPort}`
}

/** Writes the context of a cluster into the learner's kubeconfig. @throws ClusterError */
export function exportContext(call: ClusterCall, name: string): void {
  const { node, cluster } = controlPlaneOf(call, name)
  const entries = contextOf(cluster, contextName(name), serverOf(node, call.flags.has('internal')))
  writeContext(ioOf(call), entries, call.flags.text('kubeconfig'))
}

/** Takes a cluster away with all that it has left. */
export function deleteCluster(call: ClusterCall, name: string): void {
  const nodes = nodesOf(call, name)
  removeContext(ioOf(call), contextName(name), call.flags.text('kubeconfig'))
  removeHosts(call, nodes)
  call.host.clusters.remove(contextName(name))
  if (nodes.length > 0) call.err(`Deleted nodes: [${nodes.map((node) => `"${node.name}"`).join(' ')}]\n`)
}

const POLL_MS = 500
const PATIENCE_MS = 120_000

/** Waits until the API server answers. @throws ClusterError when it does not */
export function* waitForServer(call: ClusterCall, cluster: Cluster): Steps {
  const until = call.now() + PATIENCE_MS
  for (;;) {
    try {
      const { code } = cluster.request({
        ...{ method: 'GET', path: '/readyz', userAgent: 'kubeadm' },
        user: { username: 'system:anonymous', groups: ['system:masters'] },
      })
      if (code < 500) return
    } catch (error) {
      if (!(error instanceof ConnectionRefused)) throw error
    }
    if (call.now() >= until)
      throw new ClusterError(
        'failed to init node with kubeadm: command "docker exec --privileged kubeadm init --config=/kind/kubeadm.conf" failed with error: exit status 1',
      )
    yield* wait(call, POLL_MS)
  }
}
