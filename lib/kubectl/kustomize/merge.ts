import { mergeRule } from '@/lib/cluster/apimachinery/merge-keys'
import { type FieldType, fieldsOf } from '@/lib/cluster/apimachinery/schema'
import { KubectlError } from '../errors'
import { isMap, type JsonMap } from '../go-format'

/*
 * Mirrors: kustomize's strategic merge (kyaml merge2 with patches in front).
 * Differs: comments and styles of the YAML are not kept, as the output never shows them.
 */

const DIRECTIVE = '$patch'

/** Lists whose items are told apart by a second field as well. */
const SECOND_KEYS: Record<string, string> = {
  containerPort: 'protocol',
  port: 'protocol',
  topologyKey: 'whenUnsatisfiable',
}

type Directive = 'merge' | 'replace' | 'delete'

function asDirective(value: unknown): Directive {
  if (value === undefined) return 'merge'
  if (value === 'merge' || value === 'replace' || value === 'delete') return value
  throw new KubectlError(`unknown patch strategy '${String(value)}'`)
}

/** A list's directive is an item that holds nothing else. */
function listDirective(list: unknown[]): { directive: Directive; items: unknown[] } {
  const at = list.findIndex((item) => isMap(item) && DIRECTIVE in item && Object.keys(item).length === 1)
  if (at < 0) return { directive: 'merge', items: list }
  return {
    directive: asDirective((list[at] as JsonMap)[DIRECTIVE]),
    items: list.filter((_, index) => index !== at),
  }
}

function withoutDirective({ [DIRECTIVE]: _, ...rest }: JsonMap): JsonMap {
  return rest
}

/** A patch's value where there was none: directives and nulls go. */
function fresh(value: unknown): unknown {
  if (Array.isArray(value)) {
    return listDirective(value)
      .items.filter((item) => !(isMap(item) && item[DIRECTIVE] === 'delete'))
      .map(fresh)
  }
  if (!isMap(value)) return value
  const entries = Object.entries(withoutDirective(value)).filter(
    ([, child]) => child !== null && !(isMap(child) && child[DIRECTIVE] === 'delete'),
  )
  return Object.fromEntries(entries.map(([key, child]) => [key, fresh(child)]))
}

/** Equal in one key at least, and different in none that both have. */
function sameItem(a: JsonMap, b: JsonMap, keys: string[]): boolean {
  const both = keys.filter((key) => a[key] !== undefined && b[key] !== undefined)
  return both.length > 0 && both.every((key) => a[key] === b[key])
}

function mergeItems(before: unknown[], patch: unknown[], key: string, type: string | undefined): unknown[] {
  const keys = SECOND_KEYS[key] ? [key, SECOND_KEYS[key]] : [key]
  let rest = before
  const front: unknown[] = []
  for (const item of patch) {
    if (!isMap(item)) {
      front.push(item)
      continue
    }
    const old = rest.filter(isMap).find((one) => sameItem(one, item, keys))
    rest = rest.filter((one) => one !== old)
    if (asDirective(item[DIRECTIVE]) === 'delete') continue
    front.push(old ? mergeMaps(old, item, type) : fresh(item))
  }
  return [...front, ...rest]
}

function mergeLists(
  before: unknown,
  patch: unknown[],
  type: FieldType | undefined,
  owner?: string,
  field = '',
) {
  const rule = mergeRule(owner, field)
  if (!rule.set && rule.key === undefined) return fresh(patch)
  const { directive, items } = listDirective(patch)
  if (directive === 'delete') return undefined
  const old = Array.isArray(before) ? before : []
  if (directive === 'replace' || !Array.isArray(before)) return fresh(items)
  if (rule.set || !rule.key) return [...new Set([...items, ...old])]
  const itemType = type?.kind === 'list' && type.of.kind === 'object' ? type.of.type : undefined
  const merged = mergeItems(old, items, rule.key, itemType)
  return merged.length > 0 ? merged : undefined
}

function mergeMaps(before: JsonMap, patch: JsonMap, type: string | undefined): JsonMap | undefined {
  const directive = asDirective(patch[DIRECTIVE])
  if (directive === 'delete') return undefined
  if (directive === 'replace') return fresh(patch) as JsonMap
  const out = { ...before }
  for (const [name, value] of Object.entries(patch)) {
    if (name === DIRECTIVE) continue
    const fieldType = type === undefined ? undefined : fieldsOf(type)?.get(name)?.type
    const merged = mergeValue(out[name], value, fieldType, type, name)
    if (merged === undefined || merged === null) delete out[name]
    else out[name] = merged
  }
  return out
}

function mergeValue(
  before: unknown,
  value: unknown,
  type: FieldType | undefined,
  owner?: string,
  field?: string,
) {
  if (value === null) return undefined
  if (Array.isArray(value)) return mergeLists(before, value, type, owner, field)
  if (!isMap(value)) return value
  if (value[DIRECTIVE] === 'delete') return undefined
  if (!isMap(before)) return fresh(value)
  return mergeMaps(before, value, type?.kind === 'object' ? type.type : undefined)
}

/**
 * The object with a patch merged into it, or undefined when the patch deletes it.
 * @param type the schema's name of the kind; kinds without one have plain lists
 */
export function mergePatchInto(
  object: JsonMap,
  patch: JsonMap,
  type: string | undefined,
): JsonMap | undefined {
  return mergeMaps(object, patch, type)
}
