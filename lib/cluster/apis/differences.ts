import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'

const nested = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object'

/** The changed leaves of two values, one pair of lines each: a plain form of what Kubernetes appends to a refusal. */
export function differences(before: unknown, after: unknown, path = ''): string[] {
  if (deepEqual(before, after)) return []
  if (nested(before) && nested(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .flatMap((key) => differences(before[key], after[key], path ? `${path}.${key}` : key))
  }
  return [
    ...(before !== undefined ? [`- \t${path}: ${JSON.stringify(before)},`] : []),
    ...(after !== undefined ? [`+ \t${path}: ${JSON.stringify(after)},`] : []),
  ]
}
