/** Which policies keep a connection out, and what of them comes nearest to letting it through. */
import type { KubeObject, NetworkPolicy, Pod } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { addressAt, lastHop, podAt, type Trouble } from '@/lib/cluster/explain/reach-trouble'
import type { View } from '@/lib/cluster/explain/view'
import type { Protocol } from '@/lib/cluster/kubelet/process/network'
import { GATEWAYS } from '@/lib/cluster/proxy/gateway'
import { dataPlane } from '@/lib/cluster/proxy/gateway-listener'
import {
  type Peer,
  type PolicyRule,
  peerMatches,
  portMatches,
  rulesOf,
} from '@/lib/cluster/proxy/network-policy'
import { addressOf, nodeOf, type Source } from '@/lib/cluster/proxy/world'

/** The two ends of a connection, as a policy is asked about them. */
interface Ends {
  subject: Pod
  other: Peer
  target: Peer
  port: number
  protocol: Protocol
}

/** What the policy would have to select: the other end, as it could be described. */
function described(view: View, { pod, address }: Peer): unknown {
  if (!pod || pod.spec.hostNetwork) return { ip: address }
  const { namespace = '', labels = {} } = pod.metadata
  const { 'pod-template-hash': _, ...own } = labels
  return {
    namespace,
    namespaceLabels: view.lister.get('namespaces', undefined, namespace)?.metadata.labels,
    labels: own,
  }
}

/** Which half of a rule fits. */
function halves(view: View, policy: NetworkPolicy, { peers, ports }: PolicyRule, ends: Ends) {
  return {
    peer: peers.length === 0 || peers.some((one) => peerMatches(view.lister, policy, one, ends.other)),
    port: ports.length === 0 || ports.some((one) => portMatches(one, ends.target, ends.port, ends.protocol)),
  }
}

/** The field of a policy that would have to be otherwise: of the rule that comes nearest. */
function missOf(view: View, policy: NetworkPolicy, direction: 'Ingress' | 'Egress', ends: Ends) {
  const list = direction === 'Ingress' ? 'ingress' : 'egress'
  const rules = rulesOf(policy, direction)
  const peer = described(view, ends.other)
  const port = { port: ends.port, protocol: ends.protocol }
  const fits = rules.map((rule) => halves(view, policy, rule, ends))
  const byPort = fits.findIndex((one) => one.peer)
  if (byPort >= 0)
    return { field: `spec.${list}[${byPort}].ports`, found: rules[byPort]?.ports, wanted: port }
  const near = Math.max(
    0,
    fits.findIndex((one) => one.port),
  )
  const rule = rules[near]
  if (!rule) return { field: `spec.${list}`, found: policy.spec[list] ?? null, wanted: { peer, ...port } }
  return {
    field: `spec.${list}[${near}].${direction === 'Ingress' ? 'from' : 'to'}`,
    found: rule.peers,
    wanted: peer,
  }
}

/** 0: a port is missing, 1: a peer, 2: there is no rule at all. */
const nearness = ({ field = '' }: Link) =>
  field.endsWith('.ports') ? 0 : /\]\.(from|to)$/.test(field) ? 1 : 2

/** Who has opened the connection: the last that has passed the request on. */
function senderAt({ lister }: View, { path, from }: Trouble): Source {
  const at = path.findLastIndex(({ kind }) => kind === 'ingress' || kind === 'gateway')
  const by = path.slice(0, Math.max(0, at)).findLast((hop) => hop.kind === 'process')
  const hop = path[at]
  const pod = by?.pod && lister.byKey('pods', by.pod)
  if (hop?.kind === 'ingress' && pod) return { pod }
  const gateway = hop?.kind === 'gateway' && lister.byKey(GATEWAYS, `${hop.namespace}/${hop.name}`)
  const node = by?.node && lister.get('nodes', undefined, by.node)
  return gateway && node ? dataPlane(gateway as unknown as KubeObject, node) : from
}

/** One link for each policy that selects the pod, the one that comes nearest last. */
export function policyLinks(view: View, trouble: Trouble): Link[] {
  const hop = lastHop(trouble, 'policy')
  const from = senderAt(view, trouble)
  const endpoint = lastHop(trouble, 'endpoint')
  const pod = podAt(view, trouble)
  const sender: Peer = {
    address: addressOf(view, from),
    node: nodeOf(from),
    ...('pod' in from ? { pod: from.pod } : {}),
  }
  const target: Peer = { address: addressAt(trouble), ...(pod ? { pod } : {}) }
  const [subject, other] = hop?.direction === 'Egress' ? [sender.pod, target] : [pod, sender]
  if (!hop || !subject) return []
  const ends: Ends = {
    subject,
    other,
    target,
    port: endpoint?.port ?? trouble.port,
    protocol: trouble.protocol,
  }
  return hop.names
    .map((name) => view.lister.get('networkpolicies.networking.k8s.io', subject.metadata.namespace, name))
    .filter((one) => one !== undefined)
    .map((one) => one as unknown as NetworkPolicy)
    .map((policy): Link => {
      const object = refOf({ kind: 'NetworkPolicy', metadata: policy.metadata })
      return { object, why: 'repels', ...missOf(view, policy, hop.direction, ends) }
    })
    .sort((a, b) => nearness(b) - nearness(a))
}
