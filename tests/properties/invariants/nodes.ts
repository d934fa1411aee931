import { expect } from 'vitest'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Watch } from '../on-write'
import { amount } from '../quota-model'
import { type Ask, find, isOver, items } from './facts'

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage']

interface Asking {
  resources?: { requests?: Record<string, string | number> }
}

/** What a pod asks for: its containers together, or the greatest of what runs before them. */
function requestOf({ spec }: Pod, resource: string): number {
  const of = ({ resources }: Asking) => amount(resources?.requests?.[resource])
  const together = (spec.containers as Asking[]).reduce((sum, one) => sum + of(one), 0)
  return Math.max(together, ...((spec.initContainers ?? []) as Asking[]).map(of))
}

const hostPortsOf = ({ spec }: Pod): string[] =>
  spec.containers
    .flatMap(({ ports }) => ports ?? [])
    .flatMap(({ hostPort, hostIP, protocol }) =>
      hostPort ? [`${hostIP ?? ''} ${protocol} ${hostPort}`] : [],
    )

const isTolerated = ({ spec }: Pod, taint: { key: string; value?: string; effect: string }): boolean =>
  !!spec.tolerations?.some(
    ({ key, operator, value, effect }) =>
      (!effect || effect === taint.effect) &&
      (!key || key === taint.key) &&
      (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
  )

/** The scheduler binds to a node no more than it has, and only what may be there. */
export const neverOvercommits = (ask: Ask): Watch<undefined> => ({
  concerns: ({ path }) => path.endsWith('/binding'),
  before: () => undefined,
  after(_none, { path }, { code }) {
    if (code >= 300) return
    const bound = find<Pod>(ask, path.replace('/binding', ''))
    const name = bound?.spec.nodeName
    const node = find<Node>(ask, `/api/v1/nodes/${name}`)
    if (!bound || !node) throw new Error(`${path} binds nothing`)
    const own = items<Pod>(ask, '/api/v1/pods').filter((pod) => pod.spec.nodeName === name && !isOver(pod))
    const has = node.status?.allocatable as Record<string, string>
    const what = `${name} by ${path}`
    expect(own.length, what).toBeLessThanOrEqual(amount(has.pods))
    for (const resource of RESOURCES) {
      const sum = own.reduce((total, pod) => total + requestOf(pod, resource), 0)
      expect(Math.round(sum * 1000), `${resource} of ${what}`).toBeLessThanOrEqual(
        amount(has[resource]) * 1000,
      )
    }
    const ports = own.flatMap(hostPortsOf)
    expect(new Set(ports).size, `host ports of ${what}`).toBe(ports.length)
    const hard = (node.spec.taints ?? []).filter(({ effect }) => effect !== 'PreferNoSchedule')
    expect(
      hard.filter((taint) => !isTolerated(bound, taint)),
      `taints of ${what}`,
    ).toEqual([])
  },
})
