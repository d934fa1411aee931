/** jq's functions of values. */
import { byteLength } from '@/lib/userland/kernel/text'
import { deletePaths, indicesOf, keysOf, setPath } from '@/lib/userland/tools/jq/access'
import { breakDown, formatTime, mktime, parseTime } from '@/lib/userland/tools/jq/dates'
import { formatted } from '@/lib/userland/tools/jq/formats'
import { JsonError, parseJson, parseNumber } from '@/lib/userland/tools/jq/json'
import { binary, split } from '@/lib/userland/tools/jq/operators'
import { matches } from '@/lib/userland/tools/jq/regexps'
import {
  compare,
  described,
  equal,
  isLiteral,
  JqError,
  type Json,
  kindOf,
  numberOf,
  printed,
} from '@/lib/userland/tools/jq/value'
import { Halt, type World } from '@/lib/userland/tools/jq/world'
import { atan2, cos, exp, frexp, log, power, sin } from '@/lib/userland/tools/shared/math'

type Builtin = (input: Json, args: Json[], world: World) => Json

const fail = (message: string): never => {
  throw new JqError(message)
}

const text = (value: Json, what: string): string => (typeof value === 'string' ? value : fail(what))

const math = (name: string, f: (value: number) => number): [string, Builtin] => [
  `${name}/0`,
  (input) => f(numberOf(input) ?? fail(`${described(input)} number required`)),
]

const number = (value: Json) => numberOf(value) ?? fail(`${described(value)} number required`)

function lengthOf(value: Json): Json {
  const size = numberOf(value)
  if (size !== undefined) return Math.abs(size)
  if (value === null) return 0
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  return value instanceof Map ? value.size : fail(`${described(value)} has no length`)
}

function has(value: Json, key: Json): boolean {
  const at = numberOf(key)
  if (value instanceof Map && typeof key === 'string') return value.has(key)
  if (Array.isArray(value) && at !== undefined) return at >= 0 && at < value.length
  return fail(
    `Cannot check whether ${kindOf(value)} has a ${typeof key === 'string' ? 'string' : kindOf(key)} key`,
  )
}

function contains(a: Json, b: Json): boolean {
  if (a instanceof Map && b instanceof Map) {
    return [...b].every(([key, value]) => a.has(key) && contains(a.get(key)!, value))
  }
  if (Array.isArray(a) && Array.isArray(b))
    return b.every((item) => a.some((other) => kindOf(other) === kindOf(item) && contains(other, item)))
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b)
  if (kindOf(a) === kindOf(b)) return equal(a, b)
  return fail(`${described(a)} and ${described(b)} cannot have their containment checked`)
}

const array = (value: Json, what: string): Json[] =>
  Array.isArray(value) ? value : fail(`${described(value)} cannot be ${what}, as it is not an array`)

function flatten(value: Json[], depth: number): Json[] {
  return value.flatMap((item) => (Array.isArray(item) && depth > 0 ? flatten(item, depth - 1) : [item]))
}

/** Items with their keys, sorted by them. */
function sorted(value: Json, keys: Json, what: string): { item: Json; key: Json }[] {
  const list = array(value, what)
  return list.map((item, at) => ({ item, key: (keys as Json[])[at]! })).sort((a, b) => compare(a.key, b.key))
}

function grouped(value: Json, keys: Json): Json[][] {
  const out: Json[][] = []
  let last: Json | undefined
  for (const { item, key } of sorted(value, keys, 'grouped')) {
    if (last !== undefined && equal(last, key)) out.at(-1)!.push(item)
    else out.push([item])
    last = key
  }
  return out
}

function extreme(value: Json, keys: Json, sign: number): Json {
  let best: { item: Json; key: Json } | undefined
  for (const [at, item] of array(value, 'searched').entries()) {
    const key = (keys as Json[])[at]!
    const order = best ? compare(key, best.key) * sign : 1
    if (order > 0 || (order === 0 && sign > 0)) best = { item, key }
  }
  return best?.item ?? null
}

function indices(value: Json, part: Json): Json {
  if (value === null) return null
  if (typeof value === 'string' && typeof part === 'string') {
    const out: number[] = []
    if (part === '') return null
    for (let at = value.indexOf(part); at >= 0; at = value.indexOf(part, at + 1))
      out.push([...value.slice(0, at)].length)
    return out
  }
  if (Array.isArray(value)) return indicesOf(value, Array.isArray(part) ? part : [part])
  return fail(`Cannot determine indices of ${described(value)}`)
}

const firstIndex = (value: Json, part: Json, at: number): Json => {
  const found = indices(value, part)
  return Array.isArray(found) ? (found.at(at) ?? null) : null
}

function implode(value: Json): string {
  if (!Array.isArray(value)) return fail('implode input must be an array')
  return value
    .map((code) => {
      const point = numberOf(code)
      if (point === undefined) return fail('Unicode codepoint must be numeric')
      return point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point)
    })
    .join('')
}

function toNumber(value: Json): Json {
  if (numberOf(value) !== undefined) return value
  if (typeof value !== 'string') return fail(`${described(value)} cannot be parsed as a number`)
  return (
    parseNumber(value.trim()) ??
    fail(`Invalid numeric literal at EOF at line 1, column ${byteLength(value)} (while parsing '${value}')`)
  )
}

function fromJson(value: Json): Json {
  const source = text(value, `${described(value)} only strings can be parsed`)
  try {
    return source.trim() === '' ? null : parseJson(source)
  } catch (error) {
    if (error instanceof JsonError) return fail(`${error.message} (while parsing '${source}')`)
    throw error
  }
}

function transpose(value: Json): Json {
  const rows = array(value, 'transposed') as Json[][]
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? null))
}

function search(value: Json, target: Json): Json {
  const list = array(value, 'searched from')
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = compare(list[middle]!, target)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1 - low
}

function join(value: Json, separator: Json): Json {
  const list = array(value, 'joined')
  if (list.length === 0) return ''
  let out = ''
  for (const [at, item] of list.entries()) {
    const part =
      item === null
        ? ''
        : typeof item === 'number' || typeof item === 'boolean' || isLiteral(item)
          ? printed(item)
          : item
    const before = at === 0 ? '' : separator
    const joined = binary('+', binary('+', out, before), part)
    out = joined as string
  }
  return out
}

const ascii = (from: RegExp, shift: number) => (input: Json) =>
  text(input, 'explode input must be a string').replace(from, (char) =>
    String.fromCharCode(char.charCodeAt(0) + shift),
  )

const trim = (name: string, pattern: RegExp): [string, Builtin] => [
  `${name}/0`,
  (input) => text(input, `${described(input)} cannot be trimmed`).replace(pattern, ''),
]

const round = (value: number) => (value < 0 ? -Math.round(-value) : Math.round(value))

export const BUILTINS: Readonly<Record<string, Builtin>> = {
  'length/0': lengthOf,
  'utf8bytelength/0': (input) =>
    typeof input === 'string'
      ? byteLength(input)
      : fail(`${described(input)} only strings have UTF-8 byte length`),
  'keys/0': keysOf,
  'keys_unsorted/0': (input) => (input instanceof Map ? [...input.keys()] : keysOf(input)),
  'has/1': (input, [key]) => has(input, key!),
  'contains/1': (input, [part]) => contains(input, part!),
  'add/0': (input) =>
    (input instanceof Map
      ? [...input.values()]
      : Array.isArray(input)
        ? input
        : (fail(`Cannot iterate over ${described(input)}`) as Json[])
    ).reduce<Json>((sum, item) => binary('+', sum, item), null),
  'type/0': kindOf,
  'tostring/0': (input) => (typeof input === 'string' ? input : printed(input)),
  'tonumber/0': toNumber,
  'tojson/0': (input) => printed(input),
  'fromjson/0': fromJson,
  'ascii_downcase/0': ascii(/[A-Z]/g, 32),
  'ascii_upcase/0': ascii(/[a-z]/g, -32),
  'explode/0': (input) =>
    [...text(input, `${described(input)} cannot be exploded`)].map((char) => char.codePointAt(0)!),
  'implode/0': implode,
  'startswith/1': (input, [part]) =>
    typeof input === 'string' && typeof part === 'string'
      ? input.startsWith(part)
      : fail('startswith() requires string inputs'),
  'endswith/1': (input, [part]) =>
    typeof input === 'string' && typeof part === 'string'
      ? input.endsWith(part)
      : fail('endswith() requires string inputs'),
  'ltrimstr/1': (input, [part]) =>
    typeof input === 'string' && typeof part === 'string' && input.startsWith(part)
      ? input.slice(part.length)
      : input,
  'rtrimstr/1': (input, [part]) =>
    typeof input === 'string' && typeof part === 'string' && part !== '' && input.endsWith(part)
      ? input.slice(0, -part.length)
      : input,
  ...Object.fromEntries([trim('trim', /^\s+|\s+$/g), trim('ltrim', /^\s+/), trim('rtrim', /\s+$/)]),
  'split/1': (input, [separator]) =>
    typeof input === 'string' && typeof separator === 'string'
      ? split(input, separator)
      : fail('split input and separator must be strings'),
  'join/1': (input, [separator]) => join(input, separator!),
  'flatten/0': (input) => flatten(array(input, 'flattened'), 1000),
  'flatten/1': (input, [depth]) =>
    number(depth!) < 0
      ? fail('flatten depth must not be negative')
      : flatten(array(input, 'flattened'), number(depth!)),
  'reverse/0': (input) =>
    input === null
      ? []
      : typeof input === 'string'
        ? [...input].reverse().join('')
        : [...array(input, 'reversed')].reverse(),
  'sort/0': (input) => [...array(input, 'sorted')].sort(compare),
  'unique/0': (input) =>
    [...array(input, 'sorted')]
      .sort(compare)
      .filter((item, at, all) => at === 0 || !equal(all[at - 1]!, item)),
  'min/0': (input) => extreme(input, input, -1),
  'max/0': (input) => extreme(input, input, 1),
  '_sort_by/1': (input, [keys]) => sorted(input, keys!, 'sorted').map(({ item }) => item),
  '_group_by/1': (input, [keys]) => grouped(input, keys!),
  '_min_by/1': (input, [keys]) => extreme(input, keys!, -1),
  '_max_by/1': (input, [keys]) => extreme(input, keys!, 1),
  '_match/3': (input, [pattern, flags, isTest]) => matches(input, pattern!, flags!, isTest === true),
  'indices/1': (input, [part]) => indices(input, part!),
  'index/1': (input, [part]) => firstIndex(input, part!, 0),
  'rindex/1': (input, [part]) => firstIndex(input, part!, -1),
  'transpose/0': transpose,
  'bsearch/1': (input, [target]) => search(input, target!),
  'setpath/2': (input, [path, value]) =>
    setPath(input, Array.isArray(path) ? path : fail('Path must be specified as an array'), value!),
  'delpaths/1': (input, [paths]) =>
    deletePaths(input, Array.isArray(paths) ? paths : fail('Paths must be specified as an array')),
  'now/0': (_, __, world) => world.now() / 1000,
  'mktime/0': mktime,
  'gmtime/0': (input) => breakDown(input, 'gmtime', undefined),
  'localtime/0': (input, _, world) => breakDown(input, 'localtime', world.tz),
  'strftime/1': (input, [format]) => formatTime(input, format!, 'strftime', undefined),
  'strflocaltime/1': (input, [format], world) => formatTime(input, format!, 'strflocaltime', world.tz),
  'strptime/1': (input, [format]) => parseTime(input, format!),
  'format/1': (input, [name]) => formatted(`@${name}`, input),
  'input_filename/0': (_, __, world) => world.fileName(),
  'input_line_number/0': (_, __, world) => world.line(),
  'halt/0': () => {
    throw new Halt(0)
  },
  'halt_error/1': (input, [code]) => {
    throw new Halt(numberOf(code!) ?? fail('halt_error/1: number required'), input)
  },
  'infinite/0': () => Number.POSITIVE_INFINITY,
  'nan/0': () => Number.NaN,
  'null/0': () => null,
  'true/0': () => true,
  'false/0': () => false,
  'isinfinite/0': (input) => Math.abs(number(input)) === Number.POSITIVE_INFINITY,
  'isnan/0': (input) => Number.isNaN(number(input)),
  'isnormal/0': (input) =>
    Number.isFinite(number(input)) && Math.abs(number(input)) >= 2.2250738585072014e-308,
  'pow/2': (_, [base, exponent]) => power(number(base!), number(exponent!)),
  'fmin/2': (_, [a, b]) => Math.min(number(a!), number(b!)),
  'fmax/2': (_, [a, b]) => Math.max(number(a!), number(b!)),
  'fmod/2': (_, [a, b]) => number(a!) % number(b!),
  'atan2/2': (_, [y, x]) => atan2(number(y!), number(x!)),
  'ldexp/2': (_, [value, exponent]) => number(value!) * power(2, number(exponent!)),
  'scalb/2': (_, [value, exponent]) => number(value!) * power(2, number(exponent!)),
  'frexp/0': (input) => frexp(number(input)),
  'modf/0': (input) => [number(input) % 1, Math.trunc(number(input))],
  'abs/0': (input) => (number(input) < 0 ? -number(input) : input),
  'builtins/0': () => Object.keys(BUILTINS).filter((key) => !key.startsWith('_')),
  ...Object.fromEntries([
    math('floor', Math.floor),
    math('ceil', Math.ceil),
    math('round', round),
    math('trunc', Math.trunc),
    math('rint', (value) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value))),
    math('nearbyint', (value) =>
      Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value),
    ),
    math('fabs', Math.abs),
    math('sqrt', Math.sqrt),
    math('cbrt', (value) => Math.sign(value) * power(Math.abs(value), 1 / 3)),
    math('log', log),
    math('log2', (value) => {
      const [mantissa, exponent] = frexp(value)
      return mantissa === 0.5 ? exponent - 1 : log(value) / log(2)
    }),
    math('log10', (value) => {
      const found = log(value) / log(10)
      const whole = Math.round(found)
      return power(10, whole) === value ? whole : found
    }),
    math('exp', exp),
    math('exp2', (value) => power(2, value)),
    math('exp10', (value) => power(10, value)),
    math('sin', sin),
    math('cos', cos),
    math('tan', (value) => sin(value) / cos(value)),
    math('atan', (value) => atan2(value, 1)),
    math('significand', (value) => frexp(value)[0] * 2),
    math('logb', (value) => frexp(value)[1] - 1),
  ]),
}

/** What the evaluator does itself, as its arguments are not values. */
export const NATIVE_ARITY: ReadonlySet<string> = new Set(
  'empty/0 error/0 error/1 not/0 path/1 getpath/1 del/1 pick/1 recurse/1 repeat/1 while/2 until/2 range/1 range/2 range/3 first/1 limit/2 isempty/1 input/0 debug/0 stderr/0'.split(
    ' ',
  ),
)
