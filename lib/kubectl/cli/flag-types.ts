import { parseDuration as durationMs } from '@/lib/cluster/apimachinery/duration'
import { quote } from '../go-format'

/** pflag's value types, as far as kubectl uses them. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'int'
  | 'int32'
  | 'int64'
  | 'duration'
  | 'stringSlice'
  | 'stringArray'
  | 'stringToString'

export interface FlagSpec {
  name: string
  short?: string
  type: FlagType
  /** The text form, as `--help` shows it. */
  default?: string
  /** What a bare `--flag` means (pflag's NoOptDefVal). */
  bare?: string
  /** Given several times, the texts are joined by commas instead of replaced. */
  joined?: boolean
  usage: string
  hidden?: boolean
  /** The flag exists only where this environment variable is `true`. */
  gate?: string
  /** What is said to someone who uses the flag; help does not show it. */
  deprecated?: string
}

export type FlagValue = string | number | boolean | string[]

const INTEGER = /^[+-]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|[1-9]\d*|0)$/

/** strconv.ParseBool; an Error carries Go's words. */
export function parseBool(text: string): boolean {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text)) return false
  throw new Error(`strconv.ParseBool: parsing ${quote(text)}: invalid syntax`)
}

/** strconv.ParseInt(text, 0, bits). */
export function parseInteger(text: string, bits = 64): number {
  if (!INTEGER.test(text)) throw new Error(`strconv.ParseInt: parsing ${quote(text)}: invalid syntax`)
  const digits = text.replace(/^[+-]/, '')
  const octal = /^0[0-7]+$/.test(digits)
  const value = (text.startsWith('-') ? -1 : 1) * Number(octal ? `0o${digits.slice(1)}` : digits)
  const limit = 2 ** (bits - 1)
  if (value >= limit || value < -limit) {
    throw new Error(`strconv.ParseInt: parsing ${quote(text)}: value out of range`)
  }
  return value
}

/** time.ParseDuration, in milliseconds; an Error carries Go's words. */
export function parseDuration(text: string): number {
  const ms = durationMs(text)
  if (ms !== undefined) return ms
  const rest = text.replace(/^[+-]/, '').replace(/^((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))*/, '')
  const [, unit] = /^(?:\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? []
  if (unit === undefined) throw new Error(`time: invalid duration ${quote(text)}`)
  if (unit === '') throw new Error(`time: missing unit in duration ${quote(text)}`)
  throw new Error(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`)
}

/** One line of CSV, as pflag's stringSlice reads it. */
export function splitCsv(text: string): string[] {
  if (text === '') return []
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (quoted) {
      if (char !== '"') field += char
      else if (text[i + 1] === '"') field += text[++i]
      else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === ',') {
      fields.push(field)
      field = ''
    } else field += char
  }
  return [...fields, field]
}

/** `a=1,b=2` as a list of pairs, as pflag's stringToString reads it: a lone pair may have commas in it. */
function splitPairs(text: string): string[] {
  const equals = text.split('=').length - 1
  const pairs = equals > 1 ? splitCsv(text) : [text.replace(/^"+|"+$/g, '')]
  const wrong = equals === 0 ? text : pairs.find((pair) => !pair.includes('='))
  if (wrong !== undefined) throw new Error(`${wrong} must be formatted as key=value`)
  return pairs
}

export function isList({ type }: FlagSpec): boolean {
  return type === 'stringSlice' || type === 'stringArray' || type === 'stringToString'
}

/** The value a flag has before it is given. */
export function initialValue(spec: FlagSpec): FlagValue {
  if (isList(spec)) return spec.default === undefined ? [] : parseValue(spec, spec.default)
  return spec.default === undefined
    ? ({ bool: false, string: '' }[spec.type as string] ?? 0)
    : parseValue(spec, spec.default)
}

/** The value of one occurrence; lists are appended by the caller. */
export function parseValue(spec: FlagSpec, text: string): FlagValue {
  switch (spec.type) {
    case 'bool':
      return parseBool(text)
    case 'int':
    case 'int64':
      return parseInteger(text)
    case 'int32':
      return parseInteger(text, 32)
    case 'duration':
      return parseDuration(text)
    case 'stringSlice':
      return splitCsv(text)
    case 'stringArray':
      return [text]
    case 'stringToString':
      return splitPairs(text)
    case 'string':
      return text
  }
}
