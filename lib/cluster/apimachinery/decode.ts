/**
 * JSON → a typed object as Go's decoder sees it: type errors in its words, unknown fields collected,
 * zero values that `omitempty` drops dropped, quantities canonical.
 * Mirrors: sigs.k8s.io/json and k8s.io/apimachinery/pkg/runtime/serializer/json.
 */
import { goTypeName, isOmittedZero } from '@/lib/cluster/apimachinery/go-types'
import { isObject, jsonKind } from '@/lib/cluster/apimachinery/json-patch'
import { canonicalQuantity, milliQuantity } from '@/lib/cluster/apimachinery/quantity'
import { type Field, type FieldType, fieldsOf, shortTypeName } from '@/lib/cluster/apimachinery/schema'
import { formatMicroTime, formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { part } from '@/lib/cluster/sim/parts'

/** What Go's decoder says: `json: cannot unmarshal …`. */
export class DecodeError extends Error {}

/** A value of a wrong type; `conversion` is what the unstructured converter says of it. */
export class ConversionError extends DecodeError {
  constructor(
    message: string,
    readonly conversion: string,
  ) {
    super(message)
  }
}

/** Go's kind of a JSON value. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'object' ? 'map' : typeof value
}

function conversionMessage(value: unknown, type: FieldType, goType: string): string {
  switch (type.kind) {
    case 'object':
      return `cannot restore struct from: ${kindOf(value)}`
    case 'list':
      return `cannot restore slice from ${kindOf(value)}`
    case 'map':
      return `cannot restore map from ${kindOf(value)}`
    case 'scalar': {
      // Go can convert numbers among each other and integers to strings: the converter then refuses itself.
      const number = /^u?int|^float/.test(goType)
      if (typeof value === 'number' && (number || (Number.isInteger(value) && goType !== 'bool')))
        return `cannot convert ${kindOf(value)} to ${goType}`
      return `unrecognized type: ${goType.includes('.') ? 'string' : goType}`
    }
  }
}

const isText = (type: FieldType): boolean => type.kind === 'scalar' && type.scalar === 's'

const NOTHING: Record<string, unknown> = {}
const NO_ITEMS: unknown[] = []

/** Most maps have a key or two. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  return keys.length > 1 ? keys.sort() : keys
}

class Decoder {
  readonly unknownFields: string[] = []
  /** Where it is: fields, indexes of lists and (with a dot) keys of maps. Only errors read it. */
  private readonly place: (string | number)[] = []

  /** @param sorted fields in the order in which problems are told */
  constructor(private readonly sorted: boolean) {}

  /** With indexes and keys, as strict decoding has it. */
  private path(): string {
    return this.place
      .map((part) => (typeof part === 'number' ? `[${part}]` : part.startsWith('.') ? part : `.${part}`))
      .join('')
      .replace(/^\./, '')
  }

  /** Fields only, as Go's errors have it: `spec.containers.ports.containerPort`. */
  private goPath(): string {
    return this.place.filter((part) => typeof part === 'string' && !part.startsWith('.')).join('.')
  }

  private mismatch(value: unknown, fieldType: FieldType, owner: string, field: string): DecodeError {
    const type = goTypeName(fieldType, owner, field)
    const kind = typeof value === 'number' && /int/.test(type) ? `number ${value}` : jsonKind(value)
    return new ConversionError(
      `json: cannot unmarshal ${kind} into Go struct field ${shortTypeName(owner)}.${this.goPath()} of type ${type}`,
      conversionMessage(value, fieldType, type),
    )
  }

  /** @param was what is stored there: parts of it have been decoded */
  object(value: Record<string, unknown>, type: string, was?: unknown): Record<string, unknown> {
    const fields = fieldsOf(type)
    if (!fields) return value
    // Most are as they should be: a copy that is mended is made faster than one that is built.
    let out: Record<string, unknown> = this.sorted ? {} : { ...value }
    let whole = !this.sorted
    const before = isObject(was) ? was : NOTHING
    const keys = Object.keys(value)
    for (const key of this.sorted ? keys.sort() : keys) {
      const item = value[key]
      const kept = this.member(key, item, fields, type, before[key])
      if (kept === undefined && whole) {
        const all = out
        out = Object.fromEntries(keys.slice(0, keys.indexOf(key)).map((one) => [one, all[one]]))
        whole = false
      }
      if (kept !== undefined && (!whole || kept !== item)) out[key] = kept
    }
    return out
  }

  /** What of a member is kept; undefined: nothing. */
  private member(
    key: string,
    item: unknown,
    fields: ReadonlyMap<string, Field>,
    type: string,
    was: unknown,
  ): unknown {
    const field = fields.get(key)
    if (!field) {
      const path = this.path()
      this.unknownFields.push(path ? `${path}.${key}` : key)
      return undefined
    }
    if (item === null || item === undefined) return undefined
    if (typeof item === 'string' && item !== '' && isText(field.type)) return item
    if (item === was && typeof item === 'object') return item
    this.place.push(key)
    const decoded = this.value(item, field.type, type, field, was)
    this.place.pop()
    return isOmittedZero(type, field, decoded) ? undefined : decoded
  }

  private value(value: unknown, type: FieldType, owner: string, field: Field, was?: unknown): unknown {
    switch (type.kind) {
      case 'object':
        if (!isObject(value)) {
          if (!fieldsOf(type.type)) return value
          throw this.mismatch(value, type, owner, field.name)
        }
        return this.object(value, type.type, was)
      case 'list': {
        if (!Array.isArray(value)) throw this.mismatch(value, type, owner, field.name)
        const items: unknown[] = []
        const before = Array.isArray(was) ? was : NO_ITEMS
        for (let at = 0; at < value.length; at++) {
          const item: unknown = value[at]
          if (item === null && type.of.kind === 'object') items.push({})
          else if (item === before[at] && isObject(item)) items.push(item)
          else items.push(this.inner(at, item, type.of, owner, field, before[at]))
        }
        return items
      }
      case 'map': {
        if (!isObject(value)) throw this.mismatch(value, type, owner, field.name)
        const out: Record<string, unknown> = {}
        for (const key of sortedKeys(value)) {
          const item = value[key]
          if (typeof item === 'string' && isText(type.of)) out[key] = item
          else
            out[key] = item === null ? emptyOf(type.of) : this.inner(`.${key}`, item, type.of, owner, field)
          // Maps of quantities are resource lists: SetDefaults_ResourceList.
          if (type.of.kind === 'scalar' && type.of.scalar === 'q' && item !== null)
            out[key] = milliQuantity(out[key] as string)
        }
        return out
      }
      case 'scalar':
        return this.scalar(value, type, owner, field)
    }
  }

  private inner(
    part: string | number,
    value: unknown,
    type: FieldType,
    owner: string,
    field: Field,
    was?: unknown,
  ) {
    this.place.push(part)
    const decoded = this.value(value, type, owner, field, was)
    this.place.pop()
    return decoded
  }

  private scalar(
    value: unknown,
    type: Extract<FieldType, { kind: 'scalar' }>,
    owner: string,
    field: Field,
  ): unknown {
    const wrong = () => this.mismatch(value, type, owner, field.name)
    switch (type.scalar) {
      case '*':
        return value
      case 's':
        if (typeof value !== 'string') throw wrong()
        return value
      case 'b':
        if (typeof value !== 'boolean') throw wrong()
        return value
      case 'i':
      case 'l':
        if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong()
        if (type.scalar === 'i' && (value > 2_147_483_647 || value < -2_147_483_648)) throw wrong()
        return value
      case 'f':
        if (typeof value !== 'number') throw wrong()
        return value
      case 'x':
        if (typeof value === 'string') return value
        if (typeof value === 'number' && Number.isInteger(value)) return value
        throw new DecodeError(
          `json: cannot unmarshal ${typeof value === 'number' ? `number ${value}` : jsonKind(value)} into Go value of type int32`,
        )
      case 'q':
        if (typeof value !== 'string' && typeof value !== 'number') throw wrong()
        return decodeQuantity(value)
      case 't':
      case 'u':
        return this.time(value, type.scalar)
      case 'y':
        if (typeof value !== 'string') throw wrong()
        return decodeBase64(value)
    }
  }

  private time(value: unknown, scalar: 't' | 'u'): string {
    if (typeof value !== 'string')
      throw new DecodeError('json: cannot unmarshal number into Go value of type string')
    const ms = parseTime(value)
    if (ms === undefined) throw new DecodeError(part('timeProblem').timeProblem(value))
    return scalar === 't' ? formatTime(ms) : formatMicroTime(ms)
  }
}

const emptyOf = (type: FieldType): unknown =>
  type.kind === 'list'
    ? []
    : type.kind === 'scalar' && type.scalar !== 'b'
      ? /[ilf]/.test(type.scalar)
        ? 0
        : ''
      : {}

function decodeQuantity(value: string | number): string {
  try {
    return canonicalQuantity(value)
  } catch (error) {
    throw new DecodeError(error instanceof Error ? error.message : String(error))
  }
}

/** Checks standard base64, which Secrets' data must be; the text itself is kept. */
function decodeBase64(value: string): string {
  const clean = value.replace(/[\r\n]/g, '')
  const bad = /[^A-Za-z0-9+/=]/.exec(clean)
  if (bad) throw new DecodeError(`illegal base64 data at input byte ${bad.index}`)
  const equals = clean.indexOf('=')
  const body = equals < 0 ? clean : clean.slice(0, equals)
  const padding = equals < 0 ? 0 : clean.length - equals
  if (clean.length % 4 !== 0 || padding > 2 || !/^=*$/.test(clean.slice(body.length))) {
    throw new DecodeError(`illegal base64 data at input byte ${clean.length - (clean.length % 4)}`)
  }
  return clean
}

export interface Decoded {
  object: Record<string, unknown>
  /** Paths of fields that the type does not have. */
  unknownFields: string[]
}

/**
 * Decodes a body into a type of the schema. The body is not changed.
 * @throws DecodeError
 */
export function decode(body: Record<string, unknown>, type: string): Decoded {
  const object = decodeClean(body, type)
  if (object) return { object, unknownFields: [] }
  // Go's encoder sorts the keys of what kubectl sends: the first error is the first by name.
  const decoder = new Decoder(true)
  return { object: decoder.object(body, type), unknownFields: decoder.unknownFields }
}

/** Undefined when there is something to say of the body. @param was what is stored: where the body is made of its parts, they are kept */
export function decodeClean(
  body: Record<string, unknown>,
  type: string,
  was?: object,
): Record<string, unknown> | undefined {
  const decoder = new Decoder(false)
  try {
    const object = decoder.object(body, type, was)
    return decoder.unknownFields.length === 0 ? object : undefined
  } catch (error) {
    if (error instanceof DecodeError) return undefined
    throw error
  }
}
