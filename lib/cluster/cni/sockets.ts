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

/**
 * Who listens in a running pod.
 * @param host the node's address, for a pod on its network
 */
export const podSockets = (world: World, pod: Pod, host = ''): SocketInfo[] =>
  (world.sockets?.(pod) ?? []).flatMap(({ container, listeners }) => {
    const pid = (command: string) => pidOf(`${pod.metadata.uid}/${container}/${command}`, 1200)
    const places = pod.spec.hostNetwork && Object.hasOwn(STATIC, container) ? STATIC[container] : undefined
    const known = places?.map(([address, port, command = container]) => ({
      ...{ protocol: 'TCP' as const, port, command, pid: pid(command) },
      address: address === 'host' ? host : address,
    }))
    const found = listeners.map(([{ port, protocol, loopback }, command]) => ({
      ...{ protocol, port, command, pid: pid(command) },
      address: loopback ? '127.0.0.1' : (ANY[container] ?? '0.0.0.0'),
    }))
    return known ?? found
  })

/** Sorted by port. */
export function nodeSockets(world: World, node: Node, { network }: NodeNetworkFacts): SocketInfo[] {
  const { name } = node.metadata
  const host = addressOfNode(node)
  const system = (command: string, address: string, port: number): SocketInfo => ({
    ...{ protocol: 'TCP', address, port, command, pid: pidOf(`${name}/${command}`, 500) },
  })
  const hasKubelet = world.hostListener(node, 10_250, 'TCP') !== undefined
  const hosted = world.lister
    .podsOn(name)
    .filter(({ spec }) => spec.hostNetwork)
    .flatMap((pod) => podSockets(world, pod, host))
  const proxy = hosted.find(({ command }) => command === 'kube-proxy')
  // What load balancers ask for endpoints of the node's own.
  const asked = world.lister.list('services').flatMap(({ spec }): SocketInfo[] => {
    const port = spec.healthCheckNodePort
    return proxy && port && world.hostListener(node, port, 'TCP') ? [{ ...proxy, address: '::', port }] : []
  })
  const tunnel: SocketInfo = { protocol: 'UDP', address: '0.0.0.0', port: VXLAN_PORT }
  return [
    system('sshd', '0.0.0.0', 22),
    system('containerd', '127.0.0.1', 35_000 + (pidOf(name, 0) % 5000)),
    ...(hasKubelet ? KUBELET.map(([address, port]) => system('kubelet', address, port)) : []),
    ...hosted,
    ...asked,
    ...(uses(network, 'flannel vxlan') ? [tunnel] : []),
  ].sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1))
}
