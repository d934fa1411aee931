/** How PHP shows values: print_r, var_dump, var_export, JSON, sprintf. */
import { MAX_SHOWN, tooDeep } from '@/lib/cluster/kubelet/images/php/language/depth'
import {
  integerOf,
  numberOf,
  numberText,
  PhpArray,
  PhpFunction,
  PhpObject,
  textOf,
  type Value,
} from '@/lib/cluster/kubelet/images/php/language/values'
import { byteLength } from '@/lib/userland/kernel/text'

const inside = (value: PhpArray | PhpObject) => [...(value instanceof PhpArray ? value.items : value.props)]
const isNested = (value: Value): value is PhpArray | PhpObject =>
  value instanceof PhpArray || value instanceof PhpObject

export function printed(value: Value, indent = ''): string {
  if (!isNested(value)) return textOf(value)
  if (tooDeep(indent)) return '*RECURSION*'
  const head = value instanceof PhpArray ? 'Array' : `${value.name} Object`
  const lines = inside(value).map(
    ([key, one]) => `${indent}    [${key}] => ${printed(one, `${indent}        `)}\n`,
  )
  return `${head}\n${indent}(\n${lines.join('')}${indent})\n`
}

const float = (value: number) => numberText(value, 17).replace(/^(-?\d+)$/, '$1')

export function dumped(value: Value, indent = ''): string {
  const line = (text: string) => `${indent}${text}\n`
  if (value === null) return line('NULL')
  if (typeof value === 'boolean') return line(`bool(${value})`)
  if (typeof value === 'number')
    return line(Number.isInteger(value) ? `int(${value})` : `float(${shortest(value)})`)
  if (typeof value === 'string') return line(`string(${byteLength(value)}) "${value}"`)
  if (value instanceof PhpFunction) return line('object(Closure)#1 (0) {\n}')
  if (tooDeep(indent)) return line('*RECURSION*')
  const items = inside(value)
  const head =
    value instanceof PhpArray ? `array(${items.length})` : `object(${value.name})#1 (${items.length})`
  const shown = items.map(
    ([key, one]) =>
      `${indent}  [${typeof key === 'number' ? key : `"${key}"`}]=>\n${dumped(one, `${indent}  `)}`,
  )
  return `${line(`${head} {`)}${shown.join('')}${line('}')}`
}

const shortest = (value: number) =>
  Number.isFinite(value) ? String(value).replace(/e\+?/, 'E+') : float(value)

export function exported(value: Value, indent = ''): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return shortest(value)
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`
  if (!isNested(value) || tooDeep(indent)) return 'NULL'
  const lines = inside(value).map(([key, one]) => {
    const inner = exported(one, `${indent}  `)
    const name = typeof key === 'number' ? key : `'${key}'`
    return `${indent}  ${name} => ${isNested(one) ? `\n${indent}  ` : ''}${inner},\n`
  })
  return `array (\n${lines.join('')}${indent})`
}

const PRETTY = 128
const PLAIN_SLASHES = 64
const PLAIN_UNICODE = 256

export function jsonOf(value: Value, flags: number): string {
  const plain = (one: Value, depth: number): unknown => {
    if (!isNested(one)) return one instanceof PhpFunction ? {} : one
    if (depth > MAX_SHOWN) return null
    const entries = inside(one).map(([key, item]) => [key, plain(item, depth + 1)] as const)
    if (one instanceof PhpArray && one.isList) return entries.map(([, item]) => item)
    // Keys that look like numbers keep their place.
    return new Map(entries)
  }
  return write(plain(value, 0), flags, '')
}

function write(value: unknown, flags: number, indent: string): string {
  if (typeof value === 'string') return quoted(value, flags)
  const isMap = value instanceof Map
  if (!isMap && !Array.isArray(value)) return JSON.stringify(value) ?? 'null'
  const inner = flags & PRETTY ? `${indent}    ` : ''
  const colon = flags & PRETTY ? ': ' : ':'
  const items = isMap
    ? [...value].map(([key, one]) => `${quoted(String(key), flags)}${colon}${write(one, flags, inner)}`)
    : value.map((one) => write(one, flags, inner))
  const [open, close] = isMap ? '{}' : '[]'
  if (items.length === 0 || !(flags & PRETTY)) return `${open}${items.join(',')}${close}`
  return `${open}\n${items.map((one) => inner + one).join(',\n')}\n${indent}${close}`
}

function quoted(text: string, flags: number): string {
  let shown = JSON.stringify(text)
  if (!(flags & PLAIN_SLASHES)) shown = shown.replaceAll('/', '\\/')
  if (flags & PLAIN_UNICODE) return shown
  return shown.replace(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** What JSON says, as arrays or objects; undefined: it is none. */
export function fromJson(text: string, asArrays: boolean): Value | undefined {
  const made = (one: unknown, depth: number): Value => {
    if (typeof one !== 'object' || one === null) return one as Value
    if (depth > MAX_SHOWN) return null
    if (Array.isArray(one)) return PhpArray.of(one.map((item) => made(item, depth + 1)))
    const entries = Object.entries(one).map(([key, item]) => [key, made(item, depth + 1)] as const)
    return asArrays ? PhpArray.from(entries) : new PhpObject('stdClass', new Map(entries))
  }
  try {
    return made(JSON.parse(text), 0)
  } catch {
    return undefined
  }
}

/** With a comma at each thousand, so many digits behind the point. */
export function grouped(value: number, digits: number, point: string, comma: string): string {
  const [whole = '', part] = Math.abs(value).toFixed(Math.min(digits, 20)).split('.')
  const head = whole.replace(/\B(?=(\d{3})+$)/g, comma)
  return `${value < 0 ? '-' : ''}${head}${part === undefined ? '' : point + part}`
}

const MOST_WIDTH = 10_000

export function formatted([format = '', ...values]: readonly Value[]): string {
  let next = 0
  return textOf(format).replace(
    /%(?:(\d+)\$)?(-?)(\+?)(0|'(.))?(\d*)(?:\.(\d+))?([bcdeEfFgosuxX%])/g,
    (_, at, left, plus, zero, fill, width, digits, kind) => {
      if (kind === '%') return '%'
      const value = (at ? values[Number(at) - 1] : values[next++]) ?? null
      const text = converted(kind, value, digits === undefined ? undefined : Number(digits))
      const signed = plus && !text.startsWith('-') && 'df'.includes(kind) ? `+${text}` : text
      const pad = fill ?? (zero === '0' ? '0' : ' ')
      const size = Math.min(Number(width || 0), MOST_WIDTH)
      if (left) return signed.padEnd(size, pad === '0' ? ' ' : pad)
      if (pad === '0' && signed.startsWith('-')) return `-${signed.slice(1).padStart(size - 1, '0')}`
      return signed.padStart(size, pad)
    },
  )
}

function converted(kind: string, value: Value, digits: number | undefined): string {
  const whole = integerOf(value)
  switch (kind) {
    case 'd':
    case 'u':
      return String(whole)
    case 'f':
    case 'F':
      return (numberOf(value) ?? 0).toFixed(Math.min(digits ?? 6, 20))
    case 'e':
    case 'E':
      return (numberOf(value) ?? 0).toExponential(Math.min(digits ?? 6, 20))
    case 'b':
      return whole.toString(2)
    case 'o':
      return whole.toString(8)
    case 'x':
      return whole.toString(16)
    case 'X':
      return whole.toString(16).toUpperCase()
    case 'c':
      return String.fromCharCode(whole)
    default:
      return digits === undefined ? textOf(value) : textOf(value).slice(0, digits)
  }
}
