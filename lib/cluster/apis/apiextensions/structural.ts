/**
 * The rules that make a schema structural: every value has a type, whatever else is asked of it.
 * Mirrors: apiextensions-apiserver/pkg/apiserver/schema/validation.go, complete.go.
 */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { additionalSchema, type JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

type Level = 'root' | 'item' | 'field'

const INT_OR_STRING: JsonSchema[] = [{ type: 'integer' }, { type: 'string' }]
const isIntOrString = (schemas: JsonSchema[] | undefined) => deepEqual(schemas, INT_OR_STRING)

const EMPTY_TYPE: Record<Level, string> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

function checkType(schema: JsonSchema, level: Level, path: string, errors: FieldErrors): void {
  const { type = '' } = schema
  const embedded = schema['x-kubernetes-embedded-resource'] === true
  const untyped = schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']
  if (embedded && type !== 'object') {
    const why = 'must be object if x-kubernetes-embedded-resource is true'
    if (type === '') errors.required(`${path}.type`, why)
    else errors.invalid(`${path}.type`, type, why)
  } else if (type === '' && !untyped) errors.required(`${path}.type`, EMPTY_TYPE[level])
  if (level === 'root' && type !== '' && type !== 'object') {
    errors.invalid(`${path}.type`, type, 'must be object at the root')
  }
}

function checkMeta(schema: JsonSchema, level: Level, path: string, errors: FieldErrors): void {
  const { kind, apiVersion, metadata } = schema.properties ?? {}
  const checked = level === 'root' || schema['x-kubernetes-embedded-resource'] === true
  for (const [name, property] of Object.entries({ kind, apiVersion })) {
    if (checked && property && property.type !== 'string') {
      errors.invalid(`${path}.properties[${name}].type`, property.type ?? '', 'must be string')
    }
  }
  if (!metadata) return
  const field = `${path}.properties[metadata]`
  if (checked && metadata.type !== 'object')
    errors.invalid(`${field}.type`, metadata.type ?? '', 'must be object')
  if (level !== 'root') return
  const { type: _type, default: _default, properties = {}, description: _text, ...rest } = metadata
  const names = Object.keys(properties).filter((name) => name !== 'name' && name !== 'generateName')
  if (names.length > 0 || Object.keys(rest).length > 0) {
    errors.forbidden(
      field,
      'must not specify anything other than name and generateName, but metadata is implicitly specified',
    )
  }
}

function checkExtensions(schema: JsonSchema, path: string, errors: FieldErrors): void {
  if (!schema['x-kubernetes-int-or-string']) return
  for (const name of ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const) {
    if (schema[name])
      errors.invalid(`${path}.${name}`, true, 'must be false if x-kubernetes-int-or-string is true')
  }
}

function invariants(schema: JsonSchema, level: Level, path: string, errors: FieldErrors): void {
  if (schema.type === 'array' && !schema.items) errors.required(`${path}.items`, 'must be specified')
  if (schema.items) invariants(schema.items, 'item', `${path}.items`, errors)
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    invariants(property, 'field', `${path}.properties[${name}]`, errors)
  }
  if (schema.additionalProperties !== undefined) {
    if (level === 'root') errors.forbidden(`${path}.additionalProperties`, 'must not be used at the root')
    const additional = additionalSchema(schema)
    if (additional) invariants(additional, 'field', `${path}.additionalProperties`, errors)
  }
  checkExtensions(schema, path, errors)
  values(schema, isIntOrString(schema.anyOf), isIntOrString(schema.allOf?.[0]?.anyOf), path, errors)
  checkType(schema, level, path, errors)
  const embedded = schema['x-kubernetes-embedded-resource'] === true
  if (embedded && schema.additionalProperties !== undefined) {
    errors.forbidden(
      `${path}.additionalProperties`,
      'must not be used if x-kubernetes-embedded-resource is set',
    )
  }
  checkMeta(schema, level, path, errors)
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true
  if (embedded && !open && Object.keys(schema.properties ?? {}).length === 0) {
    errors.required(
      `${path}.properties`,
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
    )
  }
}

/** The parts of a schema that only judge values. */
function values(
  schema: JsonSchema,
  skipAny: boolean,
  skipFirst: boolean,
  path: string,
  errors: FieldErrors,
): void {
  if (!skipAny)
    for (const [index, one] of (schema.anyOf ?? []).entries()) nested(one, `${path}.anyOf[${index}]`, errors)
  for (const [index, one] of (schema.allOf ?? []).entries()) {
    nested(one, `${path}.allOf[${index}]`, errors, skipFirst && index === 0)
  }
  for (const [index, one] of (schema.oneOf ?? []).entries()) nested(one, `${path}.oneOf[${index}]`, errors)
  if (schema.not) nested(schema.not, `${path}.not`, errors)
  if (!schema.pattern) return
  try {
    new Regexp(schema.pattern)
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error
    errors.invalid(
      `${path}.pattern`,
      schema.pattern,
      `must be a valid regular expression, but isn't: ${error.message}`,
    )
  }
}

/** What a schema inside allOf, anyOf, oneOf and not may not say. */
const FORBIDDEN: [name: keyof JsonSchema, why: string][] = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
]

function nested(schema: JsonSchema, path: string, errors: FieldErrors, skipAny = false): void {
  values(schema, skipAny, false, path, errors)
  if (schema.items) nested(schema.items, `${path}.items`, errors)
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    nested(property, `${path}.properties[${name}]`, errors)
  }
  for (const [name, why] of FORBIDDEN) {
    const value = schema[name]
    const set = name === 'default' || name === 'additionalProperties' ? value !== undefined : Boolean(value)
    if (set) errors.forbidden(`${path}.${name}`, why)
  }
  if (schema.properties?.metadata) {
    errors.forbidden(`${path}.properties[metadata]`, 'must not be specified in a nested context')
  }
}

/** What is judged must also be described. */
function complete(
  judged: JsonSchema,
  described: JsonSchema | undefined,
  path: string,
  judgedPath: string,
  errors: FieldErrors,
): void {
  if (!described) {
    errors.required(path, `because it is defined in ${judgedPath}`)
    return
  }
  junctors(judged, described, path, judgedPath, errors)
  if (judged.items) complete(judged.items, described.items, `${path}.items`, `${judgedPath}.items`, errors)
  for (const [name, property] of Object.entries(judged.properties ?? {})) {
    const below = `properties[${name}]`
    complete(property, described.properties?.[name], `${path}.${below}`, `${judgedPath}.${below}`, errors)
  }
}

function junctors(
  judged: JsonSchema,
  described: JsonSchema,
  path: string,
  at: string,
  errors: FieldErrors,
): void {
  if (judged.not) complete(judged.not, described, path, `${at}.not`, errors)
  for (const name of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [index, one] of (judged[name] ?? []).entries()) {
      complete(one, described, path, `${at}.${name}[${index}]`, errors)
    }
  }
}

/** Adds what keeps a schema from being structural, sorted as Kubernetes sorts it. */
export function validateStructural(schema: JsonSchema, path: string, errors: FieldErrors): void {
  const found = new FieldErrors()
  invariants(schema, 'root', path, found)
  junctors(schema, schema, path, path, found)
  errors.list.push(...found.list.sort((a, b) => (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)))
}
