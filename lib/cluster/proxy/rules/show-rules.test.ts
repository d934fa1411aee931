import { expect, it } from 'vitest'
import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import { type NodeRules, showRules } from '@/lib/cluster/proxy/rules/show-rules'
import type { ProxyMode } from '@/lib/cluster/proxy/world'

const service = (n: number, spec: object, status: object = {}) =>
  ({
    metadata: { name: `svc${n}`, namespace: `ns${n}` },
    spec: { clusterIP: `172.30.0.4${n}`, ports: [{ name: 'p80', port: 80, protocol: 'TCP' }], ...spec },
    status,
  }) as unknown as Service

const port = (more: object) => ({ ports: [{ name: 'p80', port: 80, protocol: 'TCP', ...more }] })

const slice = (n: number, ...addresses: string[]) =>
  ({
    metadata: { name: `svc${n}-1`, namespace: `ns${n}`, labels: { 'kubernetes.io/service-name': `svc${n}` } },
    addressType: 'IPv4',
    endpoints: addresses.map((address) => ({ addresses: [address] })),
    ports: [{ name: 'p80', port: 80, protocol: 'TCP' }],
  }) as unknown as EndpointSlice

// The Services of kube-proxy's own tests: names of chains can be compared with theirs.
const services = [
  service(1, {}),
  service(
    2,
    {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      externalIPs: ['192.168.99.22'],
      healthCheckNodePort: 30000,
      ...port({ nodePort: 3001 }),
    },
    { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } },
  ),
  service(3, { type: 'NodePort', ...port({ nodePort: 3003 }) }),
  service(
    5,
    {
      type: 'LoadBalancer',
      sessionAffinity: 'ClientIP',
      loadBalancerSourceRanges: ['203.0.113.0/25'],
      ...port({ nodePort: 3002 }),
    },
    { loadBalancer: { ingress: [{ ip: '5.6.7.8' }] } },
  ),
  service(6, {}),
]
const slices = [
  slice(1, '10.180.0.1', '10.180.0.8'),
  slice(2, '10.180.0.2'),
  slice(3, '10.180.0.3'),
  slice(5, '10.180.0.3'),
]

const rules = (mode: ProxyMode): NodeRules => ({
  mode,
  known: {
    node: 'n1',
    services,
    slices: (namespace) => slices.filter(({ metadata }) => metadata.namespace === namespace),
  },
  net: { podCidr: '10.0.0.0/8', serviceCidr: '172.30.0.0/16', address: '192.168.0.2', bridge: '10.0.1.1' },
  now: Date.UTC(2026, 10, 22, 2, 11, 9),
  scheduler: 'rr',
})

const run = (mode: ProxyMode, line: string) => showRules(rules(mode), line.split(' '), '2026-11-22T02:11:09Z')

const NAT = 'iptables-save -t nat'
const CLUSTER = '-m comment --comment "ns1/svc1:p80 cluster IP" -m tcp --dport 80'

it.each<[ProxyMode, string, string]>([
  ['iptables', NAT, `-A KUBE-SERVICES -d 172.30.0.41/32 -p tcp ${CLUSTER} -j KUBE-SVC-XPGD46QRK7WJZT7O`],
  [
    'iptables',
    NAT,
    `-A KUBE-SVC-XPGD46QRK7WJZT7O ! -s 10.0.0.0/8 -d 172.30.0.41/32 -p tcp ${CLUSTER} -j KUBE-MARK-MASQ`,
  ],
  [
    'iptables',
    NAT,
    '-A KUBE-SVC-XPGD46QRK7WJZT7O -m comment --comment "ns1/svc1:p80 -> 10.180.0.1:80" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-SXIVWICOYRO3J4NJ',
  ],
  [
    'iptables',
    NAT,
    '-A KUBE-SEP-SXIVWICOYRO3J4NJ -p tcp -m comment --comment "ns1/svc1:p80" -m tcp -j DNAT --to-destination 10.180.0.1:80',
  ],
  [
    'iptables',
    NAT,
    '-A KUBE-EXT-GNZBNJ2PO5MGZ6GT -s 10.0.0.0/8 -m comment --comment "pod traffic for ns2/svc2:p80 external destinations" -j KUBE-SVC-GNZBNJ2PO5MGZ6GT',
  ],
  [
    'iptables',
    NAT,
    '-A KUBE-NODEPORTS -p tcp -m comment --comment "ns3/svc3:p80" -m tcp --dport 3003 -j KUBE-EXT-X27LE4BHSL4DOUIK',
  ],
  [
    'iptables',
    NAT,
    '-A KUBE-SVC-NUKIZ6OKUXPJNT4C -m comment --comment "ns5/svc5:p80 -> 10.180.0.3:80" -m recent --rcheck --seconds 10800 --reap --name KUBE-SEP-I77PXRDZVX7PMWMN --mask 255.255.255.255 --rsource -j KUBE-SEP-I77PXRDZVX7PMWMN',
  ],
  [
    'iptables',
    NAT,
    '-A KUBE-FW-NUKIZ6OKUXPJNT4C -s 203.0.113.0/25 -m comment --comment "ns5/svc5:p80 loadbalancer IP" -j KUBE-EXT-NUKIZ6OKUXPJNT4C',
  ],
  [
    'iptables',
    'iptables-save',
    '-A KUBE-SERVICES -d 172.30.0.46/32 -p tcp -m comment --comment "ns6/svc6:p80 has no endpoints" -m tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable',
  ],
  [
    'iptables',
    'iptables-save',
    '-A KUBE-EXTERNAL-SERVICES -d 1.2.3.4/32 -p tcp -m comment --comment "ns2/svc2:p80 has no local endpoints" -m tcp --dport 80 -j DROP',
  ],
  [
    'iptables',
    'iptables -t nat -nL KUBE-SVC-XPGD46QRK7WJZT7O',
    'KUBE-MARK-MASQ  tcp  -- !10.0.0.0/8           172.30.0.41          /* ns1/svc1:p80 cluster IP */ tcp dpt:80',
  ],
  [
    'iptables',
    'iptables -t nat -L KUBE-SVC-XPGD46QRK7WJZT7O',
    'KUBE-MARK-MASQ  tcp  -- !10.0.0.0/8           172.30.0.41          /* ns1/svc1:p80 cluster IP */ tcp dpt:http',
  ],
  [
    'iptables',
    'iptables -t nat -L KUBE-SVC-XPGD46QRK7WJZT7O -n',
    'Chain KUBE-SVC-XPGD46QRK7WJZT7O (1 references)',
  ],
  [
    'nftables',
    'nft list chain ip kube-proxy service-ULMVA6XW-ns1/svc1/tcp/p80',
    '\t\tip daddr 172.30.0.41 ip saddr != 10.0.0.0/8 jump mark-for-masquerade',
  ],
  [
    'nftables',
    'nft list ruleset',
    '\t\tnumgen random mod 1 vmap { 0 : goto endpoint-UEIP74TE-ns3/svc3/tcp/p80__10.180.0.3/80 }',
  ],
  ['nftables', 'nft list ruleset', '\t\ttimeout 3h'],
  [
    'nftables',
    'nft list ruleset',
    '\t\tip saddr @affinity-GTK6MW7G-ns5/svc5/tcp/p80__10.180.0.3/80 goto endpoint-GTK6MW7G-ns5/svc5/tcp/p80__10.180.0.3/80',
  ],
  ['ipvs', 'ipvsadm -Ln', 'TCP  172.30.0.45:80 rr persistent 10800'],
  ['ipvs', 'ipvsadm -L -n', 'TCP  192.168.0.2:3003 rr'],
  ['ipvs', 'ipvsadm -Ln', '  -> 10.180.0.3:80                Masq    1      0          0         '],
])('%s: %s', (mode, line, expected) => {
  expect(run(mode, line).stdout.split('\n')).toContain(expected)
})

it.each<[ProxyMode, string, number, string]>([
  ['iptables', 'iptables -t nat -L KUBE-NOTHING', 1, 'iptables: No chain/target/match by that name.\n'],
  ['iptables', 'iptables -F', 2, 'iptables: rules can only be shown here: -F\n'],
  [
    'iptables',
    'nft list table ip kube-proxy',
    1,
    'Error: No such file or directory\nlist table ip kube-proxy\n',
  ],
  ['iptables', 'nft list ruleset', 0, ''],
])('%s: %s ends with %d', (mode, line, exitCode, stderr) => {
  const result = run(mode, line)
  expect([result.exitCode, result.stderr.replace(/ +\n$/, '')]).toEqual([exitCode, stderr])
})

it('leads to no chain that is not there', () => {
  const lines = run('iptables', 'iptables-save').stdout.split('\n')
  const chains = new Set(lines.flatMap((line) => /^:(\S+)/.exec(line)?.[1] ?? []))
  const targets = lines.flatMap((line) => /-j (KUBE-\S+)/.exec(line)?.[1] ?? [])
  expect(targets.filter((target) => !chains.has(target))).toEqual([])
})
