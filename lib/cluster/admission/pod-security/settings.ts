import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'

/** A pod or the template of one. */
export interface PodLike {
  metadata?: { annotations?: Record<string, string> }
  spec: Pod['spec']
}

type ContainerContext = NonNullable<IContainer['securityContext']>
type PodContext = NonNullable<Pod['spec']['securityContext']>

/** What a security context of either level may hold. */
export type AnyContext = Partial<ContainerContext & PodContext>

export function containersOf({ spec }: PodLike): IContainer[] {
  const ephemeral = (spec.ephemeralContainers ?? []) as IContainer[]
  return [...(spec.initContainers ?? []), ...spec.containers, ...ephemeral]
}

export const plural = (one: string, count: number): string => (count === 1 ? one : `${one}s`)

export const quoted = (items: readonly string[]): string => items.map((item) => `"${item}"`).join(', ')

/** `containers "a", "b"` */
export const containersTitle = (names: readonly string[]): string =>
  `${plural('container', names.length)} ${quoted(names)}`

export const sortedSet = (items: Iterable<string>): string[] => [...new Set(items)].sort()

/** Who sets something bad: `pod`, containers by name, and the values they set. */
export interface Setters {
  pod: boolean
  containers: string[]
  values: string[]
}

/** Asks the pod's security context and each container's; `bad` gives the values that must not be. */
export function settersOf(pod: PodLike, bad: (context: AnyContext) => string[]): Setters {
  const own = bad((pod.spec.securityContext ?? {}) as AnyContext)
  const containers = containersOf(pod)
    .map(({ name, securityContext }) => ({ name, values: bad((securityContext ?? {}) as AnyContext) }))
    .filter(({ values }) => values.length > 0)
  return {
    pod: own.length > 0,
    containers: containers.map(({ name }) => name),
    values: sortedSet([...own, ...containers.flatMap(({ values }) => values)]),
  }
}

/** `pod and container "a"`; undefined when nobody does. */
export function settersTitle({ pod, containers }: Setters): string | undefined {
  const list = [...(pod ? ['pod'] : []), ...(containers.length > 0 ? [containersTitle(containers)] : [])]
  return list.length > 0 ? list.join(' and ') : undefined
}
