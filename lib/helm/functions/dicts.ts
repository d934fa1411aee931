/** Maps. Mirrors: sprig's, with mergo behind `merge`. Differs: `keys` and `values` come in the order of the keys. */
import { text } from '@/lib/helm/functions/convert'
import { empty } from '@/lib/helm/functions/defaults'
import { aliases, def, type Functions } from '@/lib/helm/functions/define'
import { isMap, type JsonMap, sortedKeys } from '@/lib/kubectl/go-format'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { typeName } from '@/lib/kubectl/printers/go-template/values'

function dict(...pairs: unknown[]): JsonMap {
  const out: JsonMap = {}
  for (let at = 0; at < pairs.length; at += 2)
    out[text(pairs[at])] = at + 1 < pairs.length ? pairs[at + 1] : ''
  return out
}

/** Takes over what a map does not have, or everything that is not empty. */
function mergeInto(target: JsonMap, source: JsonMap, overwrites: boolean): void {
  for (const [key, value] of Object.entries(source)) {
    const own = target[key]
    if (isMap(own) && isMap(value)) mergeInto(own, value, overwrites)
    else if (overwrites ? !empty(value) || !(key in target) : !(key in target) || empty(own))
      target[key] = value
  }
}

const merged = (overwrites: boolean) =>
  def('map map...', (target: JsonMap, ...sources: JsonMap[]) => {
    for (const source of sources) mergeInto(target, source, overwrites)
    return target
  })

function set(map: JsonMap, key: string, value: unknown): JsonMap {
  map[key] = value
  return map
}

function unset(map: JsonMap, key: string): JsonMap {
  delete map[key]
  return map
}

function dig(...args: unknown[]): unknown {
  if (args.length < 3) throw new FunctionError('dig needs at least three arguments')
  const fallback = args.at(-2)
  const path = args.slice(0, -2).map(text)
  let value = args.at(-1)
  for (const key of path) {
    if (!isMap(value))
      throw new FunctionError(
        `interface conversion: interface {} is ${typeName(value)}, not map[string]interface {}`,
      )
    if (!(key in value)) return fallback
    value = value[key]
  }
  return value
}

/** A copy down to the last member. */
export function deepCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCopy)
  if (!isMap(value) || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deepCopy(one)]))
}

const chosen = (map: JsonMap, isChosen: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(map).filter(([key]) => isChosen(key)))

export const DICTS: Functions = {
  dict: def('any...', dict),
  get: def('map string', (map: JsonMap, key: string) => (key in map ? map[key] : '')),
  set: def('map string any', set),
  unset: def('map string', unset),
  hasKey: def('map string', (map: JsonMap, key: string) => key in map),
  pluck: def('string map...', (key: string, ...maps: JsonMap[]) =>
    maps.filter((map) => key in map).map((map) => map[key]),
  ),
  keys: def('map...', (...maps: JsonMap[]) => maps.flatMap(sortedKeys)),
  values: def('map', (map: JsonMap) => sortedKeys(map).map((key) => map[key])),
  pick: def('map string...', (map: JsonMap, ...keys: string[]) => chosen(map, (key) => keys.includes(key))),
  omit: def('map string...', (map: JsonMap, ...keys: string[]) => chosen(map, (key) => !keys.includes(key))),
  ...aliases('merge mustMerge', merged(false)),
  ...aliases('mergeOverwrite mustMergeOverwrite', merged(true)),
  dig: def('any...', dig),
  ...aliases('deepCopy mustDeepCopy', def('any', deepCopy)),
}
