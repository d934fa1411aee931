/** Strings beyond the language's own. Mirrors: cel-go/ext/strings.go (version 2). */
import { CelFunctionError, functions, type Library, namespaceOf } from '@/lib/cluster/cel/library/library'

function charAt(text: string, index: bigint): string {
  const runes = [...text]
  if (index < 0n || index > BigInt(runes.length)) throw new CelFunctionError(`index out of range: ${index}`)
  return runes[Number(index)] ?? ''
}

function replace(text: string, from: string, to: string, count = -1n): string {
  if (count < 0n) return text.replaceAll(from, () => to)
  let out = text
  let start = 0
  for (let left = count; left > 0n; left--) {
    const at = out.indexOf(from, start)
    if (at < 0) break
    out = out.slice(0, at) + to + out.slice(at + from.length)
    start = at + to.length
    if (from === '') start += 1
  }
  return out
}

function formatValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${key}: ${formatValue(inner)}`).join(', ')}}`
  }
  return String(value)
}

function formatVerb(verb: string, precision: string | undefined, value: unknown): string {
  switch (verb) {
    case 's':
      return formatValue(value)
    case 'd':
      if (typeof value === 'bigint' || typeof value === 'number') return String(value)
      throw new CelFunctionError('error during formatting: decimal clause can only be used on integers')
    case 'f':
      return Number(value).toFixed(precision === undefined ? 6 : Number(precision))
    case 'e':
      return Number(value).toExponential(precision === undefined ? 6 : Number(precision))
    case 'b':
      return typeof value === 'boolean' ? (value ? '1' : '0') : BigInt(value as bigint).toString(2)
    case 'o':
      return BigInt(value as bigint).toString(8)
    case 'x':
      return BigInt(value as bigint).toString(16)
    case 'X':
      return BigInt(value as bigint)
        .toString(16)
        .toUpperCase()
    default:
      throw new CelFunctionError(
        `could not parse formatting clause: unrecognized formatting clause "${verb}"`,
      )
  }
}

/** `%s`, `%d`, `%.2f`, `%e`, `%b`, `%o`, `%x`, `%X`, `%%`. */
function format(template: string, args: readonly unknown[]): string {
  let next = 0
  return template.replace(/%(?:\.(\d+))?(.)/g, (_, precision: string | undefined, verb: string) => {
    if (verb === '%') return '%'
    if (next >= args.length) throw new CelFunctionError(`index ${next} out of range`)
    const value = args[next]
    next += 1
    return formatVerb(verb, precision, value)
  })
}

export const strings: Library = (env) => {
  const name = namespaceOf(env, 'strings')
  functions(env, {
    'string.charAt(int): string': charAt,
    'string.replace(string, string): string': (text: string, from: string, to: string) =>
      replace(text, from, to),
    'string.replace(string, string, int): string': replace,
    'string.reverse(): string': (text: string) => [...text].reverse().join(''),
    'string.format(list): string': format,
    [`${name}.quote(string): string`]: (_: unknown, text: string) => JSON.stringify(text),
  })
}
