import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { KindDefinition } from '@/lib/cluster/apis/kind'
import { type Parts, part } from '@/lib/cluster/sim/parts'

const HOOKS = [
  'defaults',
  'prepareForCreate',
  'prepareForUpdate',
  'prepareForDelete',
  'prepareForStatusUpdate',
  'validate',
  'validateCreate',
  'validateUpdate',
  'validateStatusUpdate',
  'warnings',
] as const

/** What is asked of a kind when an object of it is written: the part of its definition that reading goes without. */
export type Strategy<T extends KubeObject> = Pick<KindDefinition<T>, (typeof HOOKS)[number]>

type Strategies = Parts['strategies']['strategies']

/**
 * Stands in a kind's definition for a strategy that comes with the rest of the engine: of a kind that no cluster
 * boots with. It is listed in strategies.ts.
 */
export function lateStrategy<T extends KubeObject>(name: keyof Strategies): Strategy<T> {
  const late = (hook: (typeof HOOKS)[number]) => {
    return (...args: unknown[]) => {
      const strategy = part('strategies').strategies[name] as Record<string, unknown>
      return (strategy[hook] as ((...args: unknown[]) => unknown) | undefined)?.(...args)
    }
  }
  return Object.fromEntries(HOOKS.map((hook) => [hook, late(hook)])) as Strategy<T>
}
