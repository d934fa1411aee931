import { containsAddress, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Failure } from '@/lib/cluster/kubelet/process/network'
import { evaluatePolicies } from '@/lib/cluster/proxy/network-policy'
import { isOutside, outsideListener } from '@/lib/cluster/proxy/outside'
import { routeService } from '@/lib/cluster/proxy/services'
import {
  addressOf,
  addressOfNode,
  type Destination,
  type Hop,
  nodeOf,
  type Route,
  type Source,
  type World,
} from '@/lib/cluster/proxy/world'

const isOver = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
const title = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`

function blocked(hops: Hop[], at: Hop['kind'], kind: Failure, message: string): Route {
  return { hops, obstacle: { at, kind, message } }
}

const podAt = ({ lister }: World, address: string): Pod | undefined =>
  lister.list('pods').find((pod) => pod.status?.podIP === address && !pod.spec.hostNetwork && !isOver(pod))

const nodeAt = ({ lister }: World, address: string): Node | undefined =>
  lister.list('nodes').find((node) => addressOfNode(node) === address)

/** Is the address one of the pod network's? */
function isPodAddress({ lister }: World, address: string): boolean {
  const ip = parseIP(address)
  return lister.list('nodes').some(({ spec }) => {
    const cidr = spec.podCIDR === undefined ? undefined : parseCidr(spec.podCIDR)
    return !!cidr && !!ip && containsAddress(cidr, ip)
  })
}

/** Through the policies of both ends; what is left is the way so far, or the obstacle. */
function passPolicies(
  world: World,
  from: Source,
  to: Destination & { pod?: Pod; node?: string },
  hops: Hop[],
): Route | Hop[] {
  const sender = {
    address: addressOf(world, from),
    node: nodeOf(from),
    ...('pod' in from ? { pod: from.pod } : {}),
  }
  const passed = [...hops]
  for (const { allowed, direction, policies } of evaluatePolicies(
    world.lister,
    sender,
    to,
    to.port,
    to.protocol,
  )) {
    passed.push({ kind: 'policy', direction, names: policies })
    if (allowed) continue
    const message = `no ${direction.toLowerCase()} rule of ${policies.join(', ')} allows ${to.address}:${to.port}`
    return blocked(passed, 'policy', 'timeout', message)
  }
  return passed
}

function toPod(world: World, from: Source, to: Destination, pod: Pod, hops: Hop[], local: boolean): Route {
  const passed = passPolicies(world, from, { ...to, pod, node: pod.spec.nodeName ?? '' }, hops)
  if (!Array.isArray(passed)) return passed
  const listener = world.listener(pod, to.port, to.protocol)
  if (listener && (!listener.loopback || local))
    return { hops: [...passed, { kind: 'process', port: to.port, pod: title(pod) }], listener, pod }
  const message = `nothing listens on port ${to.port}/${to.protocol} in pod ${title(pod)}`
  return blocked(passed, 'process', 'refused', message)
}

function toNode(world: World, from: Source, to: Destination, node: Node, hops: Hop[]): Route {
  const { name } = node.metadata
  const passed = passPolicies(world, from, { ...to, node: name }, hops)
  if (!Array.isArray(passed)) return passed
  for (const pod of world.lister.list('pods')) {
    if (!pod.spec.hostNetwork || pod.spec.nodeName !== name || isOver(pod)) continue
    const listener = world.listener(pod, to.port, to.protocol)
    if (listener)
      return { hops: [...passed, { kind: 'process', port: to.port, pod: title(pod) }], listener, pod }
  }
  const listener = world.hostListener(node, to.port, to.protocol)
  if (listener) return { hops: [...passed, { kind: 'process', port: to.port, node: name }], listener }
  const message = `nothing listens on port ${to.port}/${to.protocol} of node ${name}`
  return blocked(passed, 'process', 'refused', message)
}

function toOutside(world: World, from: Source, to: Destination, hops: Hop[]): Route {
  const passed = passPolicies(world, from, to, hops)
  if (!Array.isArray(passed)) return passed
  const listener = outsideListener(to.address, to.port)
  if (listener) return { hops: [...passed, { kind: 'outside', address: to.address }], listener }
  return blocked(passed, 'outside', 'timeout', `nobody answers at ${to.address}:${to.port}`)
}

/** To an address as it stands, no Service's any more. */
function deliver(world: World, from: Source, to: Destination, hops: Hop[]): Route {
  if (to.address.startsWith('127.') || to.address === '::1') return toSelf(world, from, to, hops)
  const pod = podAt(world, to.address)
  if (pod) return toPod(world, from, to, pod, hops, false)
  const node = nodeAt(world, to.address)
  if (node) return toNode(world, from, to, node, hops)
  if (isPodAddress(world, to.address))
    return blocked(hops, 'endpoint', 'unreachable', `no pod has the address ${to.address}`)
  return toOutside(world, from, to, hops)
}

function toSelf(world: World, from: Source, to: Destination, hops: Hop[]): Route {
  if ('pod' in from && !from.pod.spec.hostNetwork) return toPod(world, from, to, from.pod, hops, true)
  const node = world.lister.get('nodes', undefined, nodeOf(from))
  return node ? toNode(world, from, to, node, hops) : blocked(hops, 'process', 'refused', 'no such node')
}

/** Every way that a connection may take: several when a Service has several backends. */
export function routesTo(world: World, from: Source, to: Destination): Route[] {
  const way = routeService(world, from, to)
  if (!way) return [deliver(world, from, to, [])]
  const { metadata } = way.service
  const service: Hop = {
    kind: 'service',
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    port: to.port,
  }
  if (way.kind !== 'backends')
    return [blocked([service], 'service', way.kind === 'refused' ? 'refused' : 'timeout', way.message)]
  return way.backends.map(({ address, port }) => {
    const pod = podAt(world, address)
    const endpoint: Hop = { kind: 'endpoint', address, port, ...(pod ? { pod: title(pod) } : {}) }
    return deliver(world, from, { ...to, address, port }, [service, endpoint])
  })
}

/** Does an echo request come back? Service addresses do not answer any. */
export function answersPing(world: World, from: Source, address: string): boolean {
  if (address.startsWith('127.') || isOutside(address) || nodeAt(world, address)) return true
  const pod = podAt(world, address)
  if (!pod) return false
  // Policies speak of TCP, UDP and SCTP: what none of their rules can allow is dropped.
  const to = { address, port: 0, protocol: 'TCP' as const, pod, node: pod.spec.nodeName ?? '' }
  return Array.isArray(passPolicies(world, from, to, []))
}
