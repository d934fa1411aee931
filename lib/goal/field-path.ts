/**
 * The values at a path such as `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`,
 * `spec.containers[name=app].image` (the element that has this) or `spec.ports[*].port` (of every element).
 */
export function valuesAt(object: unknown, path: string): unknown[] {
  const steps = path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? []
  return steps.reduce<unknown[]>((values, step) => values.flatMap((value) => next(value, step)), [object])
}

/** The first of them. */
export const valueAt = (object: unknown, path: string): unknown => valuesAt(object, path)[0]

function next(value: unknown, step: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (!step.startsWith('[')) return present((value as Record<string, unknown>)[step])
  const inside = step.slice(1, -1)
  if (inside === '*') return Object.values(value)
  const equals = /^([\w.]+)=(.*)$/.exec(inside)
  if (equals && Array.isArray(value))
    return value.filter((each) => String(valueAt(each, equals[1] ?? '')) === equals[2])
  return present((value as Record<string, unknown>)[inside])
}

const present = (value: unknown): unknown[] => (value === undefined ? [] : [value])
