/** Go's `%q`: a double-quoted string with Go's escapes. */
export function quote(text: string): string {
  const escaped = text.replace(/[\\"\n\t\r\u0000-\u001f\u007f]/g, (char) => {
    if (char === '\n') return '\\n'
    if (char === '\t') return '\\t'
    if (char === '\r') return '\\r'
    if (char === '"' || char === '\\') return `\\${char}`
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `"${escaped}"`
}

/** Go compares strings by bytes; for the text that clusters hold, code points give the same order. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function sortedKeys(map: object): string[] {
  return Object.keys(map).sort(compareStrings)
}

/** encoding/json's escaping of HTML characters, which kubectl's compact JSON carries. */
function escapeHtml(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The keys of an object in the order in which they are written; `parent` is the field that it stands in. */
export type KeyOrder = (parent: string, keys: string[]) => string[]

/**
 * json.Marshal of a generic value: keys in byte order (also integer-like ones, which JSON.stringify
 * would put first) unless `order` says otherwise, HTML characters escaped unless told otherwise.
 */
export function marshalJson(
  value: unknown,
  options: { indent?: number; html?: boolean; order?: KeyOrder } = {},
): string {
  const order = options.order ?? ((_, keys) => keys.sort(compareStrings))
  const text = stringify(value, { indent: options.indent ?? 0, order }, '', '')
  return options.html === false ? text : escapeHtml(text)
}

interface Layout {
  indent: number
  order: KeyOrder
}

function stringify(value: unknown, layout: Layout, margin: string, parent: string): string {
  const { indent, order } = layout
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const inner = margin + ' '.repeat(indent)
  const parts = Array.isArray(value)
    ? value.map((item) => stringify(item, layout, inner, parent))
    : order(parent, Object.keys(value))
        .filter((key) => (value as JsonMap)[key] !== undefined)
        .map(
          (key) =>
            `${JSON.stringify(key)}:${indent ? ' ' : ''}${stringify((value as JsonMap)[key], layout, inner, key)}`,
        )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  if (indent === 0) return open + parts.join(',') + close
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${margin}${close}`
}

/** Go's `%v` of a generic JSON value: `map[a:1 b:[x y]]`. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`
  if (isMap(value)) {
    const entries = sortedKeys(value).map((key) => `${key}:${goValue(value[key])}`)
    return `map[${entries.join(' ')}]`
  }
  return String(value)
}

export type JsonMap = Record<string, unknown>

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Follows map keys; undefined where the path ends early. */
export function dig(value: unknown, ...path: (string | number)[]): unknown {
  let current: unknown = value
  for (const step of path) {
    if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined
    else current = isMap(current) ? current[step] : undefined
  }
  return current
}

export function digString(value: unknown, ...path: (string | number)[]): string {
  const found = dig(value, ...path)
  return found === undefined || found === null ? '' : String(found)
}

export function digList(value: unknown, ...path: (string | number)[]): JsonMap[] {
  const found = dig(value, ...path)
  return Array.isArray(found) ? (found as JsonMap[]) : []
}

export function digMap(value: unknown, ...path: (string | number)[]): Record<string, string> {
  const found = dig(value, ...path)
  return isMap(found) ? (found as Record<string, string>) : {}
}

/** The Go type of a value that came out of JSON. */
export function goType(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return isMap(value) ? 'map[string]interface {}' : '[]interface {}'
}
