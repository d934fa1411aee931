import { expect, it } from 'vitest'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { askBudgets } from '@/lib/cluster/apiserver/eviction'

const pod = (ready: boolean, phase = 'Running') =>
  ({
    metadata: { name: 'p', labels: { app: 'a' } },
    status: { phase, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  }) as unknown as Pod

const budget = (status: object, spec: object = {}, generation = 1) =>
  ({
    metadata: { name: 'b', generation },
    spec: { selector: { matchLabels: { app: 'a' } }, ...spec },
    status: { observedGeneration: 1, ...status },
  }) as unknown as KubeObject

const allowed = (status: string, reason: string, message = '') => ({
  conditions: [{ type: 'DisruptionAllowed', status, reason, message }],
})

function refusalOf(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof ApiError) return error.status.details?.causes?.[0]?.message
  }
  return undefined
}

it.each([
  [{ currentHealthy: 2, desiredHealthy: 2 }, 'needs 2 healthy pods and has 2 currently'],
  [
    { currentHealthy: 0, desiredHealthy: 0, ...allowed('False', 'SyncFailed', 'no controllers') },
    'does not allow evicting pods currently because it failed sync: no controllers',
  ],
  [
    { currentHealthy: 3, desiredHealthy: 2, ...allowed('False', 'InsufficientPods', 'two go') },
    'does not allow evicting pods currently (InsufficientPods): two go',
  ],
  [
    { currentHealthy: 3, desiredHealthy: 2, ...allowed('False', 'InsufficientPods') },
    'does not allow evicting pods currently',
  ],
])('a budget with nothing to give (%j) says why', (status, why) => {
  expect(refusalOf(() => askBudgets(pod(true), [budget(status)], 0))).toBe(`The disruption budget b ${why}`)
})

it('a budget that has not been looked at yet lets nobody go', () => {
  const young = budget({ disruptionsAllowed: 1 }, {}, 2)
  const why = 'The disruption budget b is still being processed by the server.'
  expect(refusalOf(() => askBudgets(pod(true), [young], 0))).toBe(why)
})

it.each([
  [
    'one that is not ready, of a budget that has what it wants',
    pod(false),
    { currentHealthy: 2, desiredHealthy: 2 },
    {},
  ],
  ['one that is not ready, by policy', pod(false), {}, { unhealthyPodEvictionPolicy: 'AlwaysAllow' }],
  ['one that has ended', pod(true, 'Succeeded'), {}, {}],
  ['one that has not begun', pod(false, 'Pending'), {}, {}],
])('%s goes without being counted', (_, leaving, status, spec) => {
  expect(askBudgets(leaving, [budget(status, spec)], 0)).toBeUndefined()
})
