/** What the cluster's own processes do without the form of a request is what they would do with it, byte for byte. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Registry } from '@/lib/cluster/apiserver/registry'
import type { WatchPage } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import { ClusterRuntime } from '@/lib/cluster/runtime'
import { attempt } from './on-write'
import { type Step, startOfWalk, take, walk } from './walk'

const LENGTH = 80
const WATCHED = ['pods', 'events', 'nodes']

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

/** What watches hear, as text: with the order of keys. */
function heard(cluster: Cluster, since: Map<string, string>): string {
  return WATCHED.map((resource) => {
    const query = { watch: 'true', resourceVersion: since.get(resource) ?? '' }
    const { body } = cluster.request({
      method: 'GET',
      path: `/api/v1/${resource}`,
      query,
      user,
      observer: true,
    })
    since.set(resource, (body as WatchPage).resourceVersion)
    return JSON.stringify(body)
  }).join('\n')
}

interface Told {
  steps: string[]
  state: string
}

function go(seed: number, log: readonly Step[]): Told {
  const cluster = startOfWalk(seed)
  const since = new Map<string, string>()
  heard(cluster, since)
  const steps = log.map((step, at) => {
    attempt(() => take(cluster, step))
    // Not at each step: what nobody has read must come out the same later.
    return at % 10 === 9 ? heard(cluster, since) + cluster.hash() : ''
  })
  return { steps, state: JSON.stringify(cluster.snapshot()) }
}

/** Runs something where all must be requests, and who wrote what is worked out at once. */
function theLongWay<T>(run: () => T): T {
  const spies = [
    vi.spyOn(ClusterRuntime.prototype, 'direct', 'get').mockReturnValue(undefined),
    vi
      .spyOn(Registry.prototype as unknown as { mayTrackLate(): boolean }, 'mayTrackLate')
      .mockReturnValue(false),
  ]
  try {
    return run()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('the short way', () => {
  it.each([
    { seed: 11, troubles: 0 },
    { seed: 12, troubles: 4 },
  ])('tells and leaves what the long way does: seed $seed', { timeout: 120_000 }, ({ seed, troubles }) => {
    const [log = []] = fc.sample(walk(LENGTH, troubles), { seed, numRuns: 1 })
    const short = go(seed, log)
    const long = theLongWay(() => go(seed, log))
    for (const [at, step] of short.steps.entries())
      expect(step === long.steps[at], `step ${at}: ${JSON.stringify(log[at])}`).toBe(true)
    expect(short.state === long.state).toBe(true)
  })
})
