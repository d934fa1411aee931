/** Whatever order the events of one instant fire in, the state at rest is the same where Kubernetes promises so. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Component } from '@/lib/cluster/client/component'
import type { Cluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { isCaught } from './faults'
import { kubectl } from './kubectl'
import { inOtherOrder, outcomeOf } from './order'
import { type Step, startOfWalk, take, walk } from './walk'

const SEED = 20_261_127
const LONG = 20 * 60_000

/** Where a bare pod came to be decides whether a taint ends it; labels choose among like pods. */
const isDecided = (step: Step) => !('line' in step && /^(run|label) /.test(step.line))

/** Enough room: who comes first to a full node is not promised. */
const base = startOfWalk(7, '16')

function outcome(cluster: Cluster, log: readonly Step[], pause: number): unknown {
  for (const step of log) {
    take(cluster, step)
    cluster.advance(pause)
  }
  cluster.advance(LONG)
  cluster.settle()
  return outcomeOf(cluster)
}

const search = (numRuns: number, endOnFailure = false) =>
  fc.check(
    fc.property(walk(20, 0), fc.nat(), fc.constantFrom(0, 5_000, 120_000), (all, order, pause) => {
      const log = all.filter(isDecided)
      const [one, other] = [base.fork(), inOtherOrder(base, order)]
      expect(outcome(other, log, pause)).toEqual(outcome(one, log, pause))
    }),
    { seed: SEED, numRuns, endOnFailure },
  )

describe('another order of what happens at one instant', () => {
  it('really is another', () => {
    const names = (cluster: Cluster) => {
      kubectl(cluster, 'rollout restart deployment'.split(' '))
      cluster.settle()
      return kubectl(cluster, 'get pods -o name'.split(' ')).stdout
    }
    expect(names(inOtherOrder(base, 1))).not.toBe(names(base.fork()))
    expect(names(inOtherOrder(base, 1))).toBe(names(inOtherOrder(base, 1)))
  })

  it('ends alike', { timeout: 120_000 }, () => {
    const { failed, counterexample, errorInstance } = search(12)
    if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
  })

  it('shows a controller that looks only once at what it has to do', { timeout: 60_000 }, () => {
    const component = controllers.find(({ name }) => name === 'endpointslice') as Component
    const { reconcile } = component
    const seen = new Map<string, number>()
    component.reconcile = (key, ctx) => {
      const id = `${key} ${ctx.now()}`
      if (seen.get(id) === ctx.now()) return
      seen.set(id, ctx.now())
      reconcile(key, ctx)
    }
    try {
      expect(isCaught(search(15, true))).toBe(true)
    } finally {
      component.reconcile = reconcile
    }
  })
})
