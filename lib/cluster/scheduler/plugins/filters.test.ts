import { beforeAll, describe, expect, it } from 'vitest'
import { installRest } from '@/lib/cluster/rest'
import {
  filterAll,
  type PodOptions,
  testNode,
  testPod,
  testWorld,
} from '@/lib/cluster/scheduler/scheduler-fixture'

beforeAll(installRest)

const TAINTED = 'node(s) had untolerated taint(s)'
const AFFINITY = "node(s) didn't match Pod's node affinity/selector"
const PORTS = "node(s) didn't have free ports for the requested pod ports"
const SPREAD = "node(s) didn't match pod topology spread constraints"
const NEAR = "node(s) didn't match pod affinity rules"
const APART = "node(s) didn't match pod anti-affinity rules"
const REFUSED = "node(s) didn't satisfy existing pods anti-affinity rules"

const zone = (value: string) => ({ labels: { zone: value } })
const term = (app: string, more: object = {}) => ({
  topologyKey: 'zone',
  labelSelector: { matchLabels: { app } },
  ...more,
})
const near = (...terms: object[]) => ({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } },
})
const apart = (...terms: object[]) => ({
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } },
})
const onNodes = (...nodeSelectorTerms: object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
})
const named = (...values: string[]) => ({
  matchFields: [{ key: 'metadata.name', operator: 'In', values }],
})
const port = (hostPort: number, more: object = {}) => ({
  containers: [{ name: 'c', image: 'nginx', ports: [{ containerPort: 80, hostPort, ...more }] }],
})
const as = (spec: object): PodOptions => ({ spec: spec as PodOptions['spec'] })

describe('one node', () => {
  const cases: [why: string, node: Parameters<typeof testNode>[1], pod: PodOptions, expected: string][] = [
    ['cordoned', { spec: { unschedulable: true } }, {}, 'node(s) were unschedulable'],
    [
      'cordoned, tolerated',
      { spec: { unschedulable: true } },
      as({ tolerations: [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }] }),
      'ok',
    ],
    ['soft taint', { spec: { taints: [{ key: 'a', effect: 'PreferNoSchedule' }] } }, {}, 'ok'],
    ['NoExecute', { spec: { taints: [{ key: 'a', effect: 'NoExecute' }] } }, {}, TAINTED],
    [
      'another effect tolerated',
      { spec: { taints: [{ key: 'a', effect: 'NoExecute' }] } },
      as({ tolerations: [{ key: 'a', effect: 'NoSchedule', operator: 'Exists' }] }),
      TAINTED,
    ],
    ['selector', {}, as({ nodeSelector: { disk: 'ssd' } }), AFFINITY],
    ['another name', {}, as({ nodeName: 'b' }), "node(s) didn't match the requested node name"],
    ['exactly full', {}, { requests: { cpu: '4', memory: '8Gi' } }, 'ok'],
    ['a little more', {}, { requests: { cpu: '4001m' } }, 'Insufficient cpu'],
    [
      'in order',
      {},
      { requests: { memory: '9Gi', 'b/x': '1', 'a/x': '1', cpu: '5', 'ephemeral-storage': '1' } },
      'Insufficient cpu, Insufficient memory, Insufficient ephemeral-storage, Insufficient a/x, Insufficient b/x',
    ],
    ['no room for a pod', { allocatable: { pods: '0' } }, {}, 'Too many pods'],
  ]
  it.each(cases)('%s', (_why, node, pod, expected) => {
    expect(filterAll(testPod('p', pod), testWorld([testNode('a', node)]))).toEqual({ a: expected })
  })

  it('leaves out resources that the configuration ignores', () => {
    const world = testWorld([testNode('a')])
    const pod = testPod('p', { requests: { 'gpu.io/a': '1', 'other/b': '1' } })
    const args = { NodeResourcesFit: { ignoredResourceGroups: ['gpu.io'] } }
    expect(filterAll(pod, world, args)).toEqual({ a: 'Insufficient other/b' })
  })
})

describe('host ports', () => {
  const cases: [taken: object, wanted: object, expected: string][] = [
    [port(80), port(80), PORTS],
    [port(80), port(81), 'ok'],
    [port(80), port(80, { protocol: 'UDP' }), 'ok'],
    [port(80, { hostIP: '127.0.0.1' }), port(80, { hostIP: '10.0.0.1' }), 'ok'],
    [port(80, { hostIP: '127.0.0.1' }), port(80), PORTS],
  ]
  it.each(cases)('%o then %o: %s', (taken, wanted, expected) => {
    const world = testWorld([testNode('a')], [testPod('taken', { on: 'a', ...as(taken) })])
    expect(filterAll(testPod('p', as(wanted)), world)).toEqual({ a: expected })
  })
})

describe('node affinity', () => {
  const world = () => testWorld([testNode('a', zone('x')), testNode('b', zone('y'))])
  const inZone = (...values: string[]) => ({ matchExpressions: [{ key: 'zone', operator: 'In', values }] })
  const cases: [terms: object[], a: string, b: string][] = [
    [[inZone('x')], 'ok', AFFINITY],
    [[inZone('z'), inZone('y')], AFFINITY, 'ok'],
    [[{ ...inZone('x'), ...named('b') }], AFFINITY, AFFINITY],
    [[{}], AFFINITY, AFFINITY],
  ]
  it.each(cases)('%o', (terms, a, b) => {
    expect(filterAll(testPod('p', as(onNodes(...terms))), world())).toEqual({ a, b })
  })

  it('knows terms that cannot hold together', () => {
    const [{ matchFields: a = [] }, { matchFields: b = [] }] = [named('a'), named('b')]
    const pod = testPod('p', as(onNodes({ matchFields: [...a, ...b] })))
    expect(filterAll(pod, world())).toBe('pod affinity terms conflict')
  })

  it('asks for what the configuration adds', () => {
    const required = { nodeSelectorTerms: [inZone('y')] }
    const addedAffinity = { requiredDuringSchedulingIgnoredDuringExecution: required }
    expect(filterAll(testPod('p'), world(), { NodeAffinity: { addedAffinity } })).toEqual({
      a: "node(s) didn't match scheduler-enforced node affinity",
      b: 'ok',
    })
  })
})

describe('topology spread', () => {
  const constraint = (more: object = {}) => ({
    maxSkew: 1,
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { app: 'web' } },
    ...more,
  })
  const labels = { app: 'web', v: '2' }
  const nodes = () => [
    testNode('a', zone('x')),
    testNode('b', zone('x')),
    testNode('c', zone('y')),
    testNode('d'),
  ]
  const pods = () => [
    testPod('1', { on: 'a', labels }),
    testPod('2', { on: 'b', labels: { app: 'web', v: '1' } }),
    testPod('other', { on: 'a', labels, namespace: 'other' }),
  ]
  const missing = `${SPREAD} (missing required label)`
  const cases: [what: string, more: object, a: string, c: string][] = [
    ['two here, none there', {}, SPREAD, 'ok'],
    ['a skew of three', { maxSkew: 3 }, 'ok', 'ok'],
    ['of this version alone: one here', { matchLabelKeys: ['v'] }, SPREAD, 'ok'],
    ['nothing selected', { labelSelector: undefined }, 'ok', 'ok'],
  ]
  it.each(cases)('%s', (_what, more, a, c) => {
    const spec = { topologySpreadConstraints: [constraint(more)] }
    const result = filterAll(testPod('p', { ...as(spec), labels }), testWorld(nodes(), pods()))
    expect(result).toEqual({ a, b: a, c, d: missing })
  })

  it('counts a domain that is wanted and missing as empty', () => {
    const [a, , c] = nodes()
    const world = testWorld([a, c] as never, [...pods().slice(0, 1), testPod('3', { on: 'c', labels })])
    const asked = (more: object) =>
      testPod('p', { ...as({ topologySpreadConstraints: [constraint(more)] }), labels })
    expect(filterAll(asked({}), world)).toEqual({ a: 'ok', c: 'ok' })
    expect(filterAll(asked({ minDomains: 3 }), world)).toEqual({ a: SPREAD, c: SPREAD })
  })

  it('counts empty domains of nodes that the pod cannot use, if it is told so', () => {
    const [a, , c] = nodes()
    const world = () => testWorld([a, c] as never, pods().slice(0, 1))
    const asked = (policy: string) =>
      testPod('p', {
        ...as({
          nodeSelector: { zone: 'x' },
          topologySpreadConstraints: [constraint({ nodeAffinityPolicy: policy })],
        }),
        labels,
      })
    expect(filterAll(asked('Honor'), world())).toEqual({ a: 'ok', c: AFFINITY })
    expect(filterAll(asked('Ignore'), world())).toEqual({ a: SPREAD, c: AFFINITY })
  })
})

describe('affinity between pods', () => {
  const nodes = () => [
    testNode('a', zone('x')),
    testNode('b', zone('x')),
    testNode('c', zone('y')),
    testNode('d'),
  ]
  const db = (more: PodOptions = {}) => testPod('db', { on: 'a', labels: { app: 'db' }, ...more })
  const everywhere = (a: string, c: string, d: string) => ({ a, b: a, c, d })
  const cases: [what: string, pod: PodOptions, there: PodOptions, expected: object][] = [
    ['near, over the zone', as(near(term('db'))), {}, everywhere('ok', NEAR, NEAR)],
    ['near nobody', as(near(term('web'))), {}, everywhere(NEAR, NEAR, NEAR)],
    [
      'near its own kind, as the first',
      { ...as(near(term('web'))), labels: { app: 'web' } },
      {},
      everywhere('ok', 'ok', NEAR),
    ],
    ['apart', as(apart(term('db'))), {}, everywhere(APART, 'ok', 'ok')],
    [
      'refused by who is there',
      { labels: { app: 'web' } },
      as(apart(term('web'))),
      everywhere(REFUSED, 'ok', 'ok'),
    ],
    ['another namespace', as(near(term('db'))), { namespace: 'other' }, everywhere(NEAR, NEAR, NEAR)],
    [
      'named namespaces',
      as(near(term('db', { namespaces: ['other'] }))),
      { namespace: 'other' },
      everywhere('ok', NEAR, NEAR),
    ],
    [
      'all namespaces',
      as(near(term('db', { namespaceSelector: {} }))),
      { namespace: 'other' },
      everywhere('ok', NEAR, NEAR),
    ],
    [
      'a mismatch of labels',
      { ...as(apart(term('db', { mismatchLabelKeys: ['team'] }))), labels: { team: 'a' } },
      { labels: { app: 'db', team: 'a' } },
      everywhere('ok', 'ok', 'ok'),
    ],
  ]
  it.each(cases)('%s', (_what, pod, there, expected) => {
    expect(filterAll(testPod('p', pod), testWorld(nodes(), [db(there)]))).toEqual(expected)
  })
})

it('keeps a place for pods that have made room for themselves', () => {
  const guest = testPod('guest', {
    requests: { cpu: '3' },
    spec: { priority: 10 } as PodOptions['spec'],
    status: { nominatedNodeName: 'a' },
  })
  const world = () => testWorld([testNode('a')], [guest])
  const pod = (priority: number) =>
    testPod('p', { requests: { cpu: '2' }, spec: { priority } as PodOptions['spec'] })
  expect(filterAll(pod(10), world())).toEqual({ a: 'Insufficient cpu' })
  expect(filterAll(pod(11), world())).toEqual({ a: 'ok' })
})
