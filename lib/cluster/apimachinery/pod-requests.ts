import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { milliValue, quantityValue } from '@/lib/cluster/apimachinery/quantity'

/** Amounts by resource name: cpu in thousandths, everything else in its own unit. */
export type Amounts = Record<string, number>

/** Reads a resource list into numbers. */
export function amountsOf(list: Record<string, string | number> | undefined): Amounts {
  const amounts: Amounts = {}
  for (const name in list) {
    const quantity = list[name] as string | number
    amounts[name] = name === 'cpu' ? milliValue(quantity) : quantityValue(quantity)
  }
  return amounts
}

/** Adds `more` into `into`. */
export function addAmounts(into: Amounts, more: Amounts, sign: 1 | -1 = 1): Amounts {
  for (const name in more) into[name] = (into[name] ?? 0) + sign * (more[name] as number)
  return into
}

function raise(into: Amounts, other: Amounts): void {
  for (const name in other) into[name] = Math.max(into[name] ?? 0, other[name] as number)
}

/**
 * What a pod asks of its node.
 * Mirrors: component-helpers/resource PodRequests: sidecars run beside everything that starts after
 * them, other init containers alone; pod-level requests win; overhead is on top.
 * `nonMissing` counts 100m and 200Mi for a container that asks for no cpu or memory, as scoring does.
 */
export function podRequests(pod: Pod, nonMissing = false): Readonly<Amounts> {
  const memory = nonMissing ? scored : plain
  const known = memory.get(pod.spec)
  if (known) return known
  const computed = compute(pod, nonMissing)
  // Only what is stored is immutable, and so may be remembered.
  if (Object.isFrozen(pod.spec)) memory.set(pod.spec, computed)
  return computed
}

/** Memory of a pure function: specs of stored pods never change. */
const plain = new WeakMap<object, Amounts>()
const scored = new WeakMap<object, Amounts>()

function compute(pod: Pod, nonMissing: boolean): Amounts {
  const requestsOf = (container: IContainer): Amounts => {
    const own = amountsOf(container.resources?.requests as Record<string, string> | undefined)
    return nonMissing ? { cpu: 100, memory: 200 * 1024 * 1024, ...own } : own
  }
  const total: Amounts = {}
  for (const container of pod.spec.containers) addAmounts(total, requestsOf(container))
  const sidecars: Amounts = {}
  const peak: Amounts = {}
  for (const container of pod.spec.initContainers ?? []) {
    const own = requestsOf(container)
    if (container.restartPolicy === 'Always') {
      addAmounts(total, own)
      addAmounts(sidecars, own)
      raise(peak, sidecars)
    } else raise(peak, addAmounts({ ...own }, sidecars))
  }
  raise(total, peak)
  Object.assign(total, amountsOf(pod.spec.resources?.requests as Record<string, string> | undefined))
  return addAmounts(total, amountsOf(pod.spec.overhead as Record<string, string> | undefined))
}
