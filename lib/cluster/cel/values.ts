/** JSON values as CEL sees them. */
import { Optional, parse } from '@marcbachmann/cel-js'

const TIMESTAMP = 'google.protobuf.Timestamp'
const DURATION = 'google.protobuf.Duration'

/**
 * The declared shape of a value: a CEL type by name, or a list, a map, an object with known fields.
 * `dyn` is anything.
 */
export type CelType =
  | 'dyn'
  | 'bool'
  | 'int'
  | 'double'
  | 'string'
  | 'bytes'
  | typeof TIMESTAMP
  | typeof DURATION
  | 'kubernetes.authorization.Authorizer'
  | { list: CelType }
  | { map: CelType }
  /** A value that may be absent: an optional in CEL's sense. */
  | { optional: CelType }
  /** Of a plain one the fields go by their own names, keywords or not. */
  | { fields: Readonly<Record<string, CelType>>; plain?: true }

const KEYWORDS = new Set(
  `true false null in as break const continue else for function if import let loop package namespace
   return`.split(/\s+/),
)

const ESCAPES: Record<string, string> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
}

/** The name by which an expression reaches a property: `foo-bar` is `foo__dash__bar`. */
export function escapeProperty(name: string): string {
  if (KEYWORDS.has(name)) return `__${name}__`
  return name.replace(/__|[.\-/]/g, (part) => ESCAPES[part] ?? part)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const timestamp = parse('timestamp(text)')
const duration = parse('duration(text)')

/** A timestamp or a duration of the library's own types; text that is neither stays text. */
function convert(text: string, type: CelType): unknown {
  const full = type === TIMESTAMP && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text
  try {
    return type === TIMESTAMP ? timestamp({ text: full }) : duration({ text: full })
  } catch {
    return text
  }
}

function objectToCel(
  value: Record<string, unknown>,
  typeOf: (key: string) => CelType,
  name: (key: string) => string,
): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    if (key !== '__proto__') out[name(key)] = toCel(inner, typeOf(key))
  }
  return out
}

/** Whole numbers become ints, unless the type says double; fields get the names that expressions use. */
export function toCel(value: unknown, type: CelType): unknown {
  if (typeof type === 'object' && 'optional' in type) {
    return value === undefined ? Optional.none() : Optional.of(toCel(value, type.optional))
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) && type !== 'double' ? BigInt(value) : value
  }
  if (typeof value === 'string') {
    return type === TIMESTAMP || type === DURATION ? convert(value, type) : value
  }
  if (Array.isArray(value)) {
    const of = typeof type === 'object' && 'list' in type ? type.list : 'dyn'
    return value.map((item) => toCel(item, of))
  }
  if (!isRecord(value)) return value ?? null
  // What libraries make stays what it is.
  if (!isPlain(value)) return value
  if (typeof type === 'object' && 'fields' in type) {
    const { fields, plain } = type
    const typeOf = (key: string): CelType => (Object.hasOwn(fields, key) ? (fields[key] ?? 'dyn') : 'dyn')
    return objectToCel(value, typeOf, plain ? (key) => key : escapeProperty)
  }
  const of: CelType = typeof type === 'object' && 'map' in type ? type.map : 'dyn'
  return objectToCel(
    value,
    () => of,
    (key) => key,
  )
}
