/** What listens on a node: what `ss -tlnp` shows there. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { addressOfNode, type World } from '@/lib/cluster/proxy/world'
import { hashText } from '@/lib/cluster/sim/hash'

export interface Socket {
  protocol: 'TCP' | 'UDP'
  /** `*` for all addresses of both families. */
  address: string
  port: number
  /** The name of its process. */
  command: string
  pid: number
}

/** By the name of its container: `host` stands for the node's address. */
const STATIC: Readonly<Record<string, readonly [address: string, port: number][]>> = {
  'kube-apiserver': [['*', 6443]],
  etcd: [
    ['127.0.0.1', 2379],
    ['host', 2379],
    ['host', 2380],
    ['127.0.0.1', 2381],
  ],
  'kube-scheduler': [['127.0.0.1', 10_259]],
  'kube-controller-manager': [['127.0.0.1', 10_257]],
}
const KUBELET: readonly [address: string, port: number][] = [
  ['127.0.0.1', 10_248],
  ['*', 10_250],
]
/** Ports that somebody on the node's network may listen on. */
const ASKED = [80, 443, 8080, 8090, 8443, 9100, 9099, 10_249, 10_254, 10_256]

const pidOf = (what: string, least: number) => least + (Number.parseInt(hashText(what).slice(0, 4), 16) % 800)

function ofPod(world: World, pod: Pod, host: string): Socket[] {
  const { name: podName } = pod.metadata
  return pod.spec.containers.flatMap(({ name, ports = [] }) => {
    const status = pod.status?.containerStatuses?.find((one) => one.name === name)
    if (!status?.state?.running) return []
    const socket = (address: string, port: number): Socket => {
      const where = address === 'host' ? host : address
      return { protocol: 'TCP', address: where, port, command: name, pid: pidOf(podName, 1200) }
    }
    const known = Object.hasOwn(STATIC, name) ? STATIC[name] : undefined
    if (known) return known.map(([address, port]) => socket(address, port))
    const asked = new Set([...ASKED, ...ports.map(({ containerPort }) => containerPort)])
    return [...asked].flatMap((port) => {
      const listener = world.listener(pod, port, 'TCP')
      return listener ? [socket(listener.loopback ? '127.0.0.1' : '*', port)] : []
    })
  })
}

/** Sorted by port. */
export function nodeSockets(world: World, node: Node): Socket[] {
  const { name } = node.metadata
  const host = addressOfNode(node)
  const system = (command: string, address: string, port: number): Socket => ({
    ...{ protocol: 'TCP' as const, address, port, command, pid: pidOf(`${name}/${command}`, 500) },
  })
  const hasKubelet = world.hostListener(node, 10_250, 'TCP') !== undefined
  const pods = world.lister.podsOn(name).filter(({ spec }) => spec.hostNetwork)
  return [
    system('sshd', '0.0.0.0', 22),
    system('containerd', '127.0.0.1', 35_000 + (pidOf(name, 0) % 5000)),
    ...(hasKubelet ? KUBELET.map(([address, port]) => system('kubelet', address, port)) : []),
    ...pods.flatMap((pod) => ofPod(world, pod, host)),
  ].sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1))
}
