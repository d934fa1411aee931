/**
 * What kube-proxy writes with iptables on one node.
 * Mirrors: pkg/proxy/iptables/proxier.go: its chains, comments and order within them.
 * Differs: Services come sorted by name; nothing is counted; no nfacct rules.
 */
import {
  type Chain,
  comment,
  type Part,
  part,
  port,
  type Rule,
  type Table,
} from '@/lib/cluster/proxy/rules/iptables-rule'
import { hashed } from '@/lib/cluster/proxy/rules/names'
import type { Backend, ProxiedPort } from '@/lib/cluster/proxy/rules/proxied-port'

/** A table's chains, filled rule by rule. */
export class Draft {
  private readonly chains = new Map<string, Chain>()

  constructor(
    private readonly name: string,
    basic: string[],
    own: string[],
  ) {
    for (const chain of basic) this.chains.set(chain, { name: chain, policy: 'ACCEPT', rules: [] })
    for (const chain of own) this.open(chain)
  }

  /** Makes the chain if there is none. */
  open(name: string): Chain {
    const known = this.chains.get(name) ?? { name, rules: [] }
    this.chains.set(name, known)
    return known
  }

  add(chain: string, target: string | undefined, parts: Part[], more: Partial<Rule> = {}): void {
    this.open(chain).rules.push({ ...more, parts, ...(target === undefined ? {} : { target }) })
  }

  table(): Table {
    const all = [...this.chains.values()]
    const own = all.filter(({ policy }) => !policy).sort((a, b) => (a.name < b.name ? -1 : 1))
    return { name: this.name, chains: [...all.filter(({ policy }) => policy), ...own] }
  }
}

export const MARK = 'KUBE-MARK-MASQ'
export const NEW = part('-m conntrack --ctstate NEW', 'ctstate NEW')
export const LOCAL_TARGET = part('-m addrtype --dst-type LOCAL', 'ADDRTYPE match dst-type LOCAL')
const LOCAL_SOURCE = part('-m addrtype --src-type LOCAL', 'ADDRTYPE match src-type LOCAL')
const REJECTED = part('--reject-with icmp-port-unreachable', 'reject-with icmp-port-unreachable')

/** What the kubelet itself keeps: its canary, and a rule against the loopback from outside. */
export function kubeletRules(filter: Draft): void {
  filter.add(
    'KUBE-FIREWALL',
    'DROP',
    [
      comment('block incoming localnet connections'),
      part('-m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT', '! ctstate RELATED,ESTABLISHED,DNAT'),
    ],
    { source: '!127.0.0.0/8', destination: '127.0.0.0/8' },
  )
}

/** The chains that every packet meets. */
export function jumps(nat: Draft, filter: Draft): void {
  const firewall = [NEW, comment('kubernetes load balancer firewall')]
  const portals = [NEW, comment('kubernetes service portals')]
  const visible = [NEW, comment('kubernetes externally-visible service portals')]
  filter.add('INPUT', 'KUBE-PROXY-FIREWALL', firewall)
  filter.add('INPUT', 'KUBE-NODEPORTS', [comment('kubernetes health check service ports')])
  filter.add('INPUT', 'KUBE-EXTERNAL-SERVICES', visible)
  filter.add('INPUT', 'KUBE-FIREWALL', [])
  filter.add('FORWARD', 'KUBE-PROXY-FIREWALL', firewall)
  filter.add('FORWARD', 'KUBE-FORWARD', [comment('kubernetes forwarding rules')])
  filter.add('FORWARD', 'KUBE-SERVICES', portals)
  filter.add('FORWARD', 'KUBE-EXTERNAL-SERVICES', visible)
  filter.add('OUTPUT', 'KUBE-PROXY-FIREWALL', firewall)
  filter.add('OUTPUT', 'KUBE-SERVICES', portals)
  filter.add('OUTPUT', 'KUBE-FIREWALL', [])
  for (const chain of ['PREROUTING', 'OUTPUT'])
    nat.add(chain, 'KUBE-SERVICES', [comment('kubernetes service portals')])
  nat.add('POSTROUTING', 'KUBE-POSTROUTING', [comment('kubernetes postrouting rules')])
  forwarding(filter)
  masquerading(nat)
}

export function forwarding(filter: Draft): void {
  filter.add('KUBE-FORWARD', 'DROP', [part('-m conntrack --ctstate INVALID', 'ctstate INVALID')])
  filter.add('KUBE-FORWARD', 'ACCEPT', [
    comment('kubernetes forwarding rules'),
    part('-m mark --mark 0x4000/0x4000', 'mark match 0x4000/0x4000'),
  ])
  filter.add('KUBE-FORWARD', 'ACCEPT', [
    comment('kubernetes forwarding conntrack rule'),
    part('-m conntrack --ctstate RELATED,ESTABLISHED', 'ctstate RELATED,ESTABLISHED'),
  ])
}

export function masquerading(nat: Draft): void {
  nat.add(MARK, 'MARK', [part('--set-xmark 0x4000/0x4000', 'MARK or 0x4000')])
  const chain = 'KUBE-POSTROUTING'
  nat.add(chain, 'RETURN', [part('-m mark ! --mark 0x4000/0x4000', 'mark match ! 0x4000/0x4000')])
  nat.add(chain, 'MARK', [part('--set-xmark 0x4000/0x0', 'MARK xor 0x4000')])
  nat.add(chain, 'MASQUERADE', [
    comment('kubernetes service traffic requiring SNAT'),
    part('--random-fully', 'random-fully'),
  ])
}

const whole = (address: string) => `${address}/32`
const lower = ({ protocol }: ProxiedPort) => protocol.toLowerCase()

/** A chain's name: its kind, and what it is for. */
const chainOf = (kind: string, one: ProxiedPort, endpoint = '') =>
  `KUBE-${kind}-${hashed(`${one.name}${lower(one)}${endpoint}`, 16)}`

const recent = (chain: string, action: string, listed: string): Part =>
  part(
    `-m recent ${action} --name ${chain} --mask 255.255.255.255 --rsource`,
    `recent: ${listed} name: ${chain} side: source mask: 255.255.255.255`,
  )

/** What the kernel keeps of a probability. */
const probability = (count: number) => (Math.round(2 ** 31 / count) / 2 ** 31).toFixed(11)

function toEndpoints(nat: Draft, one: ProxiedPort, chain: string, endpoints: Backend[]): void {
  const seconds = one.affinitySeconds
  const targets = endpoints.map(({ address, port: at }) => {
    const where = `${address}:${at}`
    return { sep: chainOf('SEP', one, where), note: comment(`${one.name} -> ${where}`) }
  })
  if (seconds !== undefined)
    for (const { sep, note } of targets)
      nat.add(chain, sep, [
        note,
        recent(sep, `--rcheck --seconds ${seconds} --reap`, `CHECK seconds: ${seconds} reap`),
      ])
  targets.forEach(({ sep, note }, at) => {
    const left = targets.length - at
    const share = `mode random probability ${probability(left)}`
    const odds =
      left === 1 ? [] : [part(`-m statistic --${share.replace(' p', ' --p')}`, `statistic ${share}`)]
    nat.add(chain, sep, [note, ...odds])
  })
}

function endpointChain(nat: Draft, one: ProxiedPort, { address, port: at }: Backend): void {
  const where = `${address}:${at}`
  const chain = chainOf('SEP', one, where)
  const note = comment(one.name)
  const protocol = lower(one)
  nat.add(chain, MARK, [note], { source: whole(address) })
  const kept = one.affinitySeconds === undefined ? [] : [recent(chain, '--set', 'SET')]
  nat.add(
    chain,
    'DNAT',
    [note, ...kept, part(`-m ${protocol}`, protocol), part(`--to-destination ${where}`, `to:${where}`)],
    { protocol },
  )
}

/** Who of the Service's traffic goes where, and what becomes of the rest. */
function verdicts(one: ProxiedPort) {
  const inside = one.hasEndpoints && !(one.internalLocal && one.local.length === 0)
  const outside = one.hasEndpoints && !(one.externalLocal && one.local.length === 0)
  const target = one.hasEndpoints ? 'DROP' : 'REJECT'
  const why = one.hasEndpoints ? 'has no local endpoints' : 'has no endpoints'
  return {
    inside,
    outside,
    target,
    parts: one.hasEndpoints ? [] : [REJECTED],
    note: comment(`${one.name} ${why}`),
  }
}

export const isVisible = (one: ProxiedPort) =>
  one.nodePort !== undefined || one.externalAddresses.length > 0 || one.balancerAddresses.length > 0

function externalChain(nat: Draft, one: ProxiedPort, podCidr: string, outside: boolean): void {
  const chain = chainOf('EXT', one)
  const about = (what: string) => comment(`${what} for ${one.name} external destinations`)
  if (one.externalLocal) {
    const cluster = chainOf('SVC', one)
    nat.add(chain, cluster, [about('pod traffic')], { source: podCidr })
    nat.add(chain, MARK, [about('masquerade LOCAL traffic'), LOCAL_SOURCE])
    nat.add(chain, cluster, [about('route LOCAL traffic'), LOCAL_SOURCE])
  } else nat.add(chain, MARK, [about('masquerade traffic')])
  if (outside) nat.add(chain, chainOf(one.externalLocal ? 'SVL' : 'SVC', one), [])
}

/** LoadBalancerSourceRanges. */
function firewallChain(nat: Draft, filter: Draft, one: ProxiedPort, external: string): string {
  const chain = chainOf('FW', one)
  for (const range of one.sourceRanges)
    nat.add(chain, external, [comment(`${one.name} loadbalancer IP`)], { source: range.trim() })
  nat.add(chain, undefined, [comment(`other traffic to ${one.name} will be dropped by KUBE-PROXY-FIREWALL`)])
  const note = comment(`${one.name} traffic not accepted by ${chain}`)
  for (const address of one.balancerAddresses)
    filter.add('KUBE-PROXY-FIREWALL', 'DROP', [note, port(lower(one), one.port)], at(one, address))
  return chain
}

const at = (one: ProxiedPort, address: string) => ({ destination: whole(address), protocol: lower(one) })

function serviceRules(nat: Draft, filter: Draft, one: ProxiedPort, podCidr: string): void {
  const protocol = lower(one)
  const dport = port(protocol, one.port)
  const { inside, outside, target, parts, note } = verdicts(one)
  const internal = chainOf(one.internalLocal ? 'SVL' : 'SVC', one)
  const external = chainOf('EXT', one)
  for (const address of one.clusterAddresses) {
    const own = comment(`${one.name} cluster IP`)
    if (!inside) {
      filter.add('KUBE-SERVICES', target, [note, dport, ...parts], at(one, address))
      continue
    }
    nat.add('KUBE-SERVICES', internal, [own, dport], at(one, address))
    nat.add(internal, MARK, [own, dport], { ...at(one, address), source: `!${podCidr}` })
  }
  const balancer =
    one.sourceRanges.length > 0 && one.hasEndpoints ? firewallChain(nat, filter, one, external) : external
  for (const [addresses, chain, title] of [
    [one.externalAddresses, external, 'external IP'],
    [one.balancerAddresses, balancer, 'loadbalancer IP'],
  ] as const)
    for (const address of addresses) {
      if (one.hasEndpoints)
        nat.add('KUBE-SERVICES', chain, [comment(`${one.name} ${title}`), dport], at(one, address))
      if (!outside) filter.add('KUBE-EXTERNAL-SERVICES', target, [note, dport, ...parts], at(one, address))
    }
  if (one.nodePort !== undefined) {
    const node = port(protocol, one.nodePort)
    if (one.hasEndpoints) nat.add('KUBE-NODEPORTS', external, [comment(one.name), node], { protocol })
    if (!outside)
      filter.add('KUBE-EXTERNAL-SERVICES', target, [note, LOCAL_TARGET, node, ...parts], { protocol })
  }
  const health = one.service.spec.healthCheckNodePort
  if (health)
    filter.add(
      'KUBE-NODEPORTS',
      'ACCEPT',
      [comment(`${one.name} health check node port`), port('tcp', health)],
      { protocol: 'tcp' },
    )
  if (!one.hasEndpoints) return
  if (isVisible(one)) externalChain(nat, one, podCidr, outside)
  const local = one.internalLocal || (one.externalLocal && isVisible(one))
  const cluster = !one.internalLocal || isVisible(one)
  if (cluster) toEndpoints(nat, one, chainOf('SVC', one), one.cluster)
  if (local && one.local.length > 0) toEndpoints(nat, one, chainOf('SVL', one), one.local)
  const used = [...(cluster ? one.cluster : []), ...(local ? one.local : [])]
  const each = new Map(used.map((endpoint) => [`${endpoint.address}:${endpoint.port}`, endpoint]))
  for (const endpoint of each.values()) endpointChain(nat, one, endpoint)
}

const BASIC = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
}

export function drafts(): { nat: Draft; filter: Draft } {
  const nat = new Draft('nat', BASIC.nat, ['KUBE-KUBELET-CANARY'])
  const filter = new Draft('filter', BASIC.filter, ['KUBE-FIREWALL', 'KUBE-KUBELET-CANARY'])
  kubeletRules(filter)
  return { nat, filter }
}

/** The tables `filter` and `nat` of a node whose kube-proxy works in the mode iptables. */
export function iptablesRules(ports: readonly ProxiedPort[], podCidr: string): Table[] {
  const { nat, filter } = drafts()
  for (const chain of ['KUBE-PROXY-CANARY', 'KUBE-SERVICES', 'KUBE-NODEPORTS'])
    for (const draft of [nat, filter]) draft.open(chain)
  for (const chain of ['KUBE-EXTERNAL-SERVICES', 'KUBE-PROXY-FIREWALL']) filter.open(chain)
  jumps(nat, filter)
  for (const one of ports) serviceRules(nat, filter, one, podCidr)
  nat.add('KUBE-SERVICES', 'KUBE-NODEPORTS', [
    comment('kubernetes service nodeports; NOTE: this must be the last rule in this chain'),
    LOCAL_TARGET,
  ])
  return [filter.table(), nat.table()]
}
