import type { IContainer } from 'kubernetes-models/v1/Container'
import { describe, expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { shouldRestart } from '@/lib/cluster/kubelet/restart-policy'

const on = (operator: string, ...values: number[]) => ({
  restartPolicyRules: [{ action: 'Restart', exitCodes: { operator, values } }],
})

function ask(policy: string | undefined, own: object, code: number, list = 'containers'): boolean {
  const container = { name: 'c', ...own } as IContainer
  const spec = { containers: [], ...(policy ? { restartPolicy: policy } : {}), [list]: [container] }
  return shouldRestart({ spec } as unknown as Pod, container, code)
}

describe('shouldRestart', () => {
  it.each<[string | undefined, object, number, boolean]>([
    ['Always', {}, 0, true],
    [undefined, {}, 0, true],
    ['OnFailure', {}, 0, false],
    ['OnFailure', {}, 1, true],
    ['Never', {}, 1, false],
    ['Always', { restartPolicy: 'Never' }, 1, false],
    ['Never', { restartPolicy: 'OnFailure' }, 1, true],
    ['Never', { restartPolicy: 'Never', ...on('In', 42) }, 42, true],
    ['Never', { restartPolicy: 'Never', ...on('In', 42) }, 41, false],
    ['Never', { restartPolicy: 'Never', ...on('NotIn', 42) }, 41, true],
    ['Never', { restartPolicy: 'Never', ...on('NotIn', 42) }, 42, false],
    ['Never', on('In', 42), 42, false],
  ])('%s with %j after %i: %s', (policy, own, code, expected) =>
    expect(ask(policy, own, code)).toBe(expected),
  )

  it.each<[string, object, number, boolean]>([
    ['Always', {}, 0, false],
    ['Always', {}, 1, true],
    ['Never', {}, 1, false],
    ['Never', { restartPolicy: 'Always' }, 0, true],
    ['Never', { restartPolicy: 'OnFailure' }, 3, true],
  ])('an init container: %s with %j after %i: %s', (policy, own, code, expected) =>
    expect(ask(policy, own, code, 'initContainers')).toBe(expected),
  )

  it('never starts a debugging container again', () =>
    expect(ask('Always', {}, 1, 'ephemeralContainers')).toBe(false))
})
