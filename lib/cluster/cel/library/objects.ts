/**
 * `Object.spec{replicas: 3}` and `JSONPatch{op: "add", …}`: what mutating policies make.
 * Mirrors: k8s.io/apiserver/pkg/cel/mutation, library/jsonpatch.go.
 * Differs: the CEL library knows no such literals, so they are rewritten to calls before they are parsed; a
 * field that is optional (`?name: value`) cannot be written.
 */
import { Optional } from '@marcbachmann/cel-js'
import { CelFunctionError, functions, type Library, namespaceOf } from '@/lib/cluster/cel/library/library'

type Fields = Readonly<Record<string, unknown>>

/** An object under construction: of type `Object`, or of one of its fields. */
class CelObject {
  constructor(
    readonly typeName: string,
    readonly fields: Fields,
  ) {}
}
class RootObject extends CelObject {}
class FieldObject extends CelObject {}

class JsonPatch {
  constructor(readonly fields: Fields) {}
}

const ROOT = 'makeObject'
const FIELD = 'makeObjectField'
const PATCH = 'makeJSONPatch'
const PATCH_FIELDS = ['op', 'path', 'from', 'value']

function makePatch(fields: Fields): JsonPatch {
  const unknown = Object.keys(fields).find((name) => !PATCH_FIELDS.includes(name))
  if (unknown) throw new CelFunctionError(`unexpected JSONPatchType field: ${unknown}`)
  return new JsonPatch(fields)
}

export const objects: Library = (env) => {
  env.registerType('Object', { ctor: RootObject, fields: {} })
  env.registerType('ObjectField', { ctor: FieldObject, fields: {} })
  env.registerType('JSONPatch', { ctor: JsonPatch, fields: {} })
  const jsonpatch = namespaceOf(env, 'jsonpatch')
  functions(env, {
    [`${ROOT}(string, map): Object`]: (type: string, fields: Fields) => new RootObject(type, fields),
    [`${FIELD}(string, map): ObjectField`]: (type: string, fields: Fields) => new FieldObject(type, fields),
    [`${PATCH}(string, map): JSONPatch`]: (_: string, fields: Fields) => makePatch(fields),
    [`${jsonpatch}.escapeKey(string): string`]: (_: unknown, key: string) =>
      key.replaceAll('~', '~0').replaceAll('/', '~1'),
  })
}

/** Strings and comments, names with dots, single signs. */
const TOKEN =
  /[rRbB]{0,2}"""[\s\S]*?"""|[rRbB]{0,2}'''[\s\S]*?'''|[rRbB]{0,2}"(?:[^"\\\n]|\\.)*"|[rRbB]{0,2}'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*|\s+|[\s\S]/g

const CONSTRUCTED = /^(?:Object(?:\.\w+)*|JSONPatch)$/
const OPENING = '([{'
const CLOSING = ')]}'

const maker = (type: string) => (type === 'JSONPatch' ? PATCH : type === 'Object' ? ROOT : FIELD)

/** The source with its object literals as calls. */
export function withConstructors(source: string): string {
  if (!/\b(?:Object|JSONPatch)\b/.test(source)) return source
  const tokens = source.match(TOKEN) ?? []
  const open: boolean[] = []
  let isKey = false
  let out = ''
  for (const [index, token] of tokens.entries()) {
    const following = tokens.slice(index + 1).find((next) => next.trim() !== '')
    const name = token.replace(/\s/g, '')
    if (CONSTRUCTED.test(name) && following === '{') {
      out += `${maker(name)}("${name}", `
      open.push(true)
      isKey = false
      continue
    }
    if (OPENING.includes(token)) {
      // The brace of a literal has been announced by its type.
      const constructed = token === '{' && announced(tokens, index)
      if (!constructed) open.push(false)
      out += token
      isKey = constructed
      continue
    }
    if (CLOSING.includes(token)) {
      out += open.pop() ? `${token})` : token
      isKey = false
      continue
    }
    if (isKey && following === ':' && /^[A-Za-z_]\w*$/.test(token)) out += `"${token}"`
    else out += token
    if (token.trim() !== '') isKey = token === ',' && open.at(-1) === true
  }
  return out
}

/** Whether the sign stands behind the name of a type that is constructed. */
function announced(tokens: readonly string[], index: number): boolean {
  const before = tokens.slice(0, index).findLast((token) => token.trim() !== '')
  return CONSTRUCTED.test((before ?? '').replace(/\s/g, ''))
}

/** What errors show of a rewritten source. */
export const withoutConstructors = (text: string): string =>
  text
    .replaceAll(new RegExp(`(?:${ROOT}|${FIELD}|${PATCH})\\("([\\w.]+)", `, 'g'), '$1')
    .replaceAll(/"(\w+)":/g, '$1:')
    .replaceAll('})', '}')

/** What a field is called when its name is none that CEL knows. */
const unescaped = (name: string) =>
  name
    .replace(/^__(\w+)__$/, '$1')
    .replaceAll('__dash__', '-')
    .replaceAll('__dot__', '.')

function typeProblem(value: unknown, path: string): string | undefined {
  if (Array.isArray(value)) return value.map((item) => typeProblem(item, path)).find((found) => found)
  if (!(value instanceof CelObject)) return undefined
  if (value.typeName !== path)
    return `unexpected type name "${value.typeName}", expected "${path}", which matches field name path from root Object type`
  return Object.entries(value.fields)
    .map(([key, inner]) => typeProblem(inner, `${path}.${key}`))
    .find((found) => found)
}

/**
 * A value of an expression as JSON.
 * @throws CelFunctionError where the types of constructed objects do not follow their fields
 */
export function celToJson(value: unknown): unknown {
  if (value instanceof CelObject) {
    const problem = typeProblem(value, value.typeName)
    if (problem) throw new CelFunctionError(`type mismatch: ${problem}`)
  }
  return plain(value)
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Optional) return value.hasValue() ? plain(value.value()) : null
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner)]))
  if (value === null || typeof value !== 'object') return value
  const constructed = value instanceof CelObject || value instanceof JsonPatch
  const entries = Object.entries(constructed ? value.fields : value)
  return Object.fromEntries(entries.map(([key, inner]) => [constructed ? unescaped(key) : key, plain(inner)]))
}
