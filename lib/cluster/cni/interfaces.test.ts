import { describe, expect, it } from 'vitest'
import { type NodeNetworkFacts, nodeInterfaces, podInterfaces } from '@/lib/cluster/cni/interfaces'
import {
  nodeForwarding,
  nodeNeighbours,
  nodeRoutes,
  podNeighbours,
  podRoutes,
} from '@/lib/cluster/cni/kernel-routes'
import type { NodeNetwork } from '@/lib/cluster/cni/pod-routes'

type Route = NodeNetwork['routes'] extends ReadonlySet<infer R> ? R : never

function factsWith(kind: NodeNetwork['kind'], routes: Route[], subnets: [string, string]): NodeNetworkFacts {
  const network = (subnet: string): NodeNetwork => ({
    ...(kind ? { kind } : {}),
    subnet,
    podCIDR: subnet,
    ...(kind === 'flannel' ? { all: '10.244.0.0/16' } : {}),
    routes: new Set(routes),
    forwards: true,
  })
  return {
    name: 'worker-1',
    address: '192.168.56.11',
    network: network(subnets[0]),
    pods: [{ key: 'default/web', uid: '1', address: subnets[0].replace(/\d+\/\d+$/, '7') }],
    others: [{ name: 'worker-2', address: '192.168.56.12', network: network(subnets[1]) }],
  }
}

const PLAIN = factsWith('bridge', ['hand'], ['10.244.1.0/24', '10.244.2.0/24'])
const VXLAN = factsWith('flannel', ['flannel vxlan'], ['10.244.1.0/24', '10.244.2.0/24'])
const GATEWAY = factsWith('flannel', ['flannel host-gw'], ['10.244.1.0/24', '10.244.2.0/24'])
const CALICO = factsWith('calico', ['calico'], ['10.244.1.0/26', '10.244.2.64/26'])
const NONE = factsWith(undefined, [], ['10.244.1.0/24', '10.244.2.0/24'])

const namesOf = (facts: NodeNetworkFacts) =>
  nodeInterfaces(facts).map(({ name }) => name.replace(/[0-9a-f]{8,}$/, '…'))

describe('interfaces of a node', () => {
  it.each([
    ['a bridge with static routes', PLAIN, ['lo', 'eth0', 'cni0', 'veth…']],
    ['flannel over VXLAN', VXLAN, ['lo', 'eth0', 'flannel.1', 'cni0', 'veth…']],
    ['flannel over plain routes', GATEWAY, ['lo', 'eth0', 'cni0', 'veth…']],
    ['Calico', CALICO, ['lo', 'eth0', 'tunl0', 'cali…']],
    ['a bridge before its first pod', { ...PLAIN, pods: [] }, ['lo', 'eth0']],
  ])('%s', (_, facts, names) => {
    expect(namesOf(facts)).toEqual(names)
  })

  it('a veth knows the number of its other end, and both their bridge', () => {
    const all = nodeInterfaces(VXLAN)
    const end = all.at(-1)
    const [pod] = VXLAN.pods
    const inside = pod && podInterfaces(VXLAN, pod).at(-1)
    expect(end).toMatchObject({ kind: 'veth', master: 'cni0', mtu: 1450, peerIndex: inside?.index })
    expect(inside).toMatchObject({ name: 'eth0', peerIndex: end?.index, addresses: [{ prefix: 24 }] })
  })

  it('a pod keeps its number when an older one goes', () => {
    const second = { key: 'default/db', uid: '2', address: '10.244.1.9' }
    const both = { ...PLAIN, pods: [...PLAIN.pods, second] }
    const numberIn = (facts: NodeNetworkFacts) => podInterfaces(facts, second).at(-1)?.peerIndex
    const [alone, beside] = [nodeInterfaces({ ...PLAIN, pods: [second] }), nodeInterfaces(both)]
    expect(beside.at(-1)).toEqual(alone.at(-1))
    expect(numberIn(both)).toBe(beside.at(-1)?.index)
    expect(new Set(beside.map(({ index }) => index)).size).toBe(beside.length)
  })

  it('a pod from before Calico hangs on the bridge as it did', () => {
    const former = { key: 'default/old', uid: '3', address: '10.244.9.5' }
    const network = { ...CALICO.network, podCIDR: '10.244.9.0/24' }
    const facts = { ...CALICO, network, pods: [...CALICO.pods, former] }
    expect(namesOf(facts)).toEqual(['lo', 'eth0', 'tunl0', 'cni0', 'cali…', 'veth…'])
    const inside = podInterfaces(facts, former).at(-1)
    expect(inside).toMatchObject({ index: 2, mtu: 1500, addresses: [{ prefix: 24 }] })
    expect(nodeInterfaces(facts).find(({ index }) => index === inside?.peerIndex)?.master).toBe('cni0')
  })

  it('a bridge goes by the name that it was given', () => {
    const facts = { ...PLAIN, network: { ...PLAIN.network, bridge: 'br0' } }
    expect(namesOf(facts)).toEqual(['lo', 'eth0', 'br0', 'veth…'])
    expect(nodeRoutes(facts).map(({ dev }) => dev)).toContain('br0')
  })

  it('addresses of cards are none of a group', () => {
    for (const { mac } of [...nodeInterfaces(VXLAN), ...nodeInterfaces(CALICO)])
      if (mac) expect(Number.parseInt(mac.slice(0, 2), 16) % 2, mac).toBe(0)
  })
})

const shown = ({
  to,
  via,
  dev,
  scope,
  src,
  onlink,
  proto,
  blackhole,
}: ReturnType<typeof nodeRoutes>[number]) =>
  [
    ...(blackhole ? ['blackhole'] : []),
    to,
    ...(via ? ['via', via] : []),
    ...(dev ? ['dev', dev.replace(/[0-9a-f]{8,}$/, '…')] : []),
    ...(proto ? ['proto', proto] : []),
    ...(scope ? ['scope', scope] : []),
    ...(src ? ['src', src] : []),
    ...(onlink ? ['onlink'] : []),
  ].join(' ')

const DEFAULT = 'default via 192.168.56.1 dev eth0'
const LINK = '192.168.56.0/24 dev eth0 proto kernel scope link src 192.168.56.11'
const BRIDGE = '10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1'

describe('routes of a node', () => {
  it.each([
    ['by hand', PLAIN, [DEFAULT, BRIDGE, '10.244.2.0/24 via 192.168.56.12 dev eth0', LINK]],
    ['VXLAN', VXLAN, [DEFAULT, BRIDGE, '10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink', LINK]],
    ['host-gw', GATEWAY, [DEFAULT, BRIDGE, '10.244.2.0/24 via 192.168.56.12 dev eth0', LINK]],
    [
      'Calico',
      CALICO,
      [
        DEFAULT,
        'blackhole 10.244.1.0/26 proto bird',
        '10.244.1.7 dev cali… scope link',
        '10.244.2.64/26 via 192.168.56.12 dev tunl0 proto bird onlink',
        LINK,
      ],
    ],
    ['no network', { ...NONE, pods: [] }, [DEFAULT, LINK]],
    [
      'two nodes with the same subnet know no way to each other',
      factsWith('bridge', ['hand'], ['10.244.1.0/24', '10.244.1.0/24']),
      [DEFAULT, BRIDGE, LINK],
    ],
  ])('%s', (_, facts, routes) => {
    expect(nodeRoutes(facts).map(shown)).toEqual(routes)
  })

  it.each([
    [
      'of a bridge',
      PLAIN,
      ['default via 10.244.1.1 dev eth0', '10.244.1.0/24 dev eth0 proto kernel scope link src 10.244.1.7'],
    ],
    [
      'of flannel',
      VXLAN,
      [
        'default via 10.244.1.1 dev eth0',
        '10.244.0.0/16 via 10.244.1.1 dev eth0',
        '10.244.1.0/24 dev eth0 proto kernel scope link src 10.244.1.7',
      ],
    ],
    ['of Calico', CALICO, ['default via 169.254.1.1 dev eth0', '169.254.1.1 dev eth0 scope link']],
  ])('in a pod %s', (_, facts, routes) => {
    const [pod] = facts.pods
    expect(pod && podRoutes(facts, pod).map(shown)).toEqual(routes)
  })
})

it('neighbours: nodes, ends of tunnels that stay, pods', () => {
  expect(nodeNeighbours(VXLAN).map(({ address, dev, state }) => `${address} ${dev} ${state}`)).toEqual([
    '192.168.56.1 eth0 REACHABLE',
    '192.168.56.12 eth0 REACHABLE',
    '10.244.2.0 flannel.1 PERMANENT',
    '10.244.1.7 cni0 STALE',
  ])
})

it('the tunnel sends what is for a card to the host that it belongs to', () => {
  const [tunnel] = nodeForwarding(VXLAN).filter(({ dev }) => dev === 'flannel.1')
  const there = nodeInterfaces({ ...VXLAN, name: 'worker-2' }).find(({ name }) => name === 'flannel.1')
  expect(tunnel).toMatchObject({ mac: there?.mac, dst: '192.168.56.12', permanent: true })
})

it.each([
  ['a bridge', PLAIN, '10.244.1.1', 'cni0'],
  ['Calico', CALICO, '169.254.1.1', 'cali'],
])('a pod on %s knows its gateway by what is on the node', (_, facts, address, name) => {
  const [pod] = facts.pods
  const device = nodeInterfaces(facts).find((one) => one.name.startsWith(name))
  expect(pod && podNeighbours(facts, pod)).toEqual([
    { address, dev: 'eth0', mac: device?.mac, state: 'REACHABLE' },
  ])
})
