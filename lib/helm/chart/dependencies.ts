/**
 * Which dependencies of a chart take part, under which name, and what they hand up.
 * Mirrors: Helm's `alias`, `condition`, `tags` and `import-values`.
 */
import { type Chart, type Dependency, setPaths } from '@/lib/helm/chart/chart'
import { deepCopy } from '@/lib/helm/functions/dicts'
import { findVersion, parseRange, VersionError } from '@/lib/helm/semver'
import { coalesceValues, mergeTables } from '@/lib/helm/values/coalesce'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'

/** Whether a version lies in a range; what is no range holds nothing. */
export function isCompatible(range: string, version: string): boolean {
  const found = findVersion(version)
  if (!found) return false
  try {
    return parseRange(range || '*')(found)
  } catch (error) {
    if (error instanceof VersionError) return false
    throw error
  }
}

/** The value at a dotted path; undefined: none. */
export function valueAt(values: JsonMap, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), values)
}

function isEnabled(dependency: Dependency, values: JsonMap, path: string): boolean {
  const conditions = dependency.condition.trim().split(',').filter(Boolean)
  for (const one of conditions) {
    const value = valueAt(values, path + one.trim())
    if (typeof value === 'boolean') return value
  }
  const tags = isMap(values.tags) ? values.tags : {}
  const set = dependency.tags.map((tag) => tags[tag]).filter((value) => typeof value === 'boolean')
  return set.length === 0 || set.includes(true)
}

function aliased(charts: readonly Chart[], dependency: Dependency): Chart | undefined {
  const found = charts.find(
    ({ metadata }) => metadata.name === dependency.name && isCompatible(dependency.version, metadata.version),
  )
  if (!found) return undefined
  const metadata = {
    ...found.metadata,
    dependencies: found.metadata.dependencies.map((one) => ({ ...one })),
    ...(dependency.alias ? { name: dependency.alias } : {}),
  }
  return { ...found, metadata, dependencies: found.dependencies.map((one) => ({ ...one })) }
}

function choose(chart: Chart, given: JsonMap, path: string): void {
  const { metadata } = chart
  if (metadata.dependencies.length === 0) return
  const unnamed = chart.dependencies.filter(
    (one) =>
      !metadata.dependencies.some(
        ({ name, version }) => name === one.metadata.name && isCompatible(version, one.metadata.version),
      ),
  )
  const named = metadata.dependencies.flatMap((one) => aliased(chart.dependencies, one) ?? [])
  chart.dependencies = [...unnamed, ...named]
  metadata.dependencies = metadata.dependencies.map((one) => ({ ...one, name: one.alias || one.name }))
  const values = coalesceValues(chart, given)
  for (const one of metadata.dependencies) one.enabled = isEnabled(one, values, path)
  const off = new Set(metadata.dependencies.filter((one) => !one.enabled).map(({ name }) => name))
  chart.dependencies = chart.dependencies.filter((one) => !off.has(one.metadata.name))
  metadata.dependencies = metadata.dependencies.filter(({ name }) => !off.has(name))
  for (const below of chart.dependencies) choose(below, values, `${path}${below.metadata.name}.`)
}

const nested = (path: string, value: JsonMap): JsonMap =>
  path === '.' ? value : path.split('.').reduceRight<JsonMap>((inner, key) => ({ [key]: inner }), value)

function importValues(chart: Chart): void {
  for (const below of chart.dependencies) importValues(below)
  if (chart.metadata.dependencies.length === 0) return
  const values = coalesceValues(chart, {}, { keepsNulls: true })
  const imported: JsonMap = {}
  for (const { name, importValues: wanted } of chart.metadata.dependencies) {
    for (const one of wanted) {
      const { child, parent } = isMap(one)
        ? { child: String(one.child), parent: String(one.parent) }
        : { child: `exports.${String(one)}`, parent: '.' }
      const table = valueAt(values, `${name}.${child}`)
      if (isMap(table))
        mergeTables(imported, nested(parent, deepCopy(table) as JsonMap), { keepsNulls: true })
    }
  }
  chart.values = mergeTables(values, imported, { keepsNulls: true })
}

/** Takes out what is switched off, names what has another name, and takes over what is imported. Changes the chart. */
export function processDependencies(chart: Chart, given: JsonMap): void {
  choose(chart, given, '')
  setPaths(chart)
  importValues(chart)
}
