import type { IHorizontalPodAutoscalerBehavior } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerBehavior'
import type { IHPAScalingRules } from 'kubernetes-models/autoscaling/v2/HPAScalingRules'
import { describe, expect, it } from 'vitest'
import {
  type Memory,
  newMemory,
  normalize,
  normalizeWithBehavior,
  rememberScaling,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/normalize'

const NOW = 1_800_000_000_000
const bounds = (current: number, minimum = 1, maximum = 100) => ({ current, minimum, maximum })

/** What was recommended so many seconds ago. */
const past = (...given: [seconds: number, replicas: number][]): Memory => ({
  recommendations: given.map(([seconds, replicas]) => ({ replicas, at: NOW - seconds * 1000 })),
  up: [],
  down: [],
})

describe('without behaviour', () => {
  it.each<[string, Memory, number, ReturnType<typeof bounds>, number, string, string, string]>([
    ['stays', past(), 3, bounds(3), 3, 'ReadyForNewScale', 'False', 'DesiredWithinRange'],
    ['twice as many at most', past(), 9, bounds(3), 6, 'ReadyForNewScale', 'True', 'ScaleUpLimit'],
    ['four from one', past(), 9, bounds(1), 4, 'ReadyForNewScale', 'True', 'ScaleUpLimit'],
    ['the maximum', past(), 9, bounds(3, 1, 5), 5, 'ReadyForNewScale', 'True', 'TooManyReplicas'],
    ['the minimum', past(), 0, bounds(2), 1, 'ReadyForNewScale', 'True', 'TooFewReplicas'],
    [
      'the highest of five minutes',
      past([200, 7], [20, 2]),
      1,
      bounds(7),
      7,
      'ScaleDownStabilized',
      'False',
      'DesiredWithinRange',
    ],
    [
      'what is older counts no more',
      past([301, 7], [20, 2]),
      1,
      bounds(7),
      2,
      'ScaleDownStabilized',
      'False',
      'DesiredWithinRange',
    ],
    [
      'it does so to the moment',
      past([300, 7]),
      1,
      bounds(7),
      7,
      'ScaleDownStabilized',
      'False',
      'DesiredWithinRange',
    ],
  ])('%s', (_, memory, desired, given, replicas, able, status, limited) => {
    const found = normalize(memory, desired, given, NOW)
    expect([found.replicas, found.able.reason, found.limited.status, found.limited.reason]).toEqual([
      replicas,
      able,
      status,
      limited,
    ])
  })

  it('keeps its memory small', () => {
    const memory = newMemory(1, NOW)
    for (let i = 1; i <= 100; i++) normalize(memory, i, bounds(1), NOW + i * 15_000)
    expect(memory.recommendations.length).toBeLessThanOrEqual(22)
  })
})

const rules = (more: Partial<IHPAScalingRules> = {}): IHPAScalingRules => ({
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
  ...more,
})
const pods = (value: number, periodSeconds = 60) => ({ type: 'Pods', value, periodSeconds })
const percent = (value: number, periodSeconds = 60) => ({ type: 'Percent', value, periodSeconds })

interface Past {
  memory?: Memory
  up?: [seconds: number, change: number][]
  down?: [seconds: number, change: number][]
}

const timed = (given: [number, number][] = []) =>
  given.map(([seconds, change]) => ({ change, at: NOW - seconds * 1000 }))

describe('with behaviour', () => {
  it.each<
    [
      string,
      IHorizontalPodAutoscalerBehavior,
      Past,
      number,
      ReturnType<typeof bounds>,
      number,
      string,
      string,
    ]
  >([
    [
      'one policy',
      { scaleUp: rules({ policies: [pods(4)] }) },
      {},
      20,
      bounds(3),
      7,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'the larger',
      { scaleUp: rules({ policies: [pods(4), percent(200)] }) },
      {},
      20,
      bounds(3),
      9,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'the smaller',
      { scaleUp: rules({ selectPolicy: 'Min', policies: [pods(4), percent(200)] }) },
      {},
      20,
      bounds(3),
      7,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'none',
      { scaleUp: rules({ selectPolicy: 'Disabled' }) },
      {},
      20,
      bounds(3),
      3,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'shares are rounded up',
      { scaleUp: rules({ policies: [percent(10)] }) },
      {},
      20,
      bounds(3),
      4,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'what was added in the period counts',
      { scaleUp: rules({ policies: [pods(4)] }) },
      { up: [[30, 3]] },
      20,
      bounds(6),
      7,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'before it does not',
      { scaleUp: rules({ policies: [pods(4)] }) },
      { up: [[60, 3]] },
      20,
      bounds(6),
      10,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'more than all that is left',
      { scaleUp: rules({ policies: [pods(4)] }) },
      { up: [[30, 6]] },
      20,
      bounds(9),
      9,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'what was taken away as well',
      { scaleUp: rules({ policies: [pods(4)] }) },
      { down: [[30, 2]] },
      20,
      bounds(4),
      10,
      'ReadyForNewScale',
      'ScaleUpLimit',
    ],
    [
      'the maximum',
      { scaleUp: rules() },
      {},
      20,
      bounds(9, 1, 12),
      12,
      'ReadyForNewScale',
      'TooManyReplicas',
    ],
    [
      'a window upwards: the lowest in it',
      { scaleUp: rules({ stabilizationWindowSeconds: 60 }) },
      { memory: past([50, 4], [20, 6]) },
      9,
      bounds(3),
      4,
      'ScaleUpStabilized',
      'DesiredWithinRange',
    ],
    [
      'its edge is outside',
      { scaleUp: rules({ stabilizationWindowSeconds: 60 }) },
      { memory: past([60, 4], [20, 6]) },
      9,
      bounds(5),
      6,
      'ScaleUpStabilized',
      'DesiredWithinRange',
    ],
    [
      'down by a policy',
      { scaleDown: rules({ stabilizationWindowSeconds: 0, policies: [pods(2)] }) },
      {},
      1,
      bounds(9),
      7,
      'ReadyForNewScale',
      'ScaleDownLimit',
    ],
    [
      'down by the larger change',
      { scaleDown: rules({ stabilizationWindowSeconds: 0, policies: [pods(2), percent(50)] }) },
      {},
      1,
      bounds(9),
      4,
      'ReadyForNewScale',
      'ScaleDownLimit',
    ],
    [
      'by the smaller',
      {
        scaleDown: rules({
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Min',
          policies: [pods(2), percent(50)],
        }),
      },
      {},
      1,
      bounds(9),
      7,
      'ReadyForNewScale',
      'ScaleDownLimit',
    ],
    [
      'not at all',
      { scaleDown: rules({ stabilizationWindowSeconds: 0, selectPolicy: 'Disabled' }) },
      {},
      1,
      bounds(9),
      9,
      'ReadyForNewScale',
      'ScaleDownLimit',
    ],
    [
      'the minimum',
      { scaleDown: rules({ stabilizationWindowSeconds: 0 }) },
      {},
      0,
      bounds(9, 2),
      2,
      'ReadyForNewScale',
      'TooFewReplicas',
    ],
    [
      'five minutes when it is not said',
      { scaleDown: rules() },
      { memory: past([290, 6]) },
      1,
      bounds(9),
      6,
      'ScaleDownStabilized',
      'DesiredWithinRange',
    ],
  ])('%s', (_, behavior, { memory = past(), up, down }, desired, given, replicas, able, limited) => {
    const known = { ...memory, up: timed(up), down: timed(down) }
    const found = normalizeWithBehavior(
      known,
      { scaleUp: rules({ stabilizationWindowSeconds: 0 }), ...behavior },
      desired,
      given,
      NOW,
    )
    expect([found.replicas, found.able.reason, found.limited.reason]).toEqual([replicas, able, limited])
    expect(found.limited.status).toBe(limited === 'DesiredWithinRange' ? 'False' : 'True')
  })
})

it('remembers what was done only as long as a policy asks for it', () => {
  const behavior = { scaleUp: rules({ policies: [pods(1, 60)] }), scaleDown: rules() }
  const memory = newMemory(1, NOW)
  rememberScaling(memory, undefined, 1, 2, NOW)
  expect(memory.up).toEqual([])
  rememberScaling(memory, behavior, 1, 3, NOW)
  rememberScaling(memory, behavior, 3, 4, NOW + 61_000)
  rememberScaling(memory, behavior, 4, 1, NOW + 62_000)
  expect(memory.up).toEqual([{ change: 1, at: NOW + 61_000 }])
  expect(memory.down).toEqual([{ change: 3, at: NOW + 62_000 }])
})
