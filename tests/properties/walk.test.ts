/** Long walks: whatever a learner does, and whenever, the cluster keeps what Kubernetes promises. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { AT_EACH_WRITE, checkDrained, watchWrites } from './invariants'
import { isLive, isReady } from './invariants/facts'
import { looksUpTheSame, startNoting, withSpies } from './invariants/informers'
import { placesWhatFits } from './invariants/nodes'
import { writesNothing } from './invariants/quiet'
import { attempt } from './on-write'
import { allRun, type Step, startOfWalk, take, walk } from './walk'

const LENGTH = 300
/** Steps between two looks at what comes when nothing more is done. */
const REST_EVERY = 30
/** Longer than the longest back-off of a work queue: 1000 s. */
const LONG = 20 * 60_000

/** A copy in which all components run, and for which nothing is left to do. */
function atRest(cluster: Cluster): Cluster {
  const fork = cluster.fork()
  for (const { name, running } of fork.components()) if (!running) fork.startComponent(name)
  fork.advance(LONG)
  fork.settle()
  return fork
}

function checkAtRest(cluster: Cluster): void {
  const rest = atRest(cluster)
  checkDrained(rest)
  placesWhatFits(rest.request.bind(rest))
  writesNothing(rest.fork())
  looksUpTheSame(rest, rest.request.bind(rest))
}

/** @throws Error that tells the last steps before something was wrong */
function go(seed: number, log: readonly Step[]): void {
  const cluster = startOfWalk(seed)
  startNoting(cluster)
  const verdict = watchWrites(cluster, Object.values(AT_EACH_WRITE))
  for (const [at, step] of log.entries()) {
    try {
      attempt(() => take(cluster, step))
      verdict()
      if (allRun(cluster)) checkDrained(cluster)
      if (at % REST_EVERY === REST_EVERY - 1) checkAtRest(cluster)
    } catch (cause) {
      const steps = log.slice(Math.max(0, at - 5), at + 1).map((one) => JSON.stringify(one))
      throw new Error(`seed ${seed}, step ${at}:\n${steps.join('\n')}`, { cause })
    }
  }
}

describe('a walk of three hundred steps', () => {
  it.each([
    { seed: 1, troubles: 0 },
    { seed: 2, troubles: 0 },
    { seed: 3, troubles: 4 },
  ])('keeps all promises: seed $seed', { timeout: 120_000 }, ({ seed, troubles }) => {
    const [log = []] = fc.sample(walk(LENGTH, troubles), { seed, numRuns: 1 })
    withSpies(() => go(seed, log))
  })
})

/** Runs something while a controller, whenever it looks, also deletes the ready pods of a name. */
function withEager<R>(wanted: string, prefix: string, run: () => R): R {
  const component = controllers.find(({ name }) => name === wanted)
  if (!component) throw new Error(`there is no ${wanted}`)
  const { reconcile } = component
  component.reconcile = (key, ctx) => {
    reconcile(key, ctx)
    for (const pod of ctx.lister.list('pods', 'default'))
      if (pod.metadata.name.startsWith(prefix) && isLive(pod) && isReady(pod))
        ctx.client.delete('pods', 'default', pod.metadata.name)
  }
  try {
    return run()
  } finally {
    component.reconcile = reconcile
  }
}

describe('a walk finds a controller that deletes too much', () => {
  it.each([
    ['statefulset', 's0-'],
    ['daemon-set', 'a0-'],
    ['replicaset', 'd1-'],
  ])('%s', { timeout: 60_000 }, (name, prefix) => {
    const [log = []] = fc.sample(walk(60, 0), { seed: 5, numRuns: 1 })
    const cluster = startOfWalk(5)
    const verdict = watchWrites(cluster, Object.values(AT_EACH_WRITE))
    const go = () => {
      for (const step of log) {
        attempt(() => take(cluster, step))
        verdict()
      }
    }
    expect(() => withEager(name, prefix, go)).toThrow(name)
  })
})
