/** ip, bridge and the old tools on a node with tunnels, a bridge and a black hole: exact lines. */
import { expect, it } from 'vitest'
import type { NetworkInterface, NetworkView } from '@/lib/userland/kernel/network'
import { runOnNetwork, tableNetwork } from './network-world'

const UP = { up: true, mtu: 1450 }
const LO: NetworkInterface = {
  ...{ name: 'lo', index: 1, kind: 'loopback', mtu: 65_536, up: true },
  addresses: [{ address: '127.0.0.1', prefix: 8 }],
}
const INTERFACES: NetworkInterface[] = [
  LO,
  {
    ...{ name: 'eth0', index: 2, kind: 'ether', mac: '08:00:27:00:00:01', ...UP },
    addresses: [{ address: '192.168.56.11', prefix: 24 }],
  },
  {
    ...{
      name: 'flannel.1',
      index: 3,
      kind: 'vxlan',
      mac: '02:00:00:00:00:03',
      local: '192.168.56.11',
      ...UP,
    },
    addresses: [{ address: '10.244.1.0', prefix: 32 }],
  },
  { name: 'tunl0', index: 4, kind: 'ipip', mtu: 1480, up: false, addresses: [] },
  {
    ...{ name: 'cni0', index: 5, kind: 'bridge', mac: '02:00:00:00:00:05', ...UP },
    addresses: [{ address: '10.244.1.1', prefix: 24 }],
  },
  {
    ...{ name: 'veth1', index: 6, kind: 'veth', mac: '02:00:00:00:00:06', master: 'cni0', ...UP },
    ...{ peerIndex: 2, peerNamespace: 0, addresses: [] },
  },
  {
    ...{ name: 'veth2', index: 7, kind: 'veth', mac: '02:00:00:00:00:07', master: 'cni0', ...UP },
    ...{ peerIndex: 2, peerNamespace: 9, addresses: [] },
  },
]
const POD: NetworkView = {
  interfaces: () => [LO],
  routes: () => [{ to: 'default', via: '10.244.1.1', dev: 'eth0' }],
  neighbours: () => [],
  sockets: () => [{ protocol: 'TCP', address: '0.0.0.0', port: 8080, pid: 9, command: 'web' }],
}
const NODE = {
  ...tableNetwork(),
  interfaces: () => INTERFACES,
  routes: () => [
    { to: 'default', via: '192.168.56.1', dev: 'eth0' } as const,
    { to: '10.244.1.0/24', dev: 'cni0', proto: 'kernel', scope: 'link', src: '10.244.1.1' } as const,
    { to: '10.244.2.0/24', via: '10.244.2.0', dev: 'flannel.1', onlink: true } as const,
    { to: '10.244.3.0/26', dev: '', blackhole: true, proto: 'bird' } as const,
    { to: '10.244.3.7', dev: 'veth2', scope: 'link' } as const,
  ],
  neighbours: () => [
    { address: '10.244.2.0', dev: 'flannel.1', mac: '02:00:00:00:02:03', state: 'PERMANENT' } as const,
    { address: '10.244.1.7', dev: 'cni0', mac: '02:00:00:00:00:16', state: 'STALE' } as const,
  ],
  forwarding: () => [
    { mac: '02:00:00:00:02:03', dev: 'flannel.1', dst: '192.168.56.12', permanent: true } as const,
    { mac: '02:00:00:00:00:16', dev: 'veth1', master: 'cni0' },
  ],
  namespaces: () => [{ name: 'cni-a', id: 0, inside: () => POD }],
  sockets: () => [
    { protocol: 'TCP', address: '127.0.0.1', port: 10_248, pid: 5, command: 'kubelet' } as const,
    { protocol: 'TCP', address: '::', port: 10_250, pid: 5, command: 'kubelet' } as const,
  ],
}

const LINK_6 =
  '6: veth1@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue master cni0 state UP mode DEFAULT group default '
const TUNNEL = 'noqueue state UNKNOWN mode DEFAULT group default '

it.each<[line: string, shown: string[], status?: number]>([
  ['ip link show veth1', [LINK_6, '    link/ether 02:00:00:00:00:06 brd ff:ff:ff:ff:ff:ff link-netns cni-a']],
  ['ip link show veth2 | grep -o "link-netns.*"', ['link-netnsid 9']],
  ['ip -o link show master cni0 | cut -d: -f1', ['6', '7']],
  ['ip link show master cni9', ['Device "cni9" does not exist.'], 1],
  [
    'ip link show tunl0',
    [
      '4: tunl0@NONE: <NOARP> mtu 1480 qdisc noop state DOWN mode DEFAULT group default qlen 1000',
      '    link/ipip 0.0.0.0 brd 0.0.0.0',
    ],
  ],
  [
    'ip -d link show flannel.1 | cut -c 1-118',
    [
      `3: flannel.1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc ${TUNNEL}`,
      '    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff promiscuity 0  allmulti 0 minmtu 68 maxmtu 65535 ',
      '    vxlan id 1 local 192.168.56.11 dev eth0 srcport 0 0 dstport 8472 nolearning ttl auto ageing 300 udpcsum noudp6zero',
    ],
  ],
  [
    'ip -d -o link show veth1 | grep -o "veth .*hairpin"',
    ['veth \\    bridge_slave state forwarding priority 32 cost 2 hairpin'],
  ],
  [
    'ip -j -d link show type vxlan | tr "," "\\n" | grep -E "local|info_kind"',
    ['"linkinfo":{"info_kind":"vxlan"', '"local":"192.168.56.11"'],
  ],
  [
    'ip -4 addr show cni0',
    [
      '5: cni0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default qlen 1000',
      '    inet 10.244.1.1/24 brd 10.244.1.255 scope global cni0',
      '       valid_lft forever preferred_lft forever',
    ],
  ],
  ['ip -br addr show flannel.1', ['flannel.1        UNKNOWN        10.244.1.0/32 ']],
  [
    'ip route',
    [
      'default via 192.168.56.1 dev eth0 ',
      '10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1 ',
      '10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink ',
      'blackhole 10.244.3.0/26 proto bird ',
      '10.244.3.7 dev veth2 scope link ',
    ],
  ],
  ['ip route show dev flannel.1', ['10.244.2.0/24 via 10.244.2.0 onlink ']],
  ['ip route show dev nope', ['Cannot find device "nope"'], 1],
  ['ip route show proto bird', ['blackhole 10.244.3.0/26 ']],
  ['ip route show type blackhole', ['blackhole 10.244.3.0/26 proto bird ']],
  ['ip route show 10.244.2.0/24', ['10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink ']],
  ['ip route show root 10.244.3.0/24 | cut -d" " -f1,2', ['blackhole 10.244.3.0/26', '10.244.3.7 dev']],
  ['ip route show match 10.244.2.9 | cut -d" " -f1', ['default', '10.244.2.0/24']],
  ['ip -d route show default', ['unicast default via 192.168.56.1 dev eth0 proto boot scope global ']],
  ['ip route get 10.244.2.5 | head -1', ['10.244.2.5 via 10.244.2.0 dev flannel.1 src 10.244.1.0 uid 0 ']],
  ['ip route get 10.244.1.7 | head -1', ['10.244.1.7 dev cni0 src 10.244.1.1 uid 0 ']],
  // It has no address of its own: the first one of the machine.
  ['ip route get 10.244.3.7 | head -1', ['10.244.3.7 dev veth2 src 192.168.56.11 uid 0 ']],
  ['ip route get 10.244.3.8', ['RTNETLINK answers: Invalid argument'], 2],
  [
    'ip neigh',
    [
      '10.244.2.0 dev flannel.1 lladdr 02:00:00:00:02:03 PERMANENT ',
      '10.244.1.7 dev cni0 lladdr 02:00:00:00:00:16 STALE ',
    ],
  ],
  ['ip neigh show dev cni0', ['10.244.1.7 lladdr 02:00:00:00:00:16 STALE ']],
  ['ip neigh show nud permanent | cut -d" " -f1', ['10.244.2.0']],
  [
    'bridge fdb',
    [
      '02:00:00:00:02:03 dev flannel.1 dst 192.168.56.12 self permanent',
      '02:00:00:00:00:16 dev veth1 master cni0 ',
    ],
  ],
  ['bridge fdb show dev flannel.1', ['02:00:00:00:02:03 dst 192.168.56.12 self permanent']],
  ['bridge fdb show br cni0', ['02:00:00:00:00:16 dev veth1 master cni0 ']],
  ['bridge link show dev eth9', ['Cannot find device "eth9"'], 1],
  ['bridge vlan > /dev/null 2>&1', [], 255],
  [
    'brctl show',
    [
      'bridge name\tbridge id\t\tSTP enabled\tinterfaces',
      'cni0\t\t8000.020000000005\tno\t\tveth1',
      '\t\t\t\t\t\t\tveth2',
    ],
  ],
  ['ip netns', ['cni-a (id: 0)']],
  ['ip netns exec cni-a ip route', ['default via 10.244.1.1 dev eth0 ']],
  ['ip -n cni-a -br addr', ['lo               UNKNOWN        127.0.0.1/8 ']],
  [
    'ip netns exec cni-a ss -tlnpH | tr -s " "',
    ['LISTEN 0 4096 0.0.0.0:8080 0.0.0.0:* users:(("web",pid=9,fd=6))'],
  ],
  ['ip netns exec cni-b ip a', ['Cannot open network namespace "cni-b": No such file or directory'], 1],
  ['ip netns exec cni-a nope', ['exec of "nope" failed: No such file or directory'], 1],
  ['ss -tlnpH | grep -o "users.*"', ['users:(("kubelet",pid=5,fd=6))', 'users:(("kubelet",pid=5,fd=7))']],
  ['ss -6tlnH | tr -s " "', ['LISTEN 0 4096 *:10250 *:* ']],
  ['ss -4tlnH | tr -s " "', ['LISTEN 0 4096 127.0.0.1:10248 0.0.0.0:* ']],
  ['arp -n | tail -1', ['10.244.1.7               ether   02:00:00:00:00:16   C                     cni0']],
  ['arp -a -i flannel.1', ['? (10.244.2.0) at 02:00:00:00:02:03 [ether] PERM on flannel.1']],
  [
    'route -n | tail -2',
    [
      '10.244.3.0      -               255.255.255.192 !     0      -        0 -',
      '10.244.3.7      0.0.0.0         255.255.255.255 UH    0      0        0 veth2',
    ],
  ],
  ['netstat -i | tr -s " " | cut -d" " -f1,11 | tail -2', ['veth1 BMRU', 'veth2 BMRU']],
  [
    'ifconfig -a tunl0 | head -2',
    ['tunl0: flags=128<NOARP>  mtu 1480', '        tunnel   txqueuelen 1000  (IPIP Tunnel)'],
  ],
  ['ls /sys/class/net', ['cni0', 'eth0', 'flannel.1', 'lo', 'tunl0', 'veth1', 'veth2']],
  [
    'cd /sys/class/net/veth1 && cat ifindex iflink mtu address operstate',
    ['6', '2', '1450', '02:00:00:00:00:06', 'up'],
  ],
  ['grep -l 7 /sys/class/net/veth{1,2}/ifindex', ['/sys/class/net/veth2/ifindex']],
  ['cat /sys/class/net/tunl0/operstate /sys/class/net/flannel.1/operstate', ['down', 'unknown']],
  ['cat /sys/class/net/eth9/mtu', ['cat: /sys/class/net/eth9/mtu: No such file or directory'], 1],
  ['hostname -I', ['192.168.56.11 10.244.1.0 10.244.1.1 ']],
  ['traceroute -n 10.244.2.5 | sed -n 2p | cut -c 1-16', [' 1  10.244.2.0  ']],
])('%s', (text, shown, status = 0) => {
  const ran = runOnNetwork({ text, network: NODE })
  expect([...`${ran.stdout}${ran.stderr}`.split('\n').slice(0, -1)]).toEqual(shown)
  expect(ran.status).toBe(status)
})

it.each<[line: string, shown: string]>([
  ['ip route show dev cni0', '10.244.1.0/24 dev cni0 scope link  src 10.244.1.1 \n'],
  ['ip route show type blackhole', 'blackhole 10.244.3.0/26 \n'],
  ['ip neigh show dev cni0', '10.244.1.7 lladdr 02:00:00:00:00:16 used 0/0/0 probes 1 STALE\n'],
  ['ip route get 10.244.1.7', '10.244.1.7 dev cni0  src 10.244.1.1 \n'],
])('in busybox: %s', (text, shown) => {
  expect(runOnNetwork({ text, network: NODE, dialect: 'busybox' }).stdout).toBe(shown)
})
