import type { IIPBlock } from 'kubernetes-models/networking.k8s.io/v1/IPBlock'
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer'
import type { INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort'
import { containsAddress } from '@/lib/cluster/apimachinery/cidr'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { cidrWarnings, validateCidr } from '@/lib/cluster/apimachinery/ip-validation'
import { isPort, PORT_RANGE, portName } from '@/lib/cluster/apimachinery/names'
import type { NetworkPolicy } from '@/lib/cluster/apimachinery/object'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

const PROTOCOLS = ['TCP', 'UDP', 'SCTP']

const TYPES = ['Ingress', 'Egress']

/** The rules of both directions, each with its path. */
function rulesOf(
  policy: NetworkPolicy,
): { path: string; ports: INetworkPolicyPort[]; peers: [string, INetworkPolicyPeer[]] }[] {
  const { ingress = [], egress = [] } = policy.spec
  return [
    ...ingress.map((rule, index) => ({
      path: `spec.ingress[${index}]`,
      ports: rule.ports ?? [],
      peers: ['from', rule.from ?? []] as [string, INetworkPolicyPeer[]],
    })),
    ...egress.map((rule, index) => ({
      path: `spec.egress[${index}]`,
      ports: rule.ports ?? [],
      peers: ['to', rule.to ?? []] as [string, INetworkPolicyPeer[]],
    })),
  ]
}

function defaults(policy: NetworkPolicy): void {
  policy.spec ??= {} as NetworkPolicy['spec']
  const { spec } = policy
  spec.podSelector ??= {}
  for (const rule of rulesOf(policy)) for (const port of rule.ports) port.protocol ??= 'TCP'
  if (!spec.policyTypes?.length) {
    spec.policyTypes = spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress']
  }
}

function validatePort(
  { protocol, port, endPort }: INetworkPolicyPort,
  path: string,
  errors: FieldErrors,
): void {
  if (protocol !== undefined && !PROTOCOLS.includes(protocol))
    errors.notSupported(`${path}.protocol`, protocol, PROTOCOLS)
  if (typeof port === 'number') {
    if (!isPort(port)) errors.invalid(`${path}.port`, port, PORT_RANGE)
    if (endPort === undefined) return
    if (endPort < port) errors.invalid(`${path}.endPort`, port, 'must be greater than or equal to `port`')
    if (!isPort(endPort)) errors.invalid(`${path}.endPort`, endPort, PORT_RANGE)
    return
  }
  if (endPort !== undefined) {
    const why = port === undefined ? 'not specified' : 'non-numeric'
    errors.invalid(`${path}.endPort`, endPort, `may not be specified when \`port\` is ${why}`)
  }
  if (port !== undefined) for (const why of portName(port)) errors.invalid(`${path}.port`, port, why)
}

function validateBlock({ cidr, except = [] }: IIPBlock, path: string, errors: FieldErrors): void {
  if (!cidr) {
    errors.required(`${path}.cidr`)
    return
  }
  const block = validateCidr(cidr, `${path}.cidr`, errors)
  for (const [index, text] of except.entries()) {
    const hole = validateCidr(text, `${path}.except[${index}]`, errors)
    if (block && hole && (!containsAddress(block, hole) || block.length >= hole.length))
      errors.invalid(`${path}.except[${index}]`, text, 'must be a strict subset of `cidr`')
  }
}

function validatePeer(peer: INetworkPolicyPeer, path: string, errors: FieldErrors): void {
  const { podSelector, namespaceSelector, ipBlock } = peer
  validateLabelSelector(podSelector, `${path}.podSelector`, errors)
  validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`, errors)
  if (ipBlock) validateBlock(ipBlock, `${path}.ipBlock`, errors)
  if (!podSelector && !namespaceSelector && !ipBlock) errors.required(path, 'must specify a peer')
  if (ipBlock && (podSelector || namespaceSelector))
    errors.forbidden(path, 'may not specify both ipBlock and another peer')
}

function validate(policy: NetworkPolicy, errors: FieldErrors): void {
  const { podSelector, policyTypes = [] } = policy.spec
  validateLabelSelector(podSelector, 'spec.podSelector', errors)
  for (const { path, ports, peers } of rulesOf(policy)) {
    for (const [index, port] of ports.entries()) validatePort(port, `${path}.ports[${index}]`, errors)
    const [name, list] = peers
    for (const [index, peer] of list.entries()) validatePeer(peer, `${path}.${name}[${index}]`, errors)
  }
  if (policyTypes.length > TYPES.length) {
    errors.invalid('spec.policyTypes', policyTypes, 'may not specify more than two policyTypes')
    return
  }
  for (const [index, type] of policyTypes.entries()) {
    if (!TYPES.includes(type)) errors.notSupported(`spec.policyTypes[${index}]`, type, TYPES)
  }
}

function warnings(policy: NetworkPolicy): string[] {
  return rulesOf(policy).flatMap(({ path, peers: [name, list] }) =>
    list.flatMap(({ ipBlock }, index) => {
      if (!ipBlock) return []
      const block = `${path}.${name}[${index}].ipBlock`
      return [
        ...cidrWarnings(`${block}.cidr`, ipBlock.cidr),
        ...(ipBlock.except ?? []).flatMap((text, at) => cidrWarnings(`${block}.except[${at}]`, text)),
      ]
    }),
  )
}

/** What the API server asks of it when it is written. */
export const networkPolicyStrategy: Strategy<NetworkPolicy> = {
  defaults,
  validate,
  warnings,
}
