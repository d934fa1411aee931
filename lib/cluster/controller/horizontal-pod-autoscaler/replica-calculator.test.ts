import { describe, expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  averageReplicas,
  groupPods,
  type Measured,
  type Proposal,
  requestsOf,
  sharedReplicas,
  utilizationReplicas,
  valueReplicas,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/replica-calculator'

const NOW = 1_800_000_000_000
const minutes = (n: number) => n * 60_000

interface Given {
  request?: string
  phase?: string
  ready?: boolean
  /** ms ago */
  started?: number
  changed?: number
  deleted?: boolean
  level?: string
  sidecar?: string
}

/** A pod that has been ready for an hour, unless said otherwise. */
function pod(name: string, given: Given = {}): Pod {
  const { request, phase = 'Running', ready = true, started = minutes(60), changed = started } = given
  const { deleted, level, sidecar } = given
  const resources = request === undefined ? {} : { requests: { cpu: request } }
  return {
    metadata: { name, ...(deleted ? { deletionTimestamp: formatTime(NOW) } : {}) },
    spec: {
      containers: [{ name: 'c', resources }],
      ...(sidecar === undefined
        ? {}
        : {
            initContainers: [
              { name: 's', restartPolicy: 'Always', resources: { requests: { cpu: sidecar } } },
              { name: 'i' },
            ],
          }),
      ...(level === undefined ? {} : { resources: { requests: { cpu: level } } }),
    },
    status: {
      phase,
      startTime: formatTime(NOW - started),
      conditions: [
        { type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: formatTime(NOW - changed) },
      ],
    },
  } as unknown as Pod
}

/** @param values in thousandths; undefined: no figures */
function measured(
  pods: Given[],
  values: (number | undefined)[],
  { current = pods.length, up = 0.1, down = 0.1 } = {},
): Measured & { resource: string } {
  const named = pods.map((given, index) => pod(`p${index}`, { request: '1', ...given }))
  const metrics = values.flatMap((value, index) =>
    value === undefined ? [] : [[`p${index}`, { value, timestamp: NOW, window: 15_000 }] as const],
  )
  return {
    pods: named,
    metrics: new Map(metrics),
    resource: 'cpu',
    current,
    tolerances: { up, down },
    now: NOW,
  }
}

const three: Given[] = [{}, {}, {}]

describe('by the share of what is requested', () => {
  it.each<[string, Measured & { resource: string }, number, Partial<Proposal>]>([
    ['up', measured(three, [300, 500, 700]), 30, { replicas: 5, utilization: 50, usage: 500 }],
    ['down', measured(three, [100, 100, 100]), 30, { replicas: 1, utilization: 10 }],
    ['within a tenth above', measured(three, [540, 540, 540]), 50, { replicas: 3, utilization: 54 }],
    ['at the edge', measured(three, [550, 550, 550]), 50, { replicas: 3 }],
    ['past the edge', measured(three, [560, 560, 560]), 50, { replicas: 4 }],
    ['its own tolerance', measured(three, [540, 540, 540], { up: 0.01 }), 50, { replicas: 4 }],
    ['only upwards', measured(three, [460, 460, 460], { up: 0.01 }), 50, { replicas: 3 }],
    ['downwards', measured(three, [460, 460, 460], { down: 0 }), 50, { replicas: 3 }],
    ['idle', measured(three, [0, 0, 0]), 50, { replicas: 0, utilization: 0 }],
    [
      'a pod without figures on the way up uses nothing',
      measured(three, [900, 900, undefined]),
      50,
      { replicas: 4 },
    ],
    ['on the way down it uses all', measured(three, [200, 200, undefined]), 50, { replicas: 3 }],
    ['and so keeps the size', measured([{}, {}], [100, undefined]), 60, { replicas: 2 }],
    ['a target above 100 %', measured(three, [1000, 1000, undefined]), 150, { replicas: 3 }],
    [
      'a pending pod counts as idle on the way up',
      measured([{}, {}, { phase: 'Pending' }], [900, 900]),
      50,
      { replicas: 4 },
    ],
    [
      'and not at all on the way down',
      measured([{}, {}, { phase: 'Pending' }], [100, 100]),
      50,
      { replicas: 1 },
    ],
    [
      'one that is deleted does not count',
      measured([{}, {}, { deleted: true }], [900, 900, 900]),
      50,
      { replicas: 4 },
    ],
    ['nor one that failed', measured([{}, {}, { phase: 'Failed' }], [900, 900, 900]), 50, { replicas: 4 }],
    [
      'unready pods would turn it',
      measured([{}, { ready: false, started: minutes(1) }], [800, 800]),
      50,
      { replicas: 2 },
    ],
    [
      'different requests',
      measured([{ request: '2' }, { request: '500m' }], [500, 500]),
      50,
      { replicas: 2, utilization: 40 },
    ],
    [
      'of the pod',
      measured([{ level: '2' }, { level: '2' }], [1000, 1000]),
      25,
      { replicas: 4, utilization: 50 },
    ],
    ['with a sidecar', measured([{ sidecar: '1' }], [1000]), 50, { replicas: 1, utilization: 50 }],
  ])('%s', (_, given, target, expected) => {
    expect(utilizationReplicas(given, target)).toMatchObject(expected)
  })

  it.each<[string, Measured & { resource: string }, string]>([
    ['no pods', measured([], []), 'no pods returned by selector while calculating replica count'],
    [
      'none is ready',
      measured([{ ready: false, started: 1000 }], [100]),
      'did not receive metrics for targeted pods (pods might be unready)',
    ],
    [
      'nobody knows anything',
      measured(three, []),
      'did not receive metrics for targeted pods (pods might be unready)',
    ],
    [
      'figures of others',
      { ...measured([{}], [100]), metrics: new Map([['other', { value: 1, timestamp: NOW, window: 1 }]]) },
      'no metrics returned matched known pods',
    ],
  ])('fails: %s', (_, given, message) => {
    expect(() => utilizationReplicas(given, 50)).toThrow(message)
  })
})

it('needs the requests of every container that counts', () => {
  const bare = pod('bare')
  expect(() => requestsOf([bare], 'cpu')).toThrow('missing request for cpu in container c of Pod bare')
  expect(requestsOf([bare], 'cpu', 'other').get('bare')).toBe(0)
  expect(requestsOf([pod('p', { request: '250m' })], 'cpu', 'c').get('p')).toBe(250)
})

describe('whether the use of CPU counts', () => {
  const timestamp = NOW - 5000
  it.each<[string, Given, boolean]>([
    ['ready for long', {}, true],
    ['ready now, but its figures are of before', { started: minutes(1), changed: 10_000 }, false],
    ['ready a window before its figures', { started: minutes(1), changed: 20_000 }, true],
    ['not ready in its first five minutes', { started: minutes(2), ready: false }, false],
    ['later, never ready', { started: minutes(6), changed: minutes(6), ready: false }, false],
    ['later, no longer ready', { started: minutes(6), changed: minutes(1), ready: false }, true],
  ])('%s', (_, given, counts) => {
    const pods = [pod('p', given)]
    const metrics = new Map([['p', { value: 1, timestamp, window: 15_000 }]])
    expect(groupPods({ pods, metrics, resource: 'cpu', now: NOW }).ready).toBe(counts ? 1 : 0)
    expect(groupPods({ pods, metrics, resource: 'memory', now: NOW }).ready).toBe(1)
  })
})

describe('by an average', () => {
  it.each<[string, Measured, number, number]>([
    ['up', measured(three, [20_000, 10_000, 30_000]), 15_000, 4],
    ['down', measured(three, [5000, 5000, 5000]), 15_000, 1],
    ['near enough', measured(three, [16_000, 16_000, 16_000]), 15_000, 3],
    ['one is not known, on the way up', measured(three, [40_000, 40_000, undefined]), 15_000, 6],
    ['on the way down it is taken to be on target', measured(three, [5000, 5000, undefined]), 15_000, 2],
    ['averages are cut off', measured(three, [1, 1, 2]), 1, 3],
  ])('%s', (_, given, target, replicas) => {
    expect(averageReplicas(given, target).replicas).toBe(replicas)
  })
})

it.each<[string, Given[], number, number, number]>([
  ['up', three, 3, 80_000, 5],
  ['within tolerance', three, 3, 54_000, 3],
  ['only ready pods count', [{}, {}, { ready: false }], 3, 100_000, 4],
  ['from nothing', [], 0, 120_000, 3],
])('by one value: %s', (_, given, current, usage, replicas) => {
  const { pods, tolerances } = measured(given, [])
  expect(valueReplicas({ pods, current, tolerances }, usage, 50_000).replicas).toBe(replicas)
})

it('fails without pods that a value could be about', () => {
  const { tolerances } = measured([], [])
  expect(() => valueReplicas({ pods: [], current: 1, tolerances }, 100, 10)).toThrow(
    'unable to calculate ready pods: no pods returned by selector',
  )
})

it.each([
  [1, 95_000, 30_000, 4, 95_000],
  [3, 95_000, 30_000, 3, 31_667],
  [4, 95_000, 30_000, 4, 23_750],
  [4, 0, 30_000, 0, 0],
])('shared among %i: %i of %i', (replicas, usage, target, expected, average) => {
  expect(sharedReplicas(replicas, usage, target, { up: 0.1, down: 0.1 })).toEqual({
    replicas: expected,
    usage: average,
  })
})
