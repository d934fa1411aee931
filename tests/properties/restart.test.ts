/** What components remember is no more than what they can learn anew. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import type { Cluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { isCaught } from './faults'
import { items } from './invariants/facts'
import { isSettled, restart } from './invariants/quiet'
import { type Step, startOfWalk, take, walk } from './walk'

const SEED = 20_261_128
const LONG = 20 * 60_000
const KEPT = [
  '/api/v1/pods',
  '/api/v1/nodes',
  '/api/v1/endpoints',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/replicasets',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/apis/batch/v1/jobs',
  '/apis/policy/v1/poddisruptionbudgets',
]

const base = startOfWalk(8)

/** Everything but the numbers of revisions: events take some, too. */
const whole = (cluster: Cluster) =>
  KEPT.flatMap((path) =>
    items(cluster.request.bind(cluster), path).map((object: KubeObject) => ({
      ...object,
      metadata: { ...object.metadata, resourceVersion: '' },
    })),
  )

const search = (numRuns: number, endOnFailure = false) =>
  fc.check(
    fc.property(walk(10, 0), walk(8, 0), (before, after) => {
      const cluster = base.fork()
      const go = (one: Cluster, log: readonly Step[]) => {
        for (const step of log) take(one, step)
        one.settle()
      }
      go(cluster, before)
      cluster.advance(LONG)
      if (!isSettled(cluster)) return
      const anew = cluster.fork()
      restart(anew, /^kube-(controller-manager|scheduler)$/)
      go(cluster, after)
      go(anew, after)
      expect(whole(anew)).toEqual(whole(cluster))
    }),
    { seed: SEED, numRuns, endOnFailure },
  )

describe('components that have been restarted at rest', () => {
  it('go on as those that have not', { timeout: 120_000 }, () => {
    const { failed, counterexample, errorInstance } = search(12)
    if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
  })

  it('show what one of them has kept for itself', { timeout: 60_000 }, () => {
    const component = controllers.find(({ name }) => name === 'deployment') as Component
    const { reconcile, start } = component
    component.start = (ctx) => {
      Object.assign(ctx.state as object, { done: 0 })
      start?.(ctx)
    }
    component.reconcile = (key, ctx) => {
      const state = ctx.state as { done?: number }
      state.done = (state.done ?? 0) + 1
      // Who has done much gets slow.
      if (state.done > 8 && state.done % 2 === 0) ctx.requeueAfter(key, 50)
      else reconcile(key, ctx)
    }
    try {
      expect(isCaught(search(15, true))).toBe(true)
    } finally {
      component.reconcile = reconcile
      if (start) component.start = start
      else delete component.start
    }
  })
})
