/** What is missing or empty. Mirrors: sprig's defaults. */
import { def, type Functions } from '@/lib/helm/functions/define'
import { isMap } from '@/lib/kubectl/go-format'
import { isNothing } from '@/lib/kubectl/printers/go-template/values'

/** Whether it is nothing, zero, false, or has nothing in it. */
export function empty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (value instanceof Date) return false
  if (isMap(value)) return Object.keys(value).length === 0
  return !value
}

/** reflect.DeepEqual: kinds of numbers differ. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => deepEqual(one, b[index]))
  if (!isMap(a) || !isMap(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && deepEqual(a[key], b[key]))
}

export const DEFAULTS: Functions = {
  default: def('any any...', (fallback: unknown, value?: unknown) => (empty(value) ? fallback : value)),
  empty: def('any', empty),
  coalesce: def('any...', (...values: unknown[]) => values.find((one) => !empty(one)) ?? null),
  all: def('any...', (...values: unknown[]) => values.every((one) => !empty(one))),
  any: def('any...', (...values: unknown[]) => values.some((one) => !empty(one))),
  ternary: def('any any bool', (yes: unknown, no: unknown, value: boolean) => (value ? yes : no)),
}
