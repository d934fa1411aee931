/**
 * What kube-proxy writes in the mode ipvs on one node: virtual servers, and the rules of iptables around them.
 * Mirrors: pkg/proxy/ipvs/proxier.go; `ipvsadm -Ln`.
 * Differs: nothing is counted; sets of addresses are not listed.
 */

import { drafts, forwarding, LOCAL_TARGET, MARK, masquerading, NEW } from '@/lib/cluster/proxy/rules/iptables'
import type { Table } from '@/lib/cluster/proxy/rules/iptables-rule'
import { comment, part } from '@/lib/cluster/proxy/rules/iptables-rule'
import type { NodeNet } from '@/lib/cluster/proxy/rules/nftables'
import type { Backend, ProxiedPort } from '@/lib/cluster/proxy/rules/proxied-port'

export interface VirtualServer {
  protocol: string
  address: string
  port: number
  /** Seconds that a client keeps its backend. */
  persistent?: number
  backends: Backend[]
}

function serversOf(one: ProxiedPort, { address, bridge }: NodeNet): VirtualServer[] {
  const kept = one.affinitySeconds === undefined ? {} : { persistent: one.affinitySeconds }
  const inside = one.internalLocal ? one.local : one.cluster
  const outside = one.externalLocal ? one.local : one.cluster
  const server = (at: string, port: number, backends: Backend[]) => ({
    protocol: one.protocol,
    address: at,
    port,
    ...kept,
    backends,
  })
  const visible = [...one.externalAddresses, ...one.balancerAddresses]
  const nodePort = one.nodePort
  return [
    ...one.clusterAddresses.map((at) => server(at, one.port, inside)),
    ...visible.map((at) => server(at, one.port, outside)),
    ...(nodePort === undefined ? [] : [address, bridge].map((at) => server(at, nodePort, outside))),
  ]
}

const byNumbers = (address: string) =>
  address
    .split('.')
    .map((number) => number.padStart(3, '0'))
    .join('.')
const order = ({ protocol, address, port }: VirtualServer) =>
  `${protocol}/${byNumbers(address)}/${String(port).padStart(5, '0')}`

export function virtualServers(ports: readonly ProxiedPort[], net: NodeNet): VirtualServer[] {
  return ports.flatMap((one) => serversOf(one, net)).sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** `ipvsadm -Ln` */
export function listedServers(servers: readonly VirtualServer[], scheduler: string): string[] {
  return [
    'IP Virtual Server version 1.2.1 (size=4096)',
    'Prot LocalAddress:Port Scheduler Flags',
    '  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn',
    ...servers.flatMap(({ protocol, address, port, persistent, backends }) => [
      `${protocol.padEnd(4)} ${address}:${port} ${scheduler}${persistent === undefined ? '' : ` persistent ${persistent}`}`,
      ...backends.map(
        (one) => `  -> ${`${one.address}:${one.port}`.padEnd(28)} Masq    1      0          0         `,
      ),
    ]),
  ]
}

const matchSet = (name: string, sides: string) =>
  part(`-m set --match-set ${name} ${sides}`, `match-set ${name} ${sides}`)

/** The tables of iptables beside the virtual servers. */
export function ipvsRules(podCidr: string): Table[] {
  const { nat, filter } = drafts()
  const services = 'KUBE-SERVICES'
  const cluster = matchSet('KUBE-CLUSTER-IP', 'dst,dst')
  const portals = comment('kubernetes service portals')
  for (const chain of ['PREROUTING', 'OUTPUT']) nat.add(chain, services, [portals])
  nat.add('POSTROUTING', 'KUBE-POSTROUTING', [comment('kubernetes postrouting rules')])
  nat.add('KUBE-LOAD-BALANCER', MARK, [])
  for (const protocol of ['tcp', 'udp', 'sctp'])
    nat.add(
      'KUBE-NODE-PORT',
      MARK,
      [
        comment(`Kubernetes nodeport ${protocol.toUpperCase()} port for masquerade purpose`),
        matchSet(`KUBE-NODE-PORT-${protocol.toUpperCase()}`, 'dst'),
      ],
      { protocol },
    )
  nat.add(services, 'RETURN', [], { source: '127.0.0.0/8' })
  nat.add(services, MARK, [comment('Kubernetes service cluster ip + port for masquerade purpose'), cluster], {
    source: `!${podCidr}`,
  })
  nat.add(services, 'KUBE-NODE-PORT', [LOCAL_TARGET])
  nat.add(services, 'ACCEPT', [cluster])
  nat.add('KUBE-POSTROUTING', 'MASQUERADE', [
    comment('Kubernetes endpoints dst ip:port, source ip for solving hairpin purpose'),
    matchSet('KUBE-LOOP-BACK', 'dst,dst,src'),
  ])
  masquerading(nat)
  filter.add('INPUT', 'KUBE-IPVS-FILTER', [comment('kubernetes ipvs access filter')])
  filter.add('INPUT', 'KUBE-PROXY-FIREWALL', [comment('kube-proxy firewall rules')])
  filter.add('INPUT', 'KUBE-NODE-PORT', [comment('kubernetes health check rules')])
  filter.add('INPUT', 'KUBE-FIREWALL', [])
  filter.add('FORWARD', 'KUBE-PROXY-FIREWALL', [comment('kube-proxy firewall rules')])
  filter.add('FORWARD', 'KUBE-FORWARD', [comment('kubernetes forwarding rules')])
  filter.add('OUTPUT', 'KUBE-IPVS-OUT-FILTER', [comment('kubernetes ipvs access filter')])
  filter.add('OUTPUT', 'KUBE-FIREWALL', [])
  for (const set of [
    'KUBE-LOAD-BALANCER',
    'KUBE-CLUSTER-IP',
    'KUBE-EXTERNAL-IP',
    'KUBE-HEALTH-CHECK-NODE-PORT',
  ])
    filter.add('KUBE-IPVS-FILTER', 'RETURN', [matchSet(set, set.endsWith('PORT') ? 'dst' : 'dst,dst')])
  filter.add('KUBE-IPVS-FILTER', 'REJECT', [
    NEW,
    matchSet('KUBE-IPVS-IPS', 'dst'),
    part('--reject-with icmp-port-unreachable', 'reject-with icmp-port-unreachable'),
  ])
  filter.add('KUBE-NODE-PORT', 'ACCEPT', [
    comment('Kubernetes health check node port'),
    matchSet('KUBE-HEALTH-CHECK-NODE-PORT', 'dst'),
  ])
  for (const draft of [nat, filter]) draft.open('KUBE-PROXY-CANARY')
  for (const chain of ['KUBE-SOURCE-RANGES-FIREWALL', 'KUBE-PROXY-FIREWALL']) filter.open(chain)
  forwarding(filter)
  return [filter.table(), nat.table()]
}
