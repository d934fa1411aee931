/** The value at a path such as `spec.containers[0].image` or `metadata.labels[app.kubernetes.io/name]`. */
export function valueAt(object: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? []
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined
    const key = step.startsWith('[') ? step.slice(1, -1) : step
    return (value as Record<string, unknown>)[key]
  }, object)
}
