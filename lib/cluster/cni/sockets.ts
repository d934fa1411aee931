/**
 * What listens on a node and in a pod: what `ss -tlnp` shows.
 * Differs: processes have numbers that follow from their names. A port of a node that leads to pods (NodePort,
 * hostPort) has no socket, as with kube-proxy and the plugin portmap.
 */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { type NodeNetworkFacts, uses } from '@/lib/cluster/cni/interfaces'
import { addressOfNode, type World } from '@/lib/cluster/proxy/world'
import { hashText } from '@/lib/cluster/sim/hash'
import type { SocketInfo } from '@/lib/userland/kernel/network'

type Place = readonly [address: string, port: number, command?: string]

/** By the name of its container: `host` stands for the node's address. */
const STATIC: Readonly<Record<string, readonly Place[]>> = {
  'calico-node': [
    ['0.0.0.0', 179, 'bird'],
    ['127.0.0.1', 9099],
  ],
  'kube-apiserver': [['::', 6443]],
  etcd: [
    ['127.0.0.1', 2379],
    ['host', 2379],
    ['host', 2380],
    ['127.0.0.1', 2381],
  ],
  'kube-scheduler': [['127.0.0.1', 10_259]],
  'kube-controller-manager': [['127.0.0.1', 10_257]],
}
const KUBELET: readonly Place[] = [
  ['127.0.0.1', 10_248],
  ['::', 10_250],
]
const VXLAN_PORT = 8472

const pidOf = (what: string, least: number) => least + (Number.parseInt(hashText(what).slice(0, 4), 16) % 800)

/** Servers of kube-system listen on both families. */
const ANY = { 'kube-proxy': '::' } as Readonly<Record<string, string>>

/** Who listens in a running pod. */
export const podSockets = (world: World, pod: Pod): SocketInfo[] =>
  (world.sockets?.(pod) ?? []).map(({ container, listener: { port, protocol, loopback }, command }) => ({
    ...{ protocol, port, command, pid: pidOf(`${pod.metadata.uid}/${container}`, 1200) },
    address: loopback ? '127.0.0.1' : (ANY[container] ?? '0.0.0.0'),
  }))

function ofHostPod(world: World, pod: Pod, host: string): SocketInfo[] {
  const { containers } = pod.spec
  const known = containers.flatMap(({ name }): SocketInfo[] => {
    const runs = pod.status?.containerStatuses?.find((one) => one.name === name)?.state?.running
    const places = runs && Object.hasOwn(STATIC, name) ? STATIC[name] : undefined
    return (places ?? []).map(([address, port, command = name]) => ({
      ...{ protocol: 'TCP', address: address === 'host' ? host : address, port, command },
      pid: pidOf(`${pod.metadata.name}/${command}`, 1200),
    }))
  })
  return known.length > 0 ? known : podSockets(world, pod)
}

/** Sorted by port. */
export function nodeSockets(world: World, node: Node, { network }: NodeNetworkFacts): SocketInfo[] {
  const { name } = node.metadata
  const host = addressOfNode(node)
  const system = (command: string, address: string, port: number): SocketInfo => ({
    ...{ protocol: 'TCP', address, port, command, pid: pidOf(`${name}/${command}`, 500) },
  })
  const hasKubelet = world.hostListener(node, 10_250, 'TCP') !== undefined
  const pods = world.lister.podsOn(name).filter(({ spec }) => spec.hostNetwork)
  const tunnel: SocketInfo = { protocol: 'UDP', address: '0.0.0.0', port: VXLAN_PORT }
  return [
    system('sshd', '0.0.0.0', 22),
    system('containerd', '127.0.0.1', 35_000 + (pidOf(name, 0) % 5000)),
    ...(hasKubelet ? KUBELET.map(([address, port]) => system('kubelet', address, port)) : []),
    ...pods.flatMap((pod) => ofHostPod(world, pod, host)),
    ...(uses(network, 'flannel vxlan') ? [tunnel] : []),
  ].sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1))
}
