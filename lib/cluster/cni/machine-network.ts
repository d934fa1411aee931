/** The network of one machine, a node or a pod, as its tools show it. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import {
  attachedPods,
  type NodeNetworkFacts,
  namespaceName,
  nodeInterfaces,
  type PodFacts,
  podInterfaces,
} from '@/lib/cluster/cni/interfaces'
import {
  nodeForwarding,
  nodeNeighbours,
  nodeRoutes,
  podNeighbours,
  podRoutes,
} from '@/lib/cluster/cni/kernel-routes'
import { nodeNetwork } from '@/lib/cluster/cni/pod-routes'
import { nodeSockets, podSockets } from '@/lib/cluster/cni/sockets'
import { proxiedPorts } from '@/lib/cluster/proxy/rules/proxied-port'
import { knownAt } from '@/lib/cluster/proxy/services'
import { addressOfNode, nodeOf, type Source, type World } from '@/lib/cluster/proxy/world'
import type { NetworkView } from '@/lib/userland/kernel/network'

const AS_SET_UP = { files: () => undefined, bare: false }

const isOwn = ({ spec, status }: Pod) =>
  !spec.hostNetwork && !!status?.podIP && status.phase !== 'Succeeded' && status.phase !== 'Failed'

const factsOfPod = ({ metadata, status }: Pod): PodFacts => ({
  key: `${metadata.namespace}/${metadata.name}`,
  uid: metadata.uid ?? '',
  address: status?.podIP ?? '',
})

/** A machine whose Node is gone has its card still. */
const standIn = (name: string, address = ''): Node =>
  ({
    metadata: { name },
    spec: {},
    status: { addresses: [{ type: 'InternalIP', address }] },
  }) as unknown as Node

/** What kube-proxy puts onto the node with IPVS; undefined with its other modes. */
function serviceAddresses(world: World, node: string): string[] | undefined {
  if (world.proxy?.(node).mode !== 'ipvs') return undefined
  const all = proxiedPorts(knownAt(world, node)).flatMap((one) => [
    ...one.clusterAddresses,
    ...one.externalAddresses,
    ...one.balancerAddresses,
  ])
  return [...new Set(all)]
}

function factsOf(world: World, node: Node, asking?: PodFacts): NodeNetworkFacts {
  const { lister, pods = AS_SET_UP } = world
  const placed = (one: Node) => ({
    name: one.metadata.name,
    address: addressOfNode(one),
    network: nodeNetwork(lister, pods, one),
  })
  const known = [...lister.podsOn(node.metadata.name)].filter(isOwn).map(factsOfPod)
  const services = serviceAddresses(world, node.metadata.name)
  const others = known.filter(({ uid }) => uid !== asking?.uid)
  return {
    ...placed(node),
    pods: asking ? [...others, asking] : others,
    others: lister
      .list('nodes')
      .filter(({ metadata }) => metadata.name !== node.metadata.name)
      .map(placed),
    ...(services ? { services } : {}),
  }
}

const ofPod = (world: World, facts: NodeNetworkFacts, pod: Pod, own: PodFacts): NetworkView => ({
  interfaces: () => podInterfaces(facts, own),
  routes: () => podRoutes(facts, own),
  neighbours: () => podNeighbours(facts, own),
  sockets: () => podSockets(world, pod),
})

const NOTHING: NetworkView = { interfaces: () => [], routes: () => [], sockets: () => [] }

function ofNode(world: World, facts: NodeNetworkFacts, node: Node): NetworkView {
  const inside = (own: PodFacts): NetworkView => {
    const pod = world.lister.podsOn(node.metadata.name).find(({ metadata }) => metadata.uid === own.uid)
    return pod ? ofPod(world, facts, pod, own) : NOTHING
  }
  return {
    interfaces: () => nodeInterfaces(facts),
    routes: () => nodeRoutes(facts),
    neighbours: () => nodeNeighbours(facts),
    forwarding: () => nodeForwarding(facts),
    sockets: () => nodeSockets(world, node, facts),
    // The last one that came stands first.
    namespaces: () =>
      attachedPods(facts)
        .map(({ pod, number }) => ({ name: namespaceName(pod), id: number, inside: () => inside(pod) }))
        .reverse(),
  }
}

/**
 * @param from a pod, or a node itself
 * @param address the pod's, where it is newer than what the API knows
 */
export function machineNetwork(world: World, from: Source, address?: string): NetworkView {
  const name = nodeOf(from)
  const node = world.lister.get('nodes', undefined, name) ?? standIn(name, world.machineAddress?.(name))
  if (!('pod' in from) || from.pod.spec.hostNetwork) return ofNode(world, factsOf(world, node), node)
  const own = { ...factsOfPod(from.pod), ...(address ? { address } : {}) }
  return ofPod(world, factsOf(world, node, own), from.pod, own)
}
