/**
 * What kube-proxy writes with nftables on one node, as `nft list` shows it.
 * Mirrors: pkg/proxy/nftables/proxier.go and its README.
 * Differs: elements and chains come sorted by name.
 */
import { isVisible } from '@/lib/cluster/proxy/rules/iptables'
import { hashed } from '@/lib/cluster/proxy/rules/names'
import type { Backend, ProxiedPort } from '@/lib/cluster/proxy/rules/proxied-port'

/** What rules of a node are made for. */
export interface NodeNet {
  podCidr: string
  serviceCidr: string
  /** The node's own address, and that of the bridge which its pods hang on. */
  address: string
  bridge: string
}

interface NftSet {
  kind: 'set' | 'map'
  name: string
  type: string
  comment?: string
  flags?: string
  timeout?: string
  elements: string[]
}

interface NftChain {
  name: string
  /** Where it hangs in the kernel. */
  hook?: string
  comment?: string
  rules: string[]
}

const SERVICE = 'ipv4_addr . inet_proto . inet_service : verdict'
const NODE = 'inet_proto . inet_service : verdict'

const kept = (kind: NftSet['kind'], name: string, type: string, comment: string): NftSet => ({
  kind,
  name,
  type,
  comment,
  elements: [],
})

/** A table under work: its sets and chains. */
class Ruleset {
  readonly sets = {
    clusterIps: kept('set', 'cluster-ips', 'ipv4_addr', 'Active ClusterIPs'),
    nodePortIps: kept('set', 'nodeport-ips', 'ipv4_addr', 'IPs that accept NodePort traffic'),
    noServices: kept(
      'map',
      'no-endpoint-services',
      SERVICE,
      'vmap to drop or reject packets to services with no endpoints',
    ),
    noNodePorts: kept(
      'map',
      'no-endpoint-nodeports',
      NODE,
      'vmap to drop or reject packets to service nodeports with no endpoints',
    ),
    firewall: kept(
      'map',
      'firewall-ips',
      SERVICE,
      'destinations that are subject to LoadBalancerSourceRanges',
    ),
    services: kept('map', 'service-ips', SERVICE, 'ClusterIP, ExternalIP and LoadBalancer IP traffic'),
    nodePorts: kept('map', 'service-nodeports', NODE, 'NodePort traffic'),
  }
  readonly affinities: NftSet[] = []
  readonly chains = new Map<string, NftChain>()

  chain(name: string, ...rules: string[]): NftChain {
    const made = this.chains.get(name) ?? { name, rules: [] }
    made.rules.push(...rules)
    this.chains.set(name, made)
    return made
  }
}

const HOOKS: readonly [name: string, hook: string, rules: string[]][] = [
  [
    'filter-prerouting-pre-dnat',
    'filter hook prerouting priority dstnat - 10',
    ['ct state new jump firewall-check'],
  ],
  ['filter-output-pre-dnat', 'filter hook output priority -110', ['ct state new jump firewall-check']],
  [
    'filter-input',
    'filter hook input priority filter',
    ['ct state new jump nodeport-endpoints-check', 'ct state new jump service-endpoints-check'],
  ],
  [
    'filter-forward',
    'filter hook forward priority filter',
    ['ct state new jump service-endpoints-check', 'ct state new jump cluster-ips-check'],
  ],
  [
    'filter-output',
    'filter hook output priority filter',
    ['ct state new jump service-endpoints-check', 'ct state new jump cluster-ips-check'],
  ],
  ['nat-output', 'nat hook output priority -100', ['jump services']],
  ['nat-postrouting', 'nat hook postrouting priority srcnat', ['jump masquerading']],
  ['nat-prerouting', 'nat hook prerouting priority dstnat', ['jump services']],
]

function baseRules(made: Ruleset, { serviceCidr, address }: NodeNet): void {
  for (const [name, hook, rules] of HOOKS) made.chain(name, ...rules).hook = hook
  const target = 'ip daddr . meta l4proto . th dport vmap'
  const node = 'ip daddr @nodeport-ips meta l4proto . th dport vmap'
  made.chain(
    'cluster-ips-check',
    'ip daddr @cluster-ips reject comment "Reject traffic to invalid ports of ClusterIPs"',
    `ip daddr { ${serviceCidr} } drop comment "Drop traffic to unallocated ClusterIPs"`,
  )
  made.chain('firewall-check', `${target} @firewall-ips`)
  made.chain('mark-for-masquerade', 'meta mark set meta mark | 0x00004000')
  made.chain(
    'masquerading',
    'meta mark & 0x00004000 == 0x00000000 return',
    'meta mark set meta mark ^ 0x00004000',
    'masquerade fully-random',
  )
  made.chain('nodeport-endpoints-check', `${node} @no-endpoint-nodeports`)
  made.chain('reject-chain', 'reject').comment = 'helper for @no-endpoint-services / @no-endpoint-nodeports'
  made.chain('services', `${target} @service-ips`, `${node} @service-nodeports`)
  made.chain('service-endpoints-check', `${target} @no-endpoint-services`)
  made.sets.nodePortIps.elements.push(address)
}

const lower = ({ protocol }: ProxiedPort) => protocol.toLowerCase()

/** `ULMVA6XW-default/web/tcp/http` */
function baseName(one: ProxiedPort, endpoint?: Backend): string {
  const [title = '', port = ''] = one.name.split(':')
  const behind = endpoint ? `__${endpoint.address}/${endpoint.port}` : ''
  const name = `${title}/${lower(one)}/${port}${behind}`
  return `${hashed(name, 8)}-${name}`
}

const GO_TIME = (seconds: number) => {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  return `${h ? `${h}h` : ''}${m ? `${m}m` : ''}${s || seconds === 0 ? `${s}s` : ''}`
}

function endpointChain(made: Ruleset, one: ProxiedPort, endpoint: Backend): void {
  const base = baseName(one, endpoint)
  const { address, port } = endpoint
  const rules = [`ip saddr ${address} jump mark-for-masquerade`]
  if (one.affinitySeconds !== undefined) {
    rules.push(`update @affinity-${base} { ip saddr }`)
    made.affinities.push({
      kind: 'set',
      name: `affinity-${base}`,
      type: 'ipv4_addr',
      flags: 'dynamic,timeout',
      timeout: GO_TIME(one.affinitySeconds),
      elements: [],
    })
  }
  made.chain(`endpoint-${base}`, ...rules, `meta l4proto ${lower(one)} dnat to ${address}:${port}`)
}

function toEndpoints(made: Ruleset, one: ProxiedPort, chain: string, endpoints: Backend[]): void {
  const targets = endpoints.map((endpoint) => baseName(one, endpoint))
  if (one.affinitySeconds !== undefined)
    for (const base of targets) made.chain(chain, `ip saddr @affinity-${base} goto endpoint-${base}`)
  const choices = targets.map((base, at) => `${at} : goto endpoint-${base}`).join(', ')
  made.chain(chain, `numgen random mod ${targets.length} vmap { ${choices} }`)
}

function externalChain(
  made: Ruleset,
  one: ProxiedPort,
  podCidr: string,
  own: string,
  outside: boolean,
): void {
  const base = baseName(one)
  const chain = `external-${base}`
  if (one.externalLocal)
    made.chain(
      chain,
      `ip saddr ${podCidr} goto service-${base} comment "short-circuit pod traffic"`,
      'fib saddr type local jump mark-for-masquerade comment "masquerade local traffic"',
      `fib saddr type local goto service-${base} comment "short-circuit local traffic"`,
    )
  else made.chain(chain, 'jump mark-for-masquerade')
  if (outside) made.chain(chain, `goto ${own}`)
}

/** LoadBalancerSourceRanges. */
function firewall(
  { chain, sets }: { chain: Ruleset['chain']; sets: Ruleset['sets'] },
  one: ProxiedPort,
): void {
  const name = `firewall-${baseName(one)}`
  chain(name, `ip saddr != { ${one.sourceRanges.map((range) => range.trim()).join(', ')} } drop`)
  for (const address of one.balancerAddresses)
    sets.firewall.elements.push(
      `${address} . ${lower(one)} . ${one.port} comment "${one.name}" : goto ${name}`,
    )
}

function serviceRules(made: Ruleset, one: ProxiedPort, podCidr: string): void {
  const base = baseName(one)
  const protocol = lower(one)
  const { sets } = made
  const hasLocal = one.local.length > 0
  const inside = one.hasEndpoints && (hasLocal || !one.internalLocal)
  const outside = one.hasEndpoints && (hasLocal || !one.externalLocal)
  const verdict = one.hasEndpoints ? 'drop' : 'goto reject-chain'
  const at = (address: string) => `${address} . ${protocol} . ${one.port}`
  const no = (address: string) =>
    sets.noServices.elements.push(`${at(address)} comment "${one.name}" : ${verdict}`)
  const internal = `${one.internalLocal ? 'local' : 'service'}-${base}`
  for (const address of one.clusterAddresses) {
    sets.clusterIps.elements.push(address)
    if (!inside) {
      no(address)
      continue
    }
    sets.services.elements.push(`${at(address)} : goto ${internal}`)
    made.chain(internal, `ip daddr ${address} ip saddr != ${podCidr} jump mark-for-masquerade`)
  }
  for (const address of [...one.externalAddresses, ...one.balancerAddresses]) {
    if (one.hasEndpoints) sets.services.elements.push(`${at(address)} : goto external-${base}`)
    if (!outside) no(address)
  }
  if (one.nodePort !== undefined) {
    const key = `${protocol} . ${one.nodePort}`
    if (one.hasEndpoints) sets.nodePorts.elements.push(`${key} : goto external-${base}`)
    if (!outside) sets.noNodePorts.elements.push(`${key} comment "${one.name}" : ${verdict}`)
  }
  if (!one.hasEndpoints) return
  const visible = isVisible(one)
  const ownChain = `${one.externalLocal ? 'local' : 'service'}-${base}`
  if (visible) externalChain(made, one, podCidr, ownChain, outside)
  if (one.sourceRanges.length > 0) firewall({ chain: made.chain.bind(made), sets }, one)
  const useCluster = !one.internalLocal || visible
  const useLocal = hasLocal && (one.internalLocal || (one.externalLocal && visible))
  if (useCluster) toEndpoints(made, one, `service-${base}`, one.cluster)
  if (useLocal) toEndpoints(made, one, `local-${base}`, one.local)
  const used = [...(useCluster ? one.cluster : []), ...(useLocal ? one.local : [])]
  const each = new Map(used.map((endpoint) => [`${endpoint.address}:${endpoint.port}`, endpoint]))
  for (const endpoint of each.values()) endpointChain(made, one, endpoint)
}

const sorted = (values: string[]) => [...new Set(values)].sort()

function setLines({ kind, name, type, comment, flags, timeout, elements }: NftSet): string[] {
  return [
    `${kind} ${name} {`,
    `\ttype ${type}`,
    ...(flags ? [`\tflags ${flags}`] : []),
    ...(timeout ? [`\ttimeout ${timeout}`] : []),
    ...(comment ? [`\tcomment "${comment}"`] : []),
    ...(elements.length > 0 ? [`\telements = { ${sorted(elements).join(',\n\t\t     ')} }`] : []),
    '}',
  ].flatMap((line) => line.split('\n'))
}

const chainLines = ({ name, hook, comment, rules }: NftChain): string[] => [
  `chain ${name} {`,
  ...(comment ? [`\tcomment "${comment}"`] : []),
  ...(hook ? [`\ttype ${hook}; policy accept;`] : []),
  ...rules.map((rule) => `\t${rule}`),
  '}',
]

/** A part of the table, by what it is and its name. */
export interface NftBlock {
  kind: 'set' | 'map' | 'chain'
  name: string
  lines: string[]
}

/** The table `ip kube-proxy` of a node whose kube-proxy works in the mode nftables. */
export function nftablesRules(ports: readonly ProxiedPort[], net: NodeNet): NftBlock[] {
  const made = new Ruleset()
  baseRules(made, net)
  for (const one of ports) serviceRules(made, one, net.podCidr)
  const sets = [...Object.values(made.sets), ...made.affinities]
  const chains = [...made.chains.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return [
    ...sets.map((one) => ({ kind: one.kind, name: one.name, lines: setLines(one) })),
    ...chains.map((one) => ({ kind: 'chain' as const, name: one.name, lines: chainLines(one) })),
  ]
}
