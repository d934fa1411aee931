/** Validation of custom resources. Mirrors: apiextensions-apiserver/pkg/registry/customresource/validator.go, strategy.go. */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import { dns1035Label } from '@/lib/cluster/apimachinery/names'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ScalePaths } from '@/lib/cluster/apis/apiextensions/crd'
import { child, type JsonSchema, propertySchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { validateListTypes } from '@/lib/cluster/apis/apiextensions/list-types'
import { anyRules, validateRules } from '@/lib/cluster/apis/apiextensions/rules'
import { validateValue } from '@/lib/cluster/apis/apiextensions/value-validation'

const MAX_INT32 = 2_147_483_647

function dig(object: unknown, path: string): unknown {
  const steps = path.replace(/^\./, '').split('.')
  return steps.reduce<unknown>(
    (at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined),
    object,
  )
}

/** The number of replicas that a scale subresource reads. */
export function validateScale(object: KubeObject, path: string, errors: FieldErrors): void {
  const value = dig(object, path)
  if (value === undefined) return
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    const type = typeof value === 'number' ? 'float64' : typeof value === 'boolean' ? 'bool' : typeof value
    const shown = typeof value === 'object' ? JSON.stringify(value) : String(value)
    errors.invalid(path, 0, `${path} accessor error: ${shown} is of the type ${type}, expected int64`)
  } else if (value < 0) errors.invalid(path, value, 'should be a non-negative integer')
  else if (value > MAX_INT32) errors.invalid(path, value, `should be less than or equal to ${MAX_INT32}`)
}

/** Resources within a resource have a type and sound names. */
function validateEmbedded(
  value: unknown,
  schema: JsonSchema | undefined,
  path: string,
  errors: FieldErrors,
): void {
  if (!schema) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      validateEmbedded(item, schema.items, `${path}[${index}]`, errors)
  }
  if (!isObject(value)) return
  if (path !== '' && schema['x-kubernetes-embedded-resource']) {
    for (const name of ['apiVersion', 'kind'] as const) {
      const field = `${path}.${name}`
      if (!Object.hasOwn(value, name)) errors.required(field)
      else if (typeof value[name] !== 'string') errors.invalid(field, value[name], 'must be a string')
      else if (value[name] === '') errors.invalid(field, '', 'must not be empty')
    }
    const kind = typeof value.kind === 'string' ? value.kind : ''
    const why = kind === '' ? [] : dns1035Label(kind.toLowerCase())
    if (why.length > 0) {
      errors.invalid(
        `${path}.kind`,
        kind,
        `may have mixed case, but should otherwise match: ${why.join(',')}`,
      )
    }
  }
  for (const [key, inner] of Object.entries(value)) {
    validateEmbedded(inner, propertySchema(schema, key), child(path, key), errors)
  }
}

/** Kinds of findings that keep rules from being run. */
const BLOCKING = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]

/** What an update leaves as it was is not held against it (ratcheting). */
function isUnchanged(field: string, object: KubeObject, old: KubeObject): boolean {
  const path = field.replace(/\[(\d+)\]/g, '.$1').split('.')
  const follow = (from: unknown) =>
    path.reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined,
      from,
    )
  const value = follow(object)
  return value !== undefined && deepEqual(value, follow(old))
}

/** Adds what the schema and its rules find wrong with a resource; `old` is what an update replaces. */
export function validateCustomResource(
  object: KubeObject,
  old: KubeObject | undefined,
  schema: JsonSchema,
  scale: ScalePaths | undefined,
  errors: FieldErrors,
): void {
  const found = new FieldErrors()
  validateValue(object, schema, '', found)
  errors.list.push(...found.list.filter((error) => !old || !isUnchanged(error.field, object, old)))
  if (scale) {
    validateScale(object, scale.specReplicasPath, errors)
    validateScale(object, scale.statusReplicasPath, errors)
  }
  validateEmbedded(object, schema, '', errors)
  validateListTypes(object, schema, '', errors)
  if (!anyRules(schema)) return
  if (errors.list.some(({ reason }) => BLOCKING.includes(reason))) {
    const why =
      'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation'
    errors.invalid('<nil>', null, why)
  } else validateRules(object, old, schema, '', true, errors)
}
