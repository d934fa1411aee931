import { expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Protocol } from '@/lib/cluster/kubelet/process/network'
import { routeService } from '@/lib/cluster/proxy/services'
import { testLister } from '@/lib/cluster/proxy/test-lister'
import type { ProxyMode, Source, World } from '@/lib/cluster/proxy/world'

const node = (name: string, address: string) => ({
  metadata: { name, labels: { 'topology.kubernetes.io/zone': name === 'n1' ? 'a' : 'b' } },
  spec: {},
  status: { addresses: [{ type: 'InternalIP', address }] },
})

const endpoint = (address: string, nodeName: string, conditions: object) => ({
  addresses: [address],
  nodeName,
  conditions,
})

const READY = { ready: true }
const LEAVING = { ready: false, serving: true, terminating: true }

function world(spec: object, endpoints: object[], ports: object[] = [{ name: 'http', port: 8080 }]): World {
  const labels = { 'kubernetes.io/service-name': 'web' }
  return {
    lister: testLister({
      nodes: [node('n1', '192.168.56.11'), node('n2', '192.168.56.12')],
      services: [
        {
          metadata: { name: 'web', namespace: 'default' },
          spec: {
            type: 'NodePort',
            clusterIP: '10.96.0.7',
            clusterIPs: ['10.96.0.7'],
            ports: [{ name: 'http', port: 80, nodePort: 30080 }],
            ...spec,
          },
        },
      ],
      'endpointslices.discovery.k8s.io': [
        { metadata: { name: 'web-1', namespace: 'default', labels }, endpoints, ports },
      ],
    }),
    listener: () => undefined,
    hostListener: () => undefined,
  }
}

const BOTH = [endpoint('10.244.1.2', 'n1', READY), endpoint('10.244.2.2', 'n2', READY)]
const CLUSTER = '10.96.0.7'
const FOR_ZONES = BOTH.map((one, at) => ({ ...one, hints: { forZones: [{ name: at === 0 ? 'a' : 'b' }] } }))
const FOR_NODES = BOTH.map((one) => ({ ...one, hints: { forNodes: [{ name: one.nodeName }] } }))

it.each<[string, World, string, number, string[] | string]>([
  ['all ready endpoints', world({}, BOTH), CLUSTER, 80, ['10.244.1.2', '10.244.2.2']],
  [
    'those that end, while none is ready',
    world({}, [endpoint('10.244.1.2', 'n1', LEAVING)]),
    CLUSTER,
    80,
    ['10.244.1.2'],
  ],
  [
    'not those, while one is ready',
    world({}, [...BOTH.slice(1), endpoint('10.244.1.2', 'n1', LEAVING)]),
    CLUSTER,
    80,
    ['10.244.2.2'],
  ],
  ['nobody', world({}, []), CLUSTER, 80, 'refused'],
  ['a port that it has not', world({}, BOTH), CLUSTER, 81, 'dropped'],
  ['a target port that no pod names', world({}, BOTH, []), CLUSTER, 80, 'refused'],
  ['its node port on any node', world({}, BOTH), '192.168.56.12', 30080, ['10.244.1.2', '10.244.2.2']],
  [
    'an external address',
    world({ externalIPs: ['198.51.100.1'] }, BOTH),
    '198.51.100.1',
    80,
    ['10.244.1.2', '10.244.2.2'],
  ],
  ['those for the own zone', world({}, FOR_ZONES), CLUSTER, 80, ['10.244.1.2']],
  ['those for the own node', world({}, FOR_NODES), CLUSTER, 80, ['10.244.1.2']],
  [
    'all, while one is meant for nobody',
    world({}, [...FOR_ZONES.slice(0, 1), ...BOTH.slice(1)]),
    CLUSTER,
    80,
    ['10.244.1.2', '10.244.2.2'],
  ],
  ['all, while none is for the own zone', world({}, FOR_ZONES.slice(1)), CLUSTER, 80, ['10.244.2.2']],
  [
    'inside only on the own node',
    world({ internalTrafficPolicy: 'Local' }, BOTH),
    CLUSTER,
    80,
    ['10.244.1.2'],
  ],
  [
    'inside, and nobody there',
    world({ internalTrafficPolicy: 'Local' }, BOTH.slice(1)),
    CLUSTER,
    80,
    'dropped',
  ],
  [
    'outside only on the node asked',
    world({ externalTrafficPolicy: 'Local' }, BOTH),
    '192.168.56.12',
    30080,
    ['10.244.2.2'],
  ],
  [
    'outside, and nobody there',
    world({ externalTrafficPolicy: 'Local' }, BOTH.slice(0, 1)),
    '192.168.56.12',
    30080,
    'dropped',
  ],
  [
    'one and the same for a client',
    world({ sessionAffinity: 'ClientIP' }, BOTH.slice(0, 1)),
    CLUSTER,
    80,
    ['10.244.1.2'],
  ],
  ['no Service has that address', world({}, BOTH), '10.96.0.8', 80, 'none'],
])('%s', (_, given, address, port, expected) => {
  const to = { address, port, protocol: 'TCP' as Protocol }
  const route = routeService(given, { node: 'n1' }, to)
  const got = route?.kind === 'backends' ? route.backends.map((one) => one.address) : (route?.kind ?? 'none')
  expect(got).toEqual(expected)
})

it('keeps a client with its backend', () => {
  const given = world({ sessionAffinity: 'ClientIP' }, BOTH)
  const ask = () => routeService(given, { node: 'n1' }, { address: CLUSTER, port: 80, protocol: 'TCP' })
  expect(ask()).toEqual(ask())
  expect(ask()).toMatchObject({ backends: [{ port: 8080 }] })
})

const LOCAL = { externalTrafficPolicy: 'Local' }
const BALANCED = { loadBalancerSourceRanges: ['203.0.113.0/24'], type: 'LoadBalancer' }
const inPod = (address: string) => ({
  pod: { metadata: {}, spec: { nodeName: 'n1' }, status: { podIP: address } } as unknown as Pod,
})
const NODE1 = { node: 'n1' }
const OUTSIDE = { outside: '203.0.113.9' }

/** With a load balancer's address, and bridges of the nodes. */
function balanced(spec: object): World {
  const made = world(spec, BOTH)
  const [service] = made.lister.list('services')
  Object.assign(service ?? {}, { status: { loadBalancer: { ingress: [{ ip: '198.51.100.9' }] } } })
  for (const [at, own] of made.lister.list('nodes').entries()) own.spec.podCIDR = `10.244.${at + 1}.0/24`
  return made
}

it.each<[string, World, Source, string, number, string[] | string]>([
  ['a pod as itself', balanced({}), inPod('10.244.1.7'), CLUSTER, 80, ['10.244.1.7', '10.244.1.7']],
  [
    'a pod that meets itself as its bridge',
    balanced({}),
    inPod('10.244.1.2'),
    CLUSTER,
    80,
    ['10.244.1.1', '10.244.1.2'],
  ],
  ['a node by its bridge, or itself', balanced({}), NODE1, CLUSTER, 80, ['10.244.1.1', '192.168.56.11']],
  ['the node that was asked', balanced({}), OUTSIDE, '192.168.56.12', 30080, ['192.168.56.12', '10.244.2.1']],
  ['the client, with Local', balanced(LOCAL), OUTSIDE, '192.168.56.12', 30080, ['203.0.113.9']],
  [
    'a pod elsewhere as its node, with Local',
    balanced(LOCAL),
    inPod('10.244.1.7'),
    '192.168.56.12',
    30080,
    ['192.168.56.11'],
  ],
  [
    'a pod at its own node, with Local',
    balanced(LOCAL),
    inPod('10.244.1.7'),
    '192.168.56.11',
    30080,
    ['10.244.1.7', '10.244.1.7'],
  ],
  [
    'the client of a load balancer, with Local',
    balanced(LOCAL),
    OUTSIDE,
    '198.51.100.9',
    80,
    ['203.0.113.9', '203.0.113.9'],
  ],
  [
    'whom the source ranges let in',
    balanced(BALANCED),
    OUTSIDE,
    '198.51.100.9',
    80,
    ['10.244.1.1', '192.168.56.11'],
  ],
  ['nobody else', balanced(BALANCED), { outside: '192.0.2.1' }, '198.51.100.9', 80, 'dropped'],
  [
    'others by the node port',
    balanced(BALANCED),
    { outside: '192.0.2.1' },
    '192.168.56.11',
    30080,
    ['10.244.1.1', '192.168.56.11'],
  ],
])('backends see %s', (_, given, from, address, port, expected) => {
  const route = routeService(given, from, { address, port, protocol: 'TCP' })
  expect(route?.kind === 'backends' ? route.backends.map(({ source }) => source) : route?.kind).toEqual(
    expected,
  )
})

it.each<[ProxyMode, string, number, string]>([
  ['iptables', CLUSTER, 81, 'dropped'],
  ['nftables', CLUSTER, 81, 'refused'],
  ['ipvs', CLUSTER, 81, 'refused'],
  ['iptables', '127.0.0.1', 30080, 'backends'],
  ['nftables', '127.0.0.1', 30080, 'none'],
  ['ipvs', '127.0.0.1', 30080, 'none'],
])('%s: %s:%d is %s', (mode, address, port, expected) => {
  const given = { ...world({}, BOTH), proxy: () => ({ mode }) }
  expect(routeService(given, NODE1, { address, port, protocol: 'TCP' })?.kind ?? 'none').toBe(expected)
})

it('leads where a kube-proxy that stopped has left it', () => {
  const before = world({}, BOTH)
  const stale = {
    services: before.lister.list('services'),
    slices: before.lister.list('endpointslices.discovery.k8s.io'),
  }
  const to = { address: CLUSTER, port: 80, protocol: 'TCP' as Protocol }
  const now = { ...world({}, []), proxy: () => ({ mode: 'iptables' as const, stale }) }
  expect(routeService(now, NODE1, to)).toMatchObject({ kind: 'backends' })
  expect(
    routeService(
      { ...before, proxy: () => ({ mode: 'iptables', stale: { services: [], slices: [] } }) },
      NODE1,
      to,
    ),
  ).toBe(undefined)
})

it('lets a client keep its backend as long as it is kept', () => {
  const to = { address: CLUSTER, port: 80, protocol: 'TCP' as Protocol }
  const at = (since: number) => {
    const given = { ...world({ sessionAffinity: 'ClientIP' }, BOTH), keptSince: () => since }
    const route = routeService(given, NODE1, to)
    return route?.kind === 'backends' ? route.backends[0]?.address : undefined
  }
  expect(at(1)).toBe(at(1))
  expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(at)).size).toBe(2)
})
