import { beforeAll, describe, expect, it } from 'vitest'
import { installRest } from '@/lib/cluster/rest'
import { enoughNodes } from '@/lib/cluster/scheduler/schedule-one'
import {
  type PodOptions,
  scoresOf,
  testNode,
  testPod,
  testWorld,
} from '@/lib/cluster/scheduler/scheduler-fixture'

beforeAll(installRest)

const as = (spec: object): PodOptions => ({ spec: spec as PodOptions['spec'] })
const FIT = 'NodeResourcesFit'

describe('resources', () => {
  // a: half of the cpu and a quarter of the memory are taken; b: nothing.
  const world = () =>
    testWorld(
      [testNode('a'), testNode('b', { allocatable: { cpu: '8', memory: '8Gi' } })],
      [testPod('there', { on: 'a', requests: { cpu: '2', memory: '2Gi' } })],
    )
  const pod = testPod('p', { requests: { cpu: '1', memory: '2Gi' } })

  const cases: [strategy: object | undefined, raw: [number, number]][] = [
    // a: cpu 25, memory 50; b: cpu 87, memory 75.
    [undefined, [37, 81]],
    [{ type: 'MostAllocated' }, [62, 18]],
    [
      {
        type: 'LeastAllocated',
        resources: [
          { name: 'cpu', weight: 3 },
          { name: 'memory', weight: 1 },
        ],
      },
      [31, 84],
    ],
    [
      {
        type: 'RequestedToCapacityRatio',
        resources: [{ name: 'cpu', weight: 1 }],
        requestedToCapacityRatio: {
          shape: [
            { utilization: 0, score: 0 },
            { utilization: 100, score: 10 },
          ],
        },
      },
      [75, 12],
    ],
  ]
  it.each(cases)('%o', (scoringStrategy, raw) => {
    expect(scoresOf(FIT, pod, world(), { [FIT]: { scoringStrategy } })?.raw).toEqual(raw)
  })

  it('takes a container without requests for 100m and 200Mi', () => {
    const small = testWorld([testNode('a', { allocatable: { cpu: '1', memory: '1000Mi' } })])
    expect(scoresOf(FIT, testPod('p'), small)?.raw).toEqual([85])
  })

  it('likes cpu and memory used alike, and says nothing of pods that ask for neither', () => {
    const name = 'NodeResourcesBalancedAllocation'
    // a: 3/4 and 1/2; b: 1/8 and 1/4.
    expect(scoresOf(name, pod, world())?.raw).toEqual([87, 93])
    expect(scoresOf(name, testPod('p'), world())).toBeUndefined()
  })
})

it('counts soft taints that are not tolerated', () => {
  const taint = (key: string) => ({ key, effect: 'PreferNoSchedule' as const })
  const world = testWorld([
    testNode('a'),
    testNode('b', { spec: { taints: [taint('x')] } }),
    testNode('c', { spec: { taints: [taint('x'), taint('y')] } }),
  ])
  expect(scoresOf('TaintToleration', testPod('p'), world)).toEqual({
    raw: [0, 1, 2],
    normalized: [100, 50, 0],
  })
  const pod = testPod('p', as({ tolerations: [{ key: 'x', operator: 'Exists' }] }))
  expect(scoresOf('TaintToleration', pod, world)?.normalized).toEqual([100, 100, 0])
})

it('adds the weights of preferred node affinity', () => {
  const world = testWorld([
    testNode('a', { labels: { d: 'ssd', z: '1' } }),
    testNode('b', { labels: { z: '1' } }),
    testNode('c'),
  ])
  const prefer = (weight: number, key: string) => ({
    weight,
    preference: { matchExpressions: [{ key, operator: 'Exists' }] },
  })
  const pod = testPod(
    'p',
    as({
      affinity: {
        nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [prefer(60, 'd'), prefer(20, 'z')] },
      },
    }),
  )
  expect(scoresOf('NodeAffinity', pod, world)).toEqual({ raw: [80, 20, 0], normalized: [100, 25, 0] })
  expect(scoresOf('NodeAffinity', testPod('p'), world)).toBeUndefined()
})

it('weighs images that are there by how many nodes have them', () => {
  const images = [{ names: ['nginx:1.27'], sizeBytes: 600 * 1024 * 1024 }]
  const world = testWorld([testNode('a', { images }), testNode('b')])
  // Half of 600 MB, between 23 and 1000.
  expect(scoresOf('ImageLocality', testPod('p'), world)?.raw).toEqual([28, 0])
})

describe('affinity between pods', () => {
  const nodes = () => [testNode('a', { labels: { zone: 'x' } }), testNode('b', { labels: { zone: 'y' } })]
  const term = (app: string) => ({ topologyKey: 'zone', labelSelector: { matchLabels: { app } } })
  const preferred = (kind: string, app: string, weight: number) =>
    as({
      affinity: {
        [kind]: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm: term(app) }] },
      },
    })
  const web = { labels: { app: 'web' } }
  const cases: [what: string, pod: PodOptions, there: PodOptions, normalized: number[] | undefined][] = [
    ['drawn to it', preferred('podAffinity', 'db', 10), {}, [100, 0]],
    ['kept from it', preferred('podAntiAffinity', 'db', 10), {}, [0, 100]],
    ['it draws', web, preferred('podAffinity', 'web', 10), [100, 0]],
    ['it keeps away', web, preferred('podAntiAffinity', 'web', 10), [0, 100]],
    [
      'it needs such a one',
      web,
      as({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('web')] } } }),
      [100, 0],
    ],
    ['nothing to say', web, {}, undefined],
  ]
  it.each(cases)('%s', (_what, pod, there, normalized) => {
    const world = testWorld(nodes(), [testPod('db', { on: 'a', labels: { app: 'db' }, ...there })])
    expect(scoresOf('InterPodAffinity', testPod('p', pod), world)?.normalized).toEqual(normalized)
  })

  it('leaves out preferences of others when it is told so', () => {
    const world = testWorld(nodes(), [testPod('db', { on: 'a', ...preferred('podAffinity', 'web', 10) })])
    const args = { InterPodAffinity: { ignorePreferredTermsOfExistingPods: true } }
    expect(scoresOf('InterPodAffinity', testPod('p', web), world, args)).toBeUndefined()
  })
})

describe('topology spread', () => {
  const ZONE = 'topology.kubernetes.io/zone'
  const nodes = () => [
    testNode('a', { labels: { [ZONE]: 'x' } }),
    testNode('b', { labels: { [ZONE]: 'y' } }),
    testNode('c'),
  ]
  const labels = { app: 'web' }
  const there = () => [testPod('1', { on: 'a', labels }), testPod('2', { on: 'a', labels })]
  const services = [{ metadata: { name: 'web', namespace: 'default' }, spec: { selector: labels } }]

  it('spreads what a Service selects over hosts and zones, nodes without a zone too', () => {
    // a: 2 · ln 5 + 2 for its host and 2 · ln 5 + 4 for its zone (x, y and none); b: 2 + 4; c: 2 for its host.
    expect(
      scoresOf('PodTopologySpread', testPod('p', { labels }), testWorld(nodes(), there(), { services })),
    ).toEqual({
      raw: [12, 6, 2],
      normalized: [16, 66, 100],
    })
  })

  it('says nothing of pods that nobody selects', () => {
    expect(
      scoresOf('PodTopologySpread', testPod('p', { labels }), testWorld(nodes(), there())),
    ).toBeUndefined()
  })

  it('leaves out nodes that lack the key of a constraint of its own', () => {
    const topologySpreadConstraints = [
      {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: labels },
      },
    ]
    const pod = testPod('p', { labels, ...as({ topologySpreadConstraints }) })
    // Two zones: 2 · ln 4.
    expect(scoresOf('PodTopologySpread', pod, testWorld(nodes(), there()))).toEqual({
      raw: [3, 0, 0],
      normalized: [0, 100, 0],
    })
  })

  it('takes its defaults from the configuration', () => {
    const defaultConstraints = [{ maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable: 'ScheduleAnyway' }]
    const args = { PodTopologySpread: { defaultingType: 'List', defaultConstraints } }
    const world = testWorld(nodes(), there(), { services })
    expect(scoresOf('PodTopologySpread', testPod('p', { labels }), world, args)?.normalized).toEqual([
      0, 100, 0,
    ])
  })
})

it.each([
  [50, 0, 50],
  [150, 0, 100],
  [1000, 0, 420],
  [5000, 0, 500],
  [1000, 70, 700],
])('of %i nodes that pass, %i %% wanted, %i are enough', (all, percentage, enough) => {
  expect(enoughNodes(all, percentage)).toBe(enough)
})
