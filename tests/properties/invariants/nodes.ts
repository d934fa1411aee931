import { expect } from 'vitest'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Watch } from '../on-write'
import { amount } from '../quota-model'
import { type Ask, find, isLive, isOver, items } from './facts'

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

const hardTaints = ({ spec }: Node) =>
  (spec.taints ?? []).filter(({ effect }) => effect !== 'PreferNoSchedule')

const limitOf = ({ status }: Node, resource: string): number =>
  amount((status?.allocatable as Record<string, string> | undefined)?.[resource])

/** What the pods of a node ask for together, in thousandths. */
const sumOf = (pods: readonly Pod[], resource: string): number =>
  Math.round(pods.reduce((total, pod) => total + requestOf(pod, resource), 0) * 1000)

/** The scheduler binds to a node no more than it has, and only what its taints let in. */
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
    const what = `${name} by ${path}`
    expect(own.length, what).toBeLessThanOrEqual(limitOf(node, 'pods'))
    for (const resource of RESOURCES)
      expect(sumOf(own, resource), `${resource} of ${what}`).toBeLessThanOrEqual(
        limitOf(node, resource) * 1000,
      )
    const ports = own.flatMap(hostPortsOf)
    expect(new Set(ports).size, `host ports of ${what}`).toBe(ports.length)
    const refused = hardTaints(node).filter((taint) => !isTolerated(bound, taint))
    expect(refused, `taints of ${what}`).toEqual([])
  },
})

/** What a pod asks for beyond room: then there may be other reasons to wait. */
const isChoosy = ({ spec }: Pod): boolean =>
  !!(
    spec.nodeSelector ||
    spec.affinity ||
    spec.schedulingGates ||
    spec.volumes?.some((one) => !one.projected)
  ) ||
  spec.containers.some((one) => hostPortsOf({ spec: { containers: [one] } } as Pod).length > 0) ||
  !!spec.topologySpreadConstraints?.some(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')

/** At rest no pod waits for which a node has room, and none stays where it may not be. */
export function placesWhatFits(ask: Ask): void {
  const pods = items<Pod>(ask, '/api/v1/pods')
  const nodes = items<Node>(ask, '/api/v1/nodes')
  const fits = (pod: Pod, node: Node): boolean => {
    const own = [pod, ...pods.filter((one) => one.spec.nodeName === node.metadata.name && !isOver(one))]
    return (
      hardTaints(node).every((taint) => isTolerated(pod, taint)) &&
      own.length <= limitOf(node, 'pods') &&
      RESOURCES.every((resource) => sumOf(own, resource) <= limitOf(node, resource) * 1000)
    )
  }
  for (const pod of pods) {
    const { name } = pod.metadata
    const node = nodes.find((one) => one.metadata.name === pod.spec.nodeName)
    if (!pod.spec.nodeName && isLive(pod) && !isChoosy(pod))
      expect(
        nodes.filter((one) => fits(pod, one)).map((one) => one.metadata.name),
        `room for ${name}`,
      ).toEqual([])
    const evicting = (node ? hardTaints(node) : []).filter(({ effect }) => effect === 'NoExecute')
    if (isLive(pod))
      expect(
        evicting.filter((taint) => !isTolerated(pod, taint)),
        `taints where ${name} runs`,
      ).toEqual([])
  }
}
