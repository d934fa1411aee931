/** Joins lib/cluster/proxy to the processes of a running cluster. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { findListener, type KubeletState } from '@/lib/cluster/kubelet/kubelet'
import type { Listener, Network } from '@/lib/cluster/kubelet/process/network'
import { networkOf } from '@/lib/cluster/proxy/network'
import type { World } from '@/lib/cluster/proxy/world'

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'
const API_SERVER_PORT = 6443
const KUBELET_PORT = 10250

/** What traffic meets of the machines. */
export interface Machines {
  lister: Lister
  now(): number
  /** What a node's container runtime knows; it stays when the kubelet stops. */
  containers(node: string): KubeletState | undefined
  kubeletRuns(node: string): boolean
  apiServerRuns(): boolean
}

function hostListener(machines: Machines, { metadata }: Node, port: number): Listener | undefined {
  const isControlPlane = metadata.labels?.[CONTROL_PLANE] !== undefined
  const listens =
    (port === API_SERVER_PORT && isControlPlane && machines.apiServerRuns()) ||
    (port === KUBELET_PORT && machines.kubeletRuns(metadata.name))
  return listens ? { port, protocol: 'TCP', tls: true } : undefined
}

export const createWorld = (machines: Machines): World => ({
  lister: machines.lister,
  listener(pod, port, protocol) {
    const state = machines.containers(pod.spec.nodeName ?? '')
    return state && findListener(state, pod, port, protocol, machines.now())
  },
  hostListener: (node, port, protocol) =>
    protocol === 'TCP' ? hostListener(machines, node, port) : undefined,
})

/** The network of a pod as it is now: its address may be newer than the caller's copy of it. */
export const podNetwork =
  (world: World) =>
  (pod: Pod): Network =>
  (query) => {
    const { namespace, name } = pod.metadata
    return networkOf(world, { pod: world.lister.get('pods', namespace, name) ?? pod })(query)
  }
