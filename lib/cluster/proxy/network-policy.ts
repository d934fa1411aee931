import { containsAddress, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { NetworkPolicy, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { Protocol } from '@/lib/cluster/kubelet/process/network'

/** One end of a connection: a pod on the pod network, or just an address. */
export interface Peer {
  address: string
  pod?: Pod
  /** The node that it is on. */
  node?: string
}

export interface Verdict {
  allowed: boolean
  direction: 'Ingress' | 'Egress'
  /** The policies that select the pod in this direction; allowed: those that allow it. */
  policies: string[]
}

type Spec = NetworkPolicy['spec']
export type PolicyRule = { peers: PolicyPeer[]; ports: PolicyPort[] }
type PolicyPeer = NonNullable<NonNullable<NonNullable<Spec['ingress']>[number]['from']>[number]>
type PolicyPort = NonNullable<NonNullable<NonNullable<Spec['ingress']>[number]['ports']>[number]>

/** Pods on their node's network are to policies nothing but their node. */
const ownPod = ({ pod }: Peer) => (pod && !pod.spec.hostNetwork ? pod : undefined)

export function rulesOf({ spec }: NetworkPolicy, direction: Verdict['direction']): PolicyRule[] {
  return direction === 'Ingress'
    ? (spec.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
    : (spec.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }))
}

function inBlock({ cidr, except = [] }: NonNullable<PolicyPeer['ipBlock']>, address: string): boolean {
  const ip = parseIP(address)
  const inside = (text: string) => {
    const parsed = parseCidr(text)
    return !!ip && !!parsed && containsAddress(parsed, ip)
  }
  return inside(cidr) && !except.some(inside)
}

export function peerMatches(lister: Lister, policy: NetworkPolicy, wanted: PolicyPeer, peer: Peer): boolean {
  if (wanted.ipBlock) return inBlock(wanted.ipBlock, peer.address)
  const pod = ownPod(peer)
  if (!pod) return false
  const { namespace = '' } = pod.metadata
  if (wanted.namespaceSelector) {
    const labels = lister.get('namespaces', undefined, namespace)?.metadata.labels
    if (!matchesLabelSelector(wanted.namespaceSelector, labels)) return false
  } else if (namespace !== policy.metadata.namespace) return false
  return !wanted.podSelector || matchesLabelSelector(wanted.podSelector, pod.metadata.labels)
}

/** A named port is looked up in the pod that is connected to. */
export function portMatches(wanted: PolicyPort, target: Peer, port: number, protocol: Protocol): boolean {
  if ((wanted.protocol ?? 'TCP') !== protocol) return false
  if (wanted.port === undefined) return true
  if (typeof wanted.port === 'number')
    return wanted.endPort === undefined ? port === wanted.port : port >= wanted.port && port <= wanted.endPort
  return (target.pod?.spec.containers ?? [])
    .flatMap(({ ports }) => ports ?? [])
    .some(
      ({ name, containerPort, protocol: own = 'TCP' }) =>
        name === wanted.port && containerPort === port && own === protocol,
    )
}

const applies = ({ spec }: NetworkPolicy, direction: Verdict['direction']) =>
  (spec.policyTypes ?? ['Ingress', ...(spec.egress ? ['Egress'] : [])]).includes(direction)

/** One direction's policies of one pod. Undefined: no policy selects it, so everything is allowed. */
function judge(
  lister: Lister,
  direction: Verdict['direction'],
  ends: { subject: Peer; other: Peer; target: Peer },
  port: number,
  protocol: Protocol,
): Verdict | undefined {
  const pod = ownPod(ends.subject)
  if (!pod) return undefined
  const all = lister.list(
    'networkpolicies.networking.k8s.io',
    pod.metadata.namespace,
  ) as unknown as NetworkPolicy[]
  const selecting = all.filter(
    (policy) =>
      applies(policy, direction) && matchesLabelSelector(policy.spec.podSelector ?? {}, pod.metadata.labels),
  )
  if (selecting.length === 0) return undefined
  const allowing = selecting.filter((policy) =>
    rulesOf(policy, direction).some(
      ({ peers, ports }) =>
        (peers.length === 0 || peers.some((peer) => peerMatches(lister, policy, peer, ends.other))) &&
        (ports.length === 0 || ports.some((wanted) => portMatches(wanted, ends.target, port, protocol))),
    ),
  )
  const allowed = allowing.length > 0
  return {
    allowed,
    direction,
    policies: (allowed ? allowing : selecting).map(({ metadata }) => metadata.name),
  }
}

/**
 * The policies that a connection meets, the sender's first; a pod always reaches itself, and a node the
 * pods on it. `to` is the pod behind a Service, `port` its own port.
 * @param seen the sender as the target's node sees it: a Service may have put a node in its place
 */
export function evaluatePolicies(
  lister: Lister,
  from: Peer,
  seen: Peer,
  to: Peer,
  { port, protocol }: { port: number; protocol: Protocol },
): Verdict[] {
  if (from.pod && to.pod && from.pod.metadata.uid === to.pod.metadata.uid) return []
  const egress = judge(lister, 'Egress', { subject: from, other: to, target: to }, port, protocol)
  const fromOwnNode = !ownPod(seen) && seen.node !== undefined && seen.node === to.node
  const ingress = fromOwnNode
    ? undefined
    : judge(lister, 'Ingress', { subject: to, other: seen, target: to }, port, protocol)
  return [egress, ingress].filter((verdict) => verdict !== undefined)
}
