/**
 * A value against a schema, in the words of the API server.
 * Mirrors: kube-openapi/pkg/validation/validate and apiextensions-apiserver/pkg/apiserver/validation.
 */
import type { FieldError, FieldErrorReason } from '@/lib/cluster/apimachinery/errors'
import { type FieldErrors, fieldValue } from '@/lib/cluster/apimachinery/field'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { hasFormat } from '@/lib/cluster/apis/apiextensions/formats'
import { additionalSchema, type JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

/** Findings, their paths as seen from the value, and how many checks went well: the branch of an anyOf with the most is the one that is shown. */
class Result {
  readonly list: FieldError[] = []
  matches = 0

  get valid(): boolean {
    return this.list.length === 0
  }
  merge(other: Result): void {
    this.list.push(...other.list)
    this.matches += other.matches
  }
  add(path: string, reason: FieldErrorReason, detail: string): void {
    this.list.push({ field: path, reason, detail, message: '' })
  }
  invalid(path: string, value: unknown, why: string): void {
    this.add(path, 'FieldValueInvalid', `Invalid value: ${fieldValue(value)}: ${why}`)
  }
  /** What concerns the whole and names the path only in its text. */
  composite(path: string, why: string): void {
    this.invalid('', '', `${JSON.stringify(path)} ${why}`)
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'object' ? 'object' : typeof value
}

const typesOf = (schema: JsonSchema): string[] =>
  schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type ? [schema.type] : []

const inBody = (path: string) => `${path} in body`

function checkType(value: unknown, schema: JsonSchema, path: string, result: Result): boolean {
  const types = typesOf(schema)
  const actual = typeOf(value)
  if (types.length === 0 || types.includes(actual)) return true
  if (actual === 'integer' && types.includes('number')) return true
  if (actual === 'null' && schema.nullable) return true
  const why = `${inBody(path)} must be of type ${types.join(',')}: "${actual}"`
  result.add(path, 'FieldValueTypeInvalid', `Invalid value: "${actual}": ${why}`)
  return false
}

const patterns = new Map<string, Regexp | undefined>()

function patternOf(source: string): Regexp | undefined {
  if (patterns.has(source)) return patterns.get(source)
  let compiled: Regexp | undefined
  try {
    compiled = new Regexp(source)
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error
  }
  if (patterns.size > 500) patterns.clear()
  patterns.set(source, compiled)
  return compiled
}

function checkString(value: string, schema: JsonSchema, path: string, result: Result): void {
  const { maxLength, minLength, pattern, format } = schema
  const length = maxLength !== undefined || minLength !== undefined ? [...value].length : 0
  if (maxLength !== undefined && length > maxLength) {
    result.add(path, 'FieldValueTooLong', `Too long: may not be more than ${maxLength} bytes`)
  } else if (minLength !== undefined && length < minLength) {
    result.invalid(path, value, `${inBody(path)} should be at least ${minLength} chars long`)
  } else if (pattern && !(patternOf(pattern)?.test(value) ?? false)) {
    result.invalid(path, value, `${inBody(path)} should match '${pattern}'`)
  }
  if (format && !hasFormat(value, format)) {
    const why = `${inBody(path)} must be of type ${format}: ${JSON.stringify(value)}`
    result.add(path, 'FieldValueTypeInvalid', `Invalid value: ${fieldValue(value)}: ${why}`)
  }
}

/** Remainders of decimals, without what binary fractions add. */
function isMultiple(value: number, of: number): boolean {
  const ratio = value / of
  return Math.abs(ratio - Math.round(ratio)) < 1e-9
}

const RANGES: Record<string, number> = { int32: 2 ** 31 - 1, int64: 2 ** 63 - 1 }

function checkNumber(value: number, schema: JsonSchema, path: string, result: Result): void {
  const { multipleOf, maximum, minimum, format = '', type } = schema
  const limit = type === 'integer' && Object.hasOwn(RANGES, format) ? RANGES[format] : undefined
  if (limit !== undefined && (value > limit || value < -limit - 1)) {
    result.invalid('', '', `Checked value must be of type integer with format ${format} in ${path}`)
  }
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    result.invalid(path, value, `${inBody(path)} should be a multiple of ${multipleOf}`)
  }
  if (minimum !== undefined && (schema.exclusiveMinimum ? value <= minimum : value < minimum)) {
    const than = schema.exclusiveMinimum ? 'greater than' : 'greater than or equal to'
    result.invalid(path, value, `${inBody(path)} should be ${than} ${minimum}`)
  }
  if (maximum !== undefined && (schema.exclusiveMaximum ? value >= maximum : value > maximum)) {
    const than = schema.exclusiveMaximum ? 'less than' : 'less than or equal to'
    result.invalid(path, value, `${inBody(path)} should be ${than} ${maximum}`)
  }
}

function checkList(value: readonly unknown[], schema: JsonSchema, path: string, result: Result): void {
  const { items, minItems, maxItems } = schema
  if (items) {
    for (const [index, item] of value.entries()) result.merge(check(item, items, `${path}[${index}]`))
  }
  if (minItems !== undefined && value.length < minItems) {
    result.invalid(path, value.length, `${inBody(path)} should have at least ${minItems} items`)
  }
  if (maxItems !== undefined && value.length > maxItems) {
    result.add(path, 'FieldValueTooMany', `Too many: ${value.length}: must have at most ${maxItems} items`)
  }
}

function checkObject(value: Record<string, unknown>, schema: JsonSchema, path: string, result: Result): void {
  const { properties = {}, required = [], minProperties, maxProperties } = schema
  const keys = Object.keys(value)
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (minProperties !== undefined && keys.length < minProperties) {
    result.invalid(path, keys.length, `${inBody(path)} should have at least ${minProperties} properties`)
  }
  if (maxProperties !== undefined && keys.length > maxProperties) {
    result.add(
      path,
      'FieldValueTooMany',
      `Too many: ${keys.length}: must have at most ${maxProperties} items`,
    )
  }
  const additional = additionalSchema(schema)
  for (const key of keys.sort()) {
    if (!Object.hasOwn(properties, key)) {
      if (additional) result.merge(check(value[key], additional, below(key)))
      else if (schema.additionalProperties === false) {
        result.invalid(path, key, `${path}.${key} in body is a forbidden property`)
      }
    }
  }
  for (const [key, property] of Object.entries(properties)) {
    if (Object.hasOwn(value, key)) result.merge(check(value[key], property, below(key)))
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key)) result.add(below(key), 'FieldValueRequired', 'Required value')
  }
}

function best(results: readonly Result[]): Result | undefined {
  return results.reduce<Result | undefined>(
    (found, result) => (!found || result.matches > found.matches ? result : found),
    undefined,
  )
}

function checkJunctors(value: unknown, schema: JsonSchema, path: string, result: Result): void {
  const run = (schemas: readonly JsonSchema[]) => schemas.map((one) => check(value, one, path))
  const { anyOf = [], oneOf = [], allOf = [], not } = schema
  const any = run(anyOf)
  if (any.length > 0 && !any.some(({ valid }) => valid)) {
    result.composite(path, 'must validate at least one schema (anyOf)')
    const closest = best(any)
    if (closest) result.merge(closest)
  }
  const one = run(oneOf)
  const valid = one.filter((other) => other.valid).length
  if (one.length > 0 && valid !== 1) {
    const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`
    result.composite(path, `must validate one and only one schema (oneOf). ${found}`)
    const closest = valid === 0 ? best(one) : undefined
    if (closest) result.merge(closest)
  }
  const all = run(allOf)
  for (const other of all) result.merge(other)
  if (all.some((other) => !other.valid)) {
    const none = all.every((other) => !other.valid) ? '. None validated' : ''
    result.composite(path, `must validate all the schemas (allOf)${none}`)
  }
  if (not && check(value, not, path).valid) result.composite(path, 'must not validate the schema (not)')
}

function checkEnum(value: unknown, schema: JsonSchema, path: string, result: Result): void {
  if (!schema.enum || schema.enum.some((allowed) => deepEqual(allowed, value))) return
  const values = schema.enum.map((allowed) =>
    typeof allowed === 'string' ? allowed : JSON.stringify(allowed),
  )
  const supported = values.map((text) => JSON.stringify(text)).join(', ')
  result.add(
    path,
    'FieldValueNotSupported',
    `Unsupported value: ${fieldValue(value)}: supported values: ${supported}`,
  )
}

function check(value: unknown, schema: JsonSchema, path: string): Result {
  const result = new Result()
  const typed = checkType(value, schema, path, result)
  if (value !== null) checkJunctors(value, schema, path, result)
  if (typeof value === 'string') checkString(value, schema, path, result)
  if (typeof value === 'number') checkNumber(value, schema, path, result)
  if (Array.isArray(value)) checkList(value, schema, path, result)
  if (value !== null || !schema.nullable) checkEnum(value, schema, path, result)
  if (isObject(value)) checkObject(value, schema, path, result)
  if (typed) result.matches += 1
  return result
}

/** Adds what a schema finds wrong with the value at a path. */
export function validateValue(value: unknown, schema: JsonSchema, path: string, errors: FieldErrors): void {
  for (const error of check(value, schema, '').list) {
    const field = [path, error.field].filter(Boolean).join('.') || '<nil>'
    errors.list.push({ ...error, field, message: `${field}: ${error.detail}` })
  }
}
