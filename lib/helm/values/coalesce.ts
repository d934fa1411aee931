/**
 * A chart's values under those that are given.
 * Mirrors: Helm's chartutil: what is given wins, maps are merged, a null takes away a default, globals go down to
 * every dependency.
 */
import type { Chart } from '@/lib/helm/chart/chart'
import { HelmError } from '@/lib/helm/errors'
import { deepCopy } from '@/lib/helm/functions/dicts'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'
import { show } from '@/lib/kubectl/printers/go-template/values'

/** Hears what does not fit together. */
export type Warn = (text: string) => void

const GLOBAL = 'global'
const joined = (prefix: string, key: string) => (prefix === '' ? key : `${prefix}.${key}`)

function removeNulls(map: JsonMap): void {
  for (const [key, value] of Object.entries(map)) {
    if (value === null) delete map[key]
    else if (isMap(value)) removeNulls(value)
  }
}

/** Adds to `target` what only `source` has; with `keepsNulls` a null stays one. Both are changed. */
export function mergeTables(
  target: JsonMap,
  source: JsonMap,
  {
    keepsNulls = false,
    prefix = '',
    warn = () => {},
  }: { keepsNulls?: boolean; prefix?: string; warn?: Warn } = {},
): JsonMap {
  const filled = new Set(Object.keys(source).filter((key) => source[key] !== null))
  for (const [key, value] of Object.entries(target)) if (value === null) source[key] = null
  for (const [key, value] of Object.entries(source)) {
    const name = joined(prefix, key)
    const own = target[key]
    if (!(key in target)) target[key] = value
    else if (!keepsNulls && own === null && filled.has(key)) delete target[key]
    else if (isMap(value)) {
      if (isMap(own)) mergeTables(own, value, { keepsNulls, prefix: name, warn })
      else warn(`warning: cannot overwrite table with non table for ${name} (${show(value)})`)
    } else if (isMap(own) && value !== null)
      warn(`warning: destination for ${name} is a table. Ignoring non-table value (${show(value)})`)
  }
  return target
}

class Coalescer {
  constructor(
    private readonly keepsNulls: boolean,
    private readonly warn: Warn,
  ) {}

  chart(chart: Chart, values: JsonMap, prefix: string): JsonMap {
    this.own(chart, values, prefix)
    for (const below of chart.dependencies) {
      const { name } = below.metadata
      if (!(name in values)) values[name] = {}
      const inner = values[name]
      if (!isMap(inner)) throw new HelmError(`type mismatch on ${name}: %!t(${typeof inner}=${show(inner)})`)
      const path = joined(prefix, chart.metadata.name)
      this.globals(inner, values, path)
      values[name] = this.chart(below, inner, path)
    }
    return values
  }

  private own(chart: Chart, values: JsonMap, prefix: string): void {
    const path = joined(prefix, chart.metadata.name)
    for (const [key, value] of Object.entries(deepCopy(chart.values) as JsonMap)) {
      const given = values[key]
      if (!(key in values)) {
        if (!this.keepsNulls && value === null) continue
        if (!this.keepsNulls && isMap(value)) removeNulls(value)
        values[key] = value
      } else if (given === null) {
        if (!this.keepsNulls) delete values[key]
      } else if (isMap(given)) {
        if (isMap(value)) {
          const isBelow = chart.dependencies.some((one) => one.metadata.name === key)
          const keepsNulls = this.keepsNulls || isBelow
          if (!keepsNulls) removeNulls(value)
          mergeTables(given, value, { keepsNulls, prefix: joined(path, key), warn: this.warn })
        } else if (value !== null) this.warn(`warning: skipped value for ${path}.${key}: Not a table.`)
      }
    }
  }

  private globals(target: JsonMap, source: JsonMap, prefix: string): void {
    const [own, above] = [target[GLOBAL] ?? {}, source[GLOBAL] ?? {}]
    if (!isMap(own) || !isMap(above)) {
      this.warn(
        `warning: skipping globals because ${isMap(own) ? 'source' : 'destination'} ${GLOBAL} is not a table.`,
      )
      return
    }
    for (const [key, value] of Object.entries(above)) {
      const mine = own[key]
      if (isMap(value)) {
        const copy = { ...value }
        if (mine === undefined) own[key] = copy
        else if (isMap(mine)) {
          own[key] = mergeTables(copy, mine, {
            keepsNulls: true,
            prefix: joined(prefix, key),
            warn: this.warn,
          })
        } else this.warn(`Conflict: cannot merge map onto non-map for "${key}". Skipping.`)
      } else if (isMap(mine)) this.warn(`key ${key} is table. Skipping`)
      else own[key] = value
    }
    target[GLOBAL] = own
  }
}

/** @throws HelmError where a dependency's values are no map */
export function coalesceValues(
  chart: Chart,
  given: JsonMap,
  { keepsNulls = false, warn = () => {} }: { keepsNulls?: boolean; warn?: Warn } = {},
): JsonMap {
  return new Coalescer(keepsNulls, warn).chart(chart, deepCopy(given) as JsonMap, '')
}
