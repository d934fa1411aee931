import { describe, expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { evaluatePolicies, type Peer } from '@/lib/cluster/proxy/network-policy'
import { testLister } from '@/lib/cluster/proxy/test-lister'

const NAMESPACES = [
  { metadata: { name: 'shop', labels: { team: 'shop' } } },
  { metadata: { name: 'other', labels: { team: 'other' } } },
]

function peer(name: string, labels: Record<string, string>, address: string, namespace = 'shop'): Peer {
  const ports = [{ name: 'http', containerPort: 8080 }]
  const pod = {
    metadata: { name, namespace, labels, uid: name },
    spec: { nodeName: 'n1', containers: [{ name: 'c', ports }] },
    status: { podIP: address },
  }
  return { address, node: 'n1', pod: pod as unknown as Pod }
}

const web = peer('web', { app: 'web' }, '10.244.1.2')
const db = peer('db', { app: 'db' }, '10.244.1.3')
const foreign = peer('api', { app: 'web' }, '10.244.1.4', 'other')
const internet: Peer = { address: '203.0.113.9' }

function allowed(
  specs: object[],
  from: Peer,
  to: Peer,
  port = 8080,
  protocol: 'TCP' | 'UDP' = 'TCP',
): boolean {
  const policies = specs.map((spec, i) => ({ metadata: { name: `p${i}`, namespace: 'shop' }, spec }))
  const lister = testLister({
    namespaces: NAMESPACES,
    'networkpolicies.networking.k8s.io': policies,
  })
  return evaluatePolicies(lister, from, from, to, { port, protocol }).every((verdict) => verdict.allowed)
}

const ingress = (from: object[] | undefined, ports?: object[]) => ({
  podSelector: { matchLabels: { app: 'db' } },
  policyTypes: ['Ingress'],
  ingress: [{ ...(from ? { from } : {}), ...(ports ? { ports } : {}) }],
})

const DENY_ALL = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }

describe('policies', () => {
  it.each<[string, object[], Peer, Peer, number, boolean]>([
    ['without any, all is allowed', [], web, db, 1, true],
    [
      'one that selects others does nothing',
      [{ podSelector: { matchLabels: { app: 'x' } } }],
      web,
      db,
      1,
      true,
    ],
    ['an empty list of rules denies', [{ podSelector: {}, policyTypes: ['Ingress'] }], web, db, 1, false],
    ['an empty rule allows', [{ podSelector: {}, ingress: [{}] }], web, db, 1, true],
    ['a pod selector is of the own namespace', [ingress([{ podSelector: {} }])], foreign, db, 1, false],
    ['an empty namespace selector is all', [ingress([{ namespaceSelector: {} }])], foreign, db, 1, true],
    [
      'both in one peer must fit',
      [
        ingress([
          {
            namespaceSelector: { matchLabels: { team: 'other' } },
            podSelector: { matchLabels: { app: 'x' } },
          },
        ]),
      ],
      foreign,
      db,
      1,
      false,
    ],
    [
      'either of two peers fits',
      [ingress([{ podSelector: { matchLabels: { app: 'x' } } }, { namespaceSelector: {} }])],
      foreign,
      db,
      1,
      true,
    ],
    [
      'a namespace selector lets no address in',
      [ingress([{ namespaceSelector: {} }])],
      internet,
      db,
      1,
      false,
    ],
    [
      'a block lets its addresses in',
      [ingress([{ ipBlock: { cidr: '203.0.113.0/24' } }])],
      internet,
      db,
      1,
      true,
    ],
    [
      'but for its exceptions',
      [ingress([{ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.8/29'] } }])],
      internet,
      db,
      1,
      false,
    ],
    ['a port that is named', [ingress(undefined, [{ port: 'http' }])], web, db, 8080, true],
    ['another port than the named one', [ingress(undefined, [{ port: 'http' }])], web, db, 8081, false],
    ['a range of ports', [ingress(undefined, [{ port: 8000, endPort: 9000 }])], web, db, 9000, true],
    ['beyond the range', [ingress(undefined, [{ port: 8000, endPort: 9000 }])], web, db, 9001, false],
    ['another protocol', [ingress(undefined, [{ port: 8080, protocol: 'UDP' }])], web, db, 8080, false],
    [
      'policies add up',
      [DENY_ALL, ingress([{ podSelector: {} }]), { podSelector: {}, policyTypes: ['Egress'], egress: [{}] }],
      web,
      db,
      1,
      true,
    ],
    ['the sender needs egress too', [DENY_ALL, ingress([{ podSelector: {} }])], web, db, 1, false],
    ['a pod reaches itself', [DENY_ALL], web, web, 1, true],
    ['a node reaches its pods', [DENY_ALL], { address: '192.168.56.11', node: 'n1' }, db, 1, true],
    ['another node does not', [DENY_ALL], { address: '192.168.56.12', node: 'n2' }, db, 1, false],
    [
      'egress that is written alone counts for ingress, too',
      [{ podSelector: { matchLabels: { app: 'db' } }, egress: [{}] }],
      web,
      db,
      1,
      false,
    ],
  ])('%s', (_, specs, from, to, port, expected) => {
    expect(allowed(specs, from, to, port)).toBe(expected)
  })

  it('names the policies that stand in the way', () => {
    const lister = testLister({
      'networkpolicies.networking.k8s.io': [
        {
          metadata: { name: 'deny', namespace: 'shop' },
          spec: { podSelector: {}, policyTypes: ['Ingress'] },
        },
      ],
    })
    expect(evaluatePolicies(lister, web, web, db, { port: 80, protocol: 'TCP' })).toEqual([
      { allowed: false, direction: 'Ingress', policies: ['deny'] },
    ])
  })
})
