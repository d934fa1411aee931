/** jq's values: order, equality, text. Objects are Maps, so that any key is safe and order is kept. */
import { byteLength } from '@/lib/userland/kernel/text'
import { compareText } from '@/lib/userland/tools/shared/compare'

/** A number as it was written, kept as long as nobody calculates with it. */
export interface Literal {
  value: number
  text: string
}

export type JsonObject = Map<string, Json>
export type Json = null | boolean | number | Literal | string | Json[] | JsonObject

export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** An error of the program; its value is what `catch` gets. */
export class JqError extends Error {
  constructor(readonly value: Json) {
    super(typeof value === 'string' ? value : '')
  }
}

export const isLiteral = (value: Json): value is Literal =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)

export function kindOf(value: Json): Kind {
  if (value === null) return 'null'
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
    return typeof value as Kind
  }
  if (isLiteral(value)) return 'number'
  return Array.isArray(value) ? 'array' : 'object'
}

/** The number that a value is, if it is one. */
export const numberOf = (value: Json): number | undefined =>
  typeof value === 'number' ? value : isLiteral(value) ? value.value : undefined

export const isTrue = (value: Json): boolean => value !== null && value !== false

const RANK: Record<Kind, number> = { null: 0, boolean: 1, number: 3, string: 4, array: 5, object: 6 }

const rankOf = (value: Json) => (value === true ? 2 : RANK[kindOf(value)])

export const sortedKeys = (object: JsonObject): string[] => [...object.keys()].sort(compareText)

function compareArrays(a: readonly Json[], b: readonly Json[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i]!, b[i]!)
    if (order) return order
  }
  return a.length - b.length
}

/** jq's order of all values. */
export function compare(a: Json, b: Json): number {
  if (a === b) return 0
  const rank = rankOf(a) - rankOf(b)
  if (rank) return rank
  if (typeof a === 'string') return compareText(a, b as string)
  if (Array.isArray(a)) return compareArrays(a, b as Json[])
  if (a instanceof Map) {
    const keys = sortedKeys(a)
    const others = sortedKeys(b as JsonObject)
    return (
      compareArrays(keys, others) ||
      compareArrays(
        keys.map((key) => a.get(key)!),
        keys.map((key) => (b as JsonObject).get(key)!),
      )
    )
  }
  const left = numberOf(a)
  const right = numberOf(b)
  if (left === undefined || right === undefined) return 0
  // nan is less than any number.
  if (Number.isNaN(left)) return -1
  if (Number.isNaN(right)) return 1
  return left < right ? -1 : left > right ? 1 : 0
}

export const equal = (a: Json, b: Json): boolean => compare(a, b) === 0

/** A double as jq writes it: `1e+17`, `1e-05`. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null'
  if (!Number.isFinite(value)) return value > 0 ? '1.7976931348623157e+308' : '-1.7976931348623157e+308'
  if (Object.is(value, -0)) return '-0'
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const digits = mantissa.replace('-', '').replace('.', '').length
  const point = Number(exponent) + 1
  if (point > -4 && point <= digits + 15) {
    const text = String(value)
    return /e/.test(text) ? plain(value) : text
  }
  const power = String(Math.abs(Number(exponent))).padStart(2, '0')
  return `${mantissa}e${Number(exponent) < 0 ? '-' : '+'}${power}`
}

function plain(value: number): string {
  if (Math.abs(value) < 1) return value.toFixed(20).replace(/0+$/, '')
  return String(BigInt(value))
}

export interface PrintOptions {
  /** undefined: on one line. */
  indent?: string
  sortKeys?: boolean
  ascii?: boolean
  color?: boolean
}

const COLORS = {
  null: '1;30',
  false: '0;39',
  true: '0;39',
  number: '0;39',
  string: '0;32',
  array: '1;39',
  object: '1;39',
}
const KEY_COLOR = '\x1b[34;1m'
const RESET = '\x1b[0m'
const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

const hex = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

export function quoted(text: string, ascii = false): string {
  const safe = text.replace(/["\\\0-\x1f\x7f]/g, (char) => SHORT[char] ?? hex(char))
  const whole = `"${safe.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')}"`
  return ascii ? whole.replace(/[\x80-\uffff]/g, hex) : whole
}

function scalarText(value: Json, options: PrintOptions): string {
  if (typeof value === 'string') return quoted(value, options.ascii)
  if (isLiteral(value)) return value.text
  return typeof value === 'number' ? numberText(value) : String(value)
}

class Printer {
  private readonly out: string[] = []

  constructor(private readonly options: PrintOptions) {}

  private line(depth: number): void {
    if (this.options.indent !== undefined) this.out.push('\n', this.options.indent.repeat(depth))
  }

  print(value: Json, depth: number): string {
    this.value(value, depth)
    return this.out.join('')
  }

  private value(value: Json, depth: number): void {
    const { color } = this.options
    const name = typeof value === 'boolean' ? (String(value) as 'true') : kindOf(value)
    const start = color ? `\x1b[${COLORS[name as 'null']}m` : ''
    const end = color ? RESET : ''
    if (depth > 10_000) throw new JqError('Exceeds depth limit for printing')
    if (Array.isArray(value)) this.array(value, depth, start, end)
    else if (value instanceof Map) this.object(value, depth, start, end)
    else this.out.push(start, scalarText(value, this.options), end)
  }

  private array(value: Json[], depth: number, start: string, end: string): void {
    if (value.length === 0) {
      this.out.push(start, '[]', end)
      return
    }
    this.out.push(start, '[')
    for (const [index, item] of value.entries()) {
      if (index > 0) this.out.push(start, ',')
      this.line(depth + 1)
      this.value(item, depth + 1)
    }
    this.out.push(start)
    this.line(depth)
    this.out.push(start, ']', end)
  }

  private object(value: JsonObject, depth: number, start: string, end: string): void {
    if (value.size === 0) {
      this.out.push(start, '{}', end)
      return
    }
    const { sortKeys, ascii, color, indent } = this.options
    this.out.push(start, '{')
    let first = true
    for (const key of sortKeys ? sortedKeys(value) : value.keys()) {
      if (!first) this.out.push(start, ',')
      this.line(depth + 1)
      first = false
      this.out.push(end, color ? KEY_COLOR : '', quoted(key, ascii), end, start, ':')
      this.out.push(indent === undefined ? '' : ' ', end)
      this.value(value.get(key)!, depth + 1)
    }
    this.out.push(start)
    this.line(depth)
    this.out.push(start, '}', end)
  }
}

export const printed = (value: Json, options: PrintOptions = {}): string =>
  new Printer(options).print(value, 0)

/** A value in an error message: its first bytes. */
export function shown(value: Json): string {
  const text = printed(value)
  let out = ''
  for (const char of text) {
    if (byteLength(out + char) > 11 && byteLength(text) > 14) return `${out.slice(0, 11)}...`
    out += char
  }
  return text
}

export const described = (value: Json): string => `${kindOf(value)} (${shown(value)})`
