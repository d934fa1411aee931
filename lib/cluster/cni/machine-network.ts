/** The network of one machine, a node or a pod, as its tools show it. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import {
  type Neighbour,
  type NetworkInterface,
  type NetworkRoute,
  type NodeNetworkFacts,
  nodeInterfaces,
  nodeNeighbours,
  nodeRoutes,
  type PodFacts,
  podInterfaces,
  podRoutes,
} from '@/lib/cluster/cni/interfaces'
import { nodeNetwork } from '@/lib/cluster/cni/pod-routes'
import { nodeSockets, type Socket } from '@/lib/cluster/cni/sockets'
import { addressOfNode, nodeOf, type Source, type World } from '@/lib/cluster/proxy/world'

export interface MachineNetwork {
  interfaces(): NetworkInterface[]
  routes(): NetworkRoute[]
  neighbours(): Neighbour[]
  sockets(): Socket[]
}

const AS_SET_UP = { files: () => undefined, bare: false }

const isOwn = ({ spec, status }: Pod) =>
  !spec.hostNetwork && !!status?.podIP && status.phase !== 'Succeeded' && status.phase !== 'Failed'

const factsOfPod = ({ metadata, status }: Pod): PodFacts => ({
  key: `${metadata.namespace}/${metadata.name}`,
  address: status?.podIP ?? '',
})

const age = (a: Pod, b: Pod) =>
  (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1

function factsOf({ lister, pods = AS_SET_UP }: World, node: Node): NodeNetworkFacts {
  const placed = (one: Node) => ({
    name: one.metadata.name,
    address: addressOfNode(one),
    network: nodeNetwork(lister, pods, one),
  })
  return {
    ...placed(node),
    pods: [...lister.podsOn(node.metadata.name)].filter(isOwn).sort(age).map(factsOfPod),
    others: lister
      .list('nodes')
      .filter(({ metadata }) => metadata.name !== node.metadata.name)
      .map(placed),
  }
}

const NOTHING: MachineNetwork = {
  interfaces: () => [],
  routes: () => [],
  neighbours: () => [],
  sockets: () => [],
}

/** @param from a pod, or a node itself */
export function machineNetwork(world: World, from: Source): MachineNetwork {
  const node = world.lister.get('nodes', undefined, nodeOf(from))
  if (!node) return NOTHING
  const facts = factsOf(world, node)
  const pod = 'pod' in from && isOwn(from.pod) ? factsOfPod(from.pod) : undefined
  if (!pod)
    return {
      interfaces: () => nodeInterfaces(facts),
      routes: () => nodeRoutes(facts),
      neighbours: () => nodeNeighbours(facts),
      sockets: () => nodeSockets(world, node),
    }
  return {
    interfaces: () => podInterfaces(facts, pod),
    routes: () => podRoutes(facts, pod),
    neighbours: () => [],
    sockets: () => [],
  }
}
