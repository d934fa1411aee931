/** PHP's functions on texts, numbers and arrays. Differs: texts are counted in letters where PHP counts bytes. */
import type { Builtin } from '@/lib/cluster/kubelet/images/php/language/builtins'
import {
  dumped,
  exported,
  formatted,
  fromJson,
  grouped,
  jsonOf,
  printed,
} from '@/lib/cluster/kubelet/images/php/language/show'
import {
  compare,
  integerOf,
  isNumeric,
  isSame,
  isTrue,
  type Key,
  keyOf,
  numberOf,
  PhpArray,
  PhpFunction,
  PhpObject,
  textOf,
  typeOf,
  type Value,
} from '@/lib/cluster/kubelet/images/php/language/values'
import { byteLength } from '@/lib/userland/kernel/text'

const MOST_TEXT = 2_000_000

const text =
  (run: (of: string, ...rest: Value[]) => Value): Builtin =>
  (_, [of = '', ...rest]) =>
    run(textOf(of), ...rest)
const number =
  (run: (of: number, by: number) => Value): Builtin =>
  (_, [of = 0, by = 0]) =>
    run(numberOf(of) ?? 0, numberOf(by) ?? 0)
const itemsOf = (value: Value | undefined): [Key, Value][] =>
  value instanceof PhpArray ? [...value.items] : []
const valuesOf = (value: Value | undefined): Value[] => itemsOf(value).map(([, one]) => one)
const list =
  (run: (of: Value[], ...rest: Value[]) => Value): Builtin =>
  (_, [of = null, ...rest]) =>
    run(valuesOf(of), ...rest)
const is =
  (test: (of: Value) => boolean): Builtin =>
  (_, [of = null]) =>
    test(of)

const escaped = (of: string) =>
  of
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')

/** Letters of `a..z` and others, as trim takes them. */
function trimmed(of: string, letters: string, ends: string): string {
  let [from, to] = [0, of.length]
  if (ends !== 'r') while (from < to && letters.includes(of.charAt(from))) from += 1
  if (ends !== 'l') while (to > from && letters.includes(of.charAt(to - 1))) to -= 1
  return of.slice(from, to)
}

const BLANK = ' \t\n\r\0\v'
const trim = (ends: string) => text((of, letters = BLANK) => trimmed(of, textOf(letters), ends))

function part(of: string, from: Value, length: Value | undefined): string {
  const start = integerOf(from) < 0 ? Math.max(0, of.length + integerOf(from)) : integerOf(from)
  if (length === undefined || length === null) return of.slice(start)
  const size = integerOf(length)
  return of.slice(start, size < 0 ? Math.max(start, of.length + size) : start + size)
}

function replaced(search: Value, to: Value, of: string): string {
  const searches = search instanceof PhpArray ? valuesOf(search) : [search]
  const texts = to instanceof PhpArray ? valuesOf(to).map(textOf) : undefined
  return searches.reduce<string>((found, one, at) => {
    const next =
      textOf(one) === '' ? found : found.split(textOf(one)).join(texts ? (texts[at] ?? '') : textOf(to))
    return next.length > MOST_TEXT ? next.slice(0, MOST_TEXT) : next
  }, of)
}

/** Bytes that are no letters stay as they are. */
export function urlEncoded(of: string): string {
  try {
    return encodeURIComponent(of)
  } catch {
    return of
  }
}

const found = (at: number): Value => (at < 0 ? false : at)

const rounded = (of: number, digits: number) => {
  let unit = 1
  for (let at = 0; at < Math.min(Math.abs(digits), 15); at++) unit *= 10
  const value = digits < 0 ? of / unit : Number((of * unit).toPrecision(15))
  const whole = Math.sign(value) * Math.round(Math.abs(value))
  return digits < 0 ? whole * unit : whole / unit
}

/** Sorts what it is given in its place. */
const sorted =
  (byKey: boolean, keeps: boolean, turn: number): Builtin =>
  (_, [of = null]) => {
    if (!(of instanceof PhpArray)) return false
    const items = [...of.items].sort((a, b) => turn * compare(a[byKey ? 0 : 1], b[byKey ? 0 : 1]))
    return refill(of, items, keeps)
  }

function refill(of: PhpArray, items: [Key, Value][], keeps: boolean): true {
  const fresh = keeps ? PhpArray.from(items) : PhpArray.of(items.map(([, value]) => value))
  of.items.clear()
  for (const [key, value] of fresh.items) of.set(key, value)
  return true
}

const byCall =
  (byKey: boolean, keeps: boolean): Builtin =>
  (_, [of = null, how = null], { call }) => {
    if (!(of instanceof PhpArray)) return false
    const at = byKey ? 0 : 1
    return refill(
      of,
      [...of.items].sort((a, b) => integerOf(call(how, [a[at], b[at]]))),
      keeps,
    )
  }

const TEXTS: Readonly<Record<string, Builtin>> = {
  strlen: text(byteLength),
  mb_strlen: text((of) => [...of].length),
  strtoupper: text((of) => of.toUpperCase()),
  strtolower: text((of) => of.toLowerCase()),
  ucfirst: text((of) => of.charAt(0).toUpperCase() + of.slice(1)),
  lcfirst: text((of) => of.charAt(0).toLowerCase() + of.slice(1)),
  ucwords: text((of) => of.replace(/(^|\s)\S/g, (one) => one.toUpperCase())),
  trim: trim(''),
  ltrim: trim('l'),
  rtrim: trim('r'),
  strrev: text((of) => [...of].reverse().join('')),
  str_repeat: text((of, times = 0) =>
    of.repeat(Math.min(Math.max(0, integerOf(times)), Math.floor(MOST_TEXT / (of.length || 1)))),
  ),
  str_pad: text((of, size = 0, pad = ' ', type = 1) => {
    const width = Math.min(integerOf(size), MOST_TEXT)
    return integerOf(type) === 0 ? of.padStart(width, textOf(pad)) : of.padEnd(width, textOf(pad))
  }),
  substr: text((of, from = 0, length) => part(of, from, length)),
  substr_count: text((of, what = '') => (what === '' ? 0 : of.split(textOf(what)).length - 1)),
  strpos: text((of, what = '') => found(of.indexOf(textOf(what)))),
  stripos: text((of, what = '') => found(of.toLowerCase().indexOf(textOf(what).toLowerCase()))),
  strrpos: text((of, what = '') => found(of.lastIndexOf(textOf(what)))),
  strstr: text((of, what = '') => (of.includes(textOf(what)) ? of.slice(of.indexOf(textOf(what))) : false)),
  str_contains: text((of, what = '') => of.includes(textOf(what))),
  str_starts_with: text((of, what = '') => of.startsWith(textOf(what))),
  str_ends_with: text((of, what = '') => of.endsWith(textOf(what))),
  strcmp: text((of, other = '') => Math.sign(compare(`_${of}`, `_${textOf(other)}`))),
  nl2br: text((of) => of.replaceAll('\n', '<br />\n')),
  htmlspecialchars: text(escaped),
  htmlentities: text(escaped),
  strip_tags: text((of) => of.replace(/<[^<>]*>/g, '')),
  addslashes: text((of) => of.replace(/[\\'"]/g, '\\$&')),
  urlencode: text((of) => urlEncoded(of).replaceAll('%20', '+')),
  rawurlencode: text(urlEncoded),
  basename: text((of) => of.replace(/\/+$/, '').replace(/^.*\//, '')),
  dirname: text((of) => of.replace(/\/[^/]*\/*$/, '') || (of.startsWith('/') ? '/' : '.')),
  str_replace: (_, [search = '', to = '', of = '']) => replaced(search, to, textOf(of)),
  implode: (_, [glue = '', of = null]) =>
    glue instanceof PhpArray
      ? valuesOf(glue)
          .map(textOf)
          .join(of === null ? '' : textOf(of))
      : valuesOf(of).map(textOf).join(textOf(glue)),
  explode: (runtime, [by = '', of = '', most = null]) => {
    if (by === '') return runtime.fail('ValueError', 'explode(): Argument #1 ($separator) cannot be empty')
    const parts = textOf(of).split(textOf(by))
    const count = integerOf(most)
    return PhpArray.of(
      count > 0
        ? [...parts.slice(0, count - 1), parts.slice(count - 1).join(textOf(by))].filter(
            (_, at) => at < count && at < parts.length,
          )
        : parts,
    )
  },
  str_split: text((of, size = 1) =>
    PhpArray.of(of.match(new RegExp(`[\\s\\S]{1,${Math.max(1, integerOf(size))}}`, 'g')) ?? ['']),
  ),
  sprintf: (_, values) => formatted(values),
  printf: (runtime, values) => {
    const shown = formatted(values)
    runtime.say(shown)
    return byteLength(shown)
  },
  number_format: (_, [of = 0, digits = 0, point = '.', comma = ',']) =>
    grouped(rounded(numberOf(of) ?? 0, integerOf(digits)), integerOf(digits), textOf(point), textOf(comma)),
  json_encode: (_, [of = null, flags = 0]) => jsonOf(of, integerOf(flags)),
  json_decode: text((of, arrays = false) => fromJson(of, isTrue(arrays)) ?? null),
  dechex: number((of) => Math.trunc(of).toString(16)),
  decbin: number((of) => Math.trunc(of).toString(2)),
}

const NUMBERS: Readonly<Record<string, Builtin>> = {
  abs: number(Math.abs),
  floor: number(Math.floor),
  ceil: number(Math.ceil),
  sqrt: number(Math.sqrt),
  round: number(rounded),
  intdiv: number((of, by) => Math.trunc(of / by)),
  pi: () => Math.PI,
  max: (_, values) => extreme(values, 1),
  min: (_, values) => extreme(values, -1),
  intval: (_, [of = 0, base = 10]) =>
    typeof of === 'string' && base !== 10 ? Number.parseInt(of, integerOf(base)) || 0 : integerOf(of),
  floatval: number((of) => of),
  strval: text((of) => of),
  boolval: is(isTrue),
  is_numeric: is(isNumeric),
  is_array: is((of) => of instanceof PhpArray),
  is_string: is((of) => typeof of === 'string'),
  is_int: is(Number.isInteger),
  is_float: is((of) => typeof of === 'number' && !Number.isInteger(of)),
  is_bool: is((of) => typeof of === 'boolean'),
  is_null: is((of) => of === null),
  is_object: is((of) => of instanceof PhpObject),
  is_callable: (_, [of = null], { isFunction }) =>
    of instanceof PhpFunction || (typeof of === 'string' && isFunction(of)),
  gettype: (_, [of = null]) =>
    ({ null: 'NULL', bool: 'boolean', int: 'integer', float: 'double' })[typeOf(of)] ?? typeOf(of),
  get_debug_type: (_, [of = null]) => typeOf(of),
  get_class: (_, [of = null]) => (of instanceof PhpObject ? of.name : false),
}

function extreme(values: Value[], sign: number): Value {
  const all = values.length === 1 ? valuesOf(values[0]) : values
  return all.reduce((best, one) => (compare(one, best) * sign > 0 ? one : best), all[0] ?? false)
}

const ARRAYS: Readonly<Record<string, Builtin>> = {
  count: (runtime, [of = null]) =>
    of instanceof PhpArray
      ? of.items.size
      : runtime.fail(
          'TypeError',
          `count(): Argument #1 ($value) must be of type Countable|array, ${typeOf(of)} given`,
        ),
  in_array: (_, [what = null, of = null, strict = false]) =>
    valuesOf(of).some((one) => (isTrue(strict) ? isSame(one, what) : compare(one, what) === 0)),
  array_search: (_, [what = null, of = null]) =>
    itemsOf(of).find(([, one]) => compare(one, what) === 0)?.[0] ?? false,
  array_key_exists: (_, [key = null, of = null]) => of instanceof PhpArray && of.items.has(keyOf(key)),
  array_keys: (_, [of = null]) => PhpArray.of(itemsOf(of).map(([key]) => key)),
  array_values: list((of) => PhpArray.of(of)),
  array_merge: (_, values) => {
    const made = new PhpArray()
    for (const [key, one] of values.flatMap(itemsOf)) {
      if (typeof key === 'number') made.push(one)
      else made.set(key, one)
    }
    return made
  },
  array_combine: (_, [keys = null, of = null]) => {
    const own = valuesOf(of)
    return PhpArray.from(valuesOf(keys).map((key, at) => [keyOf(key), own[at] ?? null] as const))
  },
  array_reverse: list((of) => PhpArray.of(of.reverse())),
  array_slice: list((of, from = 0, length = null) => {
    const start = integerOf(from)
    const rest = of.slice(start)
    return PhpArray.of(length === null ? rest : rest.slice(0, integerOf(length)))
  }),
  array_sum: list((of) => of.reduce<number>((sum, one) => sum + (numberOf(one) ?? 0), 0)),
  array_unique: (_, [of = null]) => {
    const seen = new Set<string>()
    return PhpArray.from(itemsOf(of).filter(([, one]) => !seen.has(textOf(one)) && seen.add(textOf(one))))
  },
  array_flip: (_, [of = null]) => PhpArray.from(itemsOf(of).map(([key, one]) => [keyOf(one), key] as const)),
  array_map: (_, [how = null, of = null], { call }) =>
    PhpArray.from(itemsOf(of).map(([key, one]) => [key, call(how, [one])] as const)),
  array_filter: (_, [of = null, how = null], { call }) =>
    PhpArray.from(itemsOf(of).filter(([, one]) => isTrue(how === null ? one : call(how, [one])))),
  array_reduce: (_, [of = null, how = null, first = null], { call }) =>
    valuesOf(of).reduce((sum, one) => call(how, [sum, one]), first),
  array_push: (_, [of = null, ...more]) => {
    if (!(of instanceof PhpArray)) return null
    for (const one of more) of.push(one)
    return of.items.size
  },
  array_pop: (_, [of = null]) => taken(of, -1),
  array_shift: (_, [of = null]) => taken(of, 0),
  range: (runtime, [from = 0, to = 0, step = 1]) => {
    const [first, last] = [numberOf(from) ?? 0, numberOf(to) ?? 0]
    const by = Math.abs(numberOf(step) ?? 1) || 1
    const size = Math.floor(Math.abs(last - first) / by) + 1
    runtime.spend(size)
    return PhpArray.of(
      Array.from({ length: Math.min(size, 1_000_000) }, (_, at) => first + (last < first ? -at : at) * by),
    )
  },
  sort: sorted(false, false, 1),
  rsort: sorted(false, false, -1),
  asort: sorted(false, true, 1),
  arsort: sorted(false, true, -1),
  ksort: sorted(true, true, 1),
  krsort: sorted(true, true, -1),
  usort: byCall(false, false),
  uasort: byCall(false, true),
  uksort: byCall(true, true),
  print_r: (runtime, [of = null, back = false]) => {
    if (isTrue(back)) return printed(of)
    runtime.say(printed(of))
    return true
  },
  var_dump: (runtime, values) => {
    for (const one of values) runtime.say(dumped(one))
    return null
  },
  var_export: (runtime, [of = null, back = false]) => {
    if (isTrue(back)) return exported(of)
    runtime.say(exported(of))
    return null
  },
}

function taken(of: Value, at: number): Value {
  if (!(of instanceof PhpArray)) return null
  const items = [...of.items]
  const [gone] = items.splice(at, 1)
  refill(of, items, at < 0)
  return gone?.[1] ?? null
}

export const VALUE_FUNCTIONS = { ...TEXTS, ...NUMBERS, ...ARRAYS }
