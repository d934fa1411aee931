import { isMap, quote, sortedKeys } from '../go-format'

/** Go's `%#v` of a decoded JSON value. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (isMap(value)) {
    const entries = sortedKeys(value).map((key) => `${quote(key)}:${goSyntax(value[key])}`)
    return `map[string]interface {}{${entries.join(', ')}}`
  }
  return typeof value === 'string' ? quote(value) : String(value)
}
