import { decodeBytes } from '@/lib/cluster/apimachinery/base64'
import { compareStrings, isMap } from '../../go-format'
import { sprint, sprintf } from './sprintf'
import { isNothing, show, truth, typeName } from './values'

/** What a function says of its arguments; `error calling NAME: ` stands before it. */
export class FunctionError extends Error {}

/** What a parameter takes; `any` takes everything, nothing included. */
export type ParameterType = 'string' | 'int' | 'float' | 'bool' | 'map' | 'list' | 'any'

export interface TemplateFunction {
  /** How many arguments it takes at least. */
  least: number
  /** Whether it takes more than that. */
  variadic: boolean
  /** What its parameters take, by position, the last one for all behind it where it is variadic; `any` by default. */
  types?: readonly ParameterType[]
  /** What it throws but for a FunctionError is a bug. */
  run(args: unknown[]): unknown
}

const NO_VALUE = 'reflect: call of reflect.Value.Type on zero Value'

function length([value]: unknown[]): bigint {
  if (value === undefined) throw new FunctionError(NO_VALUE)
  if (value === null) throw new FunctionError('len of nil pointer')
  if (typeof value === 'string') return BigInt(new TextEncoder().encode(value).length)
  if (Array.isArray(value)) return BigInt(value.length)
  if (isMap(value)) return BigInt(Object.keys(value).length)
  throw new FunctionError(`len of type ${typeName(value)}`)
}

function indexNumber(key: unknown, limit: number): number {
  if (isNothing(key)) throw new FunctionError('cannot index slice/array with nil')
  if (typeof key !== 'bigint') {
    throw new FunctionError(`cannot index slice/array with type ${typeName(key)}`)
  }
  if (key < 0 || key >= limit) throw new FunctionError(`index out of range: ${key}`)
  return Number(key)
}

function index([item, ...keys]: unknown[]): unknown {
  if (item === undefined) throw new FunctionError('index of untyped nil')
  return keys.reduce((current, key) => {
    if (isNothing(current)) throw new FunctionError('index of nil pointer')
    if (Array.isArray(current)) return current[indexNumber(key, current.length)] as unknown
    if (typeof current === 'string') return BigInt(current.charCodeAt(indexNumber(key, current.length)))
    if (!isMap(current)) throw new FunctionError(`can't index item of type ${typeName(current)}`)
    if (isNothing(key)) throw new FunctionError('value is nil; should be of type string')
    if (typeof key !== 'string') {
      throw new FunctionError(`value has type ${typeName(key)}; should be string`)
    }
    return current[key] ?? null
  }, item)
}

function slice([item, ...bounds]: unknown[]): unknown {
  if (item === undefined) throw new FunctionError('slice of untyped nil')
  if (typeof item !== 'string' && !Array.isArray(item)) {
    throw new FunctionError(`can't slice item of type ${typeName(item)}`)
  }
  const [from = 0, to = item.length] = bounds.map((bound) => indexNumber(bound, item.length + 1))
  if (from > to) throw new FunctionError(`invalid slice index: ${from} > ${to}`)
  return item.slice(from, to)
}

type Kind = 'bool' | 'int' | 'float' | 'string'

function basicKind(value: unknown): Kind | undefined {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'float'
  return undefined
}

function equal(a: unknown, b: unknown): boolean {
  const [left, right] = [basicKind(a), basicKind(b)]
  if (left !== right) {
    if (isNothing(a) || isNothing(b)) return false
    throw new FunctionError('incompatible types for comparison')
  }
  if (left) return a === b
  if (isNothing(a) || isNothing(b)) return isNothing(a) === isNothing(b)
  throw new FunctionError(`non-comparable type ${show(a)}: ${typeName(a)}`)
}

function equalAny([first, ...others]: unknown[]): boolean {
  if (others.length === 0) throw new FunctionError('missing argument for comparison')
  return others.some((other) => equal(first, other))
}

function order([a, b]: unknown[]): number {
  const [left, right] = [basicKind(a), basicKind(b)]
  if (!left || !right || left === 'bool') throw new FunctionError('invalid type for comparison')
  if (left !== right) throw new FunctionError('incompatible types for comparison')
  return typeof a === 'string' ? compareStrings(a, b as string) : Number(a) - Number(b)
}

function base64decode([value]: unknown[]): string {
  const text = (value as string).replace(/[\r\n]/g, '')
  const bad = /[^A-Za-z0-9+/=]/.exec(text)?.index ?? -1
  if (bad >= 0 || text.length % 4 !== 0 || !/^[^=]*={0,2}$/.test(text)) {
    const at = bad >= 0 ? bad : text.length % 4 === 0 ? text.indexOf('=') : text.length - (text.length % 4)
    throw new FunctionError(`base64 decode failed: illegal base64 data at input byte ${at}`)
  }
  return new TextDecoder().decode(Uint8Array.from(decodeBytes(text)))
}

const HTML: Record<string, string> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\0': '\ufffd',
}
const SCRIPT: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
}

const text = (args: unknown[]) => (args.length === 1 && typeof args[0] === 'string' ? args[0] : sprint(args))

function script(args: unknown[]): string {
  return text(args).replace(
    /[\\'"<>&=\u0000-\u001f]/g,
    (char) => SCRIPT[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

function urlQuery(args: unknown[]): string {
  return encodeURIComponent(text(args))
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function exists([value, ...keys]: unknown[]): boolean {
  try {
    return index([value, ...keys]) !== null
  } catch (error) {
    if (error instanceof FunctionError) return false
    throw error
  }
}

const fixed = (least: number, run: TemplateFunction['run']): TemplateFunction => ({
  least,
  variadic: false,
  run,
})
const atLeast = (least: number, run: TemplateFunction['run']): TemplateFunction => ({
  least,
  variadic: true,
  run,
})

/** Go's builtins. `and` and `or` stop early: see the interpreter. */
export const BUILTINS: Readonly<Record<string, TemplateFunction>> = {
  and: atLeast(1, ([first]) => first),
  or: atLeast(1, ([first]) => first),
  call: atLeast(1, () => {
    throw new FunctionError('non-function')
  }),
  html: atLeast(0, (args) => text(args).replace(/["'&<>\0]/g, (char) => HTML[char] ?? char)),
  index: atLeast(1, index),
  js: atLeast(0, script),
  len: fixed(1, length),
  not: fixed(1, ([value]) => !truth(value)),
  print: atLeast(0, sprint),
  printf: { ...atLeast(1, ([format, ...args]) => sprintf(String(format), args)), types: ['string', 'any'] },
  println: atLeast(0, (args) => `${args.map(show).join(' ')}\n`),
  slice: atLeast(1, slice),
  urlquery: atLeast(0, urlQuery),
  eq: atLeast(1, equalAny),
  ne: fixed(2, ([a, b]) => !equal(a, b)),
  lt: fixed(2, (args) => order(args) < 0),
  le: fixed(2, (args) => order(args) <= 0),
  gt: fixed(2, (args) => order(args) > 0),
  ge: fixed(2, (args) => order(args) >= 0),
}

/** Go's builtins, and kubectl's own. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  ...BUILTINS,
  base64decode: { ...fixed(1, base64decode), types: ['string'] },
  exists: atLeast(1, exists),
}
