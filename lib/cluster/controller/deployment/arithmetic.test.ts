import { describe, expect, it } from 'vitest'
import type { Deployment, ReplicaSet } from '@/lib/cluster/apimachinery/object'
import {
  maxUnavailable,
  newReplicaSetSize,
  proportion,
  resolveFenceposts,
} from '@/lib/cluster/controller/deployment/arithmetic'

const deploymentOf = (replicas: number, maxSurge: string | number, unavailable: string | number) =>
  ({
    spec: { replicas, strategy: { rollingUpdate: { maxSurge, maxUnavailable: unavailable } } },
  }) as Deployment

const setsOf = (...sizes: number[]) => sizes.map((replicas) => ({ spec: { replicas } }) as ReplicaSet)

describe('rolling update arithmetic', () => {
  it.each([
    ['25%', '25%', 10, { surge: 3, unavailable: 2 }],
    ['25%', '25%', 3, { surge: 1, unavailable: 0 }],
    ['25%', '25%', 1, { surge: 1, unavailable: 0 }],
    ['0%', '10%', 3, { surge: 0, unavailable: 1 }],
    [0, 0, 4, { surge: 0, unavailable: 1 }],
    [2, 1, 4, { surge: 2, unavailable: 1 }],
    ['100%', '100%', 7, { surge: 7, unavailable: 7 }],
  ])('surge %s and unavailable %s of %d', (surge, unavailable, replicas, expected) => {
    expect(resolveFenceposts(surge, unavailable, replicas)).toEqual(expected)
  })

  it.each([
    [10, 5, 0],
    [3, 5, 3],
    [0, 5, 0],
  ])('maxUnavailable never exceeds %d replicas', (replicas, unavailable) => {
    expect(maxUnavailable(deploymentOf(replicas, 1, unavailable))).toBe(Math.min(replicas, unavailable))
  })

  it.each([
    [10, [10, 0], 0, 3],
    [10, [8, 3], 3, 5],
    [10, [8, 5], 5, 5],
    [4, [0, 4], 4, 4],
  ])('of %d with sizes %j the new ReplicaSet grows from %d to %d', (replicas, sizes, from, to) => {
    expect(newReplicaSetSize(deploymentOf(replicas, '25%', '25%'), setsOf(...sizes), from)).toBe(to)
  })

  it('shares a scaling in the midst of a rollout by size', () => {
    const d = deploymentOf(30, 0, 0)
    expect(proportion(d, { replicas: 5, maxReplicas: 10 }, 20, 0)).toBe(10)
    expect(proportion(d, { replicas: 5, maxReplicas: 10 }, 20, 15)).toBe(5)
    expect(proportion(d, { replicas: 0, maxReplicas: 10 }, 20, 0)).toBe(0)
  })
})
