/**
 * What a CustomResourceDefinition may say in a schema, beyond its being structural.
 * Mirrors: ValidateCustomResourceDefinitionOpenAPISchema of apiextensions/validation.
 * Differs: the cost of rules is not estimated.
 */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { additionalSchema, type JsonSchema, META_FIELDS } from '@/lib/cluster/apis/apiextensions/json-schema'
import { checkListType } from '@/lib/cluster/apis/apiextensions/list-schema-checks'
import { checkRules } from '@/lib/cluster/apis/apiextensions/rule-checks'

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string']

/** Where in a resource a schema stands. */
export interface SchemaPlace {
  path: string
  isRoot: boolean
  insideMeta: boolean
  /** Why defaults may not be given here. */
  noDefaults?: string
  /** Whether rules are compiled: not inside allOf and the like. */
  rules: boolean
  /** The first list or map above whose old items cannot be found again. */
  uncorrelated?: string
}

const UNSUPPORTED = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref']

function checkKeywords(schema: JsonSchema, place: SchemaPlace, errors: FieldErrors): void {
  const { path } = place
  if (schema.type && !TYPES.includes(schema.type)) errors.notSupported(`${path}.type`, schema.type, TYPES)
  if (schema.default !== undefined && place.noDefaults !== undefined) {
    errors.forbidden(`${path}.default`, `must not be set ${place.noDefaults}`)
  }
  for (const name of UNSUPPORTED) {
    if (schema[name] !== undefined) errors.forbidden(`${path}.${name}`, `${name} is not supported`)
  }
  if (schema.type === 'null') {
    errors.forbidden(`${path}.type`, 'type cannot be set to null, use nullable as an alternative')
  }
  if (Array.isArray(schema.items)) {
    errors.forbidden(`${path}.items`, 'items must be a schema object and not an array')
  }
  if (place.insideMeta && schema['x-kubernetes-embedded-resource']) {
    errors.forbidden(`${path}.x-kubernetes-embedded-resource`, 'must not be used inside of resource meta')
  }
  if (schema.uniqueItems) {
    errors.forbidden(
      `${path}.uniqueItems`,
      'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
    )
  }
}

function checkExtensions(schema: JsonSchema, path: string, errors: FieldErrors): void {
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    errors.invalid(`${path}.x-kubernetes-preserve-unknown-fields`, false, 'must be true or undefined')
  }
  const mapType = schema['x-kubernetes-map-type']
  if (mapType === undefined) return
  if (schema.type !== 'object') {
    const why = 'must be object if x-kubernetes-map-type is specified'
    if (schema.type) errors.invalid(`${path}.type`, schema.type, why)
    else errors.required(`${path}.type`, why)
  }
  if (mapType !== 'atomic' && mapType !== 'granular') {
    errors.notSupported(`${path}.x-kubernetes-map-type`, mapType, ['atomic', 'granular'])
  }
}

function checkChildren(schema: JsonSchema, place: SchemaPlace, into: SchemaFindings): void {
  const { path } = place
  const below = { ...place, isRoot: false }
  const additional = additionalSchema(schema)
  const named = Object.keys(schema.properties ?? {}).length > 0
  if (named && (additional || schema.additionalProperties === false)) {
    into.schema.forbidden(
      `${path}.additionalProperties`,
      'additionalProperties and properties are mutual exclusive',
    )
  }
  if (additional) {
    const inMeta = place.insideMeta
      ? { noDefaults: 'inside additionalProperties applying to object metadata' }
      : {}
    checkSchema(additional, { ...below, ...inMeta, path: `${path}.additionalProperties` }, into)
  }
  for (const [name, property] of Object.entries(schema.properties ?? {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const isMeta = (place.isRoot || schema['x-kubernetes-embedded-resource']) && META_FIELDS.includes(name)
    const atomic = schema['x-kubernetes-map-type'] === 'atomic' && place.uncorrelated === undefined
    checkSchema(
      property,
      {
        ...below,
        path: `${path}.properties[${name}]`,
        ...(atomic ? { uncorrelated: path } : {}),
        ...(isMeta ? { insideMeta: true } : {}),
        ...(isMeta && place.isRoot ? { noDefaults: `in top-level ${name}` } : {}),
      },
      into,
    )
  }
  for (const name of ['allOf', 'oneOf', 'anyOf'] as const) {
    for (const [index, one] of (schema[name] ?? []).entries()) {
      checkSchema(one, { ...below, rules: false, path: `${path}.${name}[${index}]` }, into)
    }
  }
  if (schema.not) checkSchema(schema.not, { ...below, rules: false, path: `${path}.not` }, into)
  if (!isObject(schema.items)) return
  const lost = schema['x-kubernetes-list-type'] !== 'map' && place.uncorrelated === undefined
  const items = { ...below, path: `${path}.items`, ...(lost ? { uncorrelated: path } : {}) }
  checkSchema(schema.items, items, into)
}

/** Findings about rules are shown behind those about schemas. */
export interface SchemaFindings {
  schema: FieldErrors
  rules: FieldErrors
}

function checkSchema(schema: JsonSchema, place: SchemaPlace, into: SchemaFindings): void {
  const before = into.schema.list.length
  checkKeywords(schema, place, into.schema)
  checkChildren(schema, place, into)
  checkExtensions(schema, place.path, into.schema)
  checkListType(schema, place.path, into.schema)
  checkRules(schema, place, into, () => into.schema.list.length === before)
}

/** Adds what is wrong with a schema of a version. */
export function validateOpenApiSchema(
  schema: JsonSchema,
  path: string,
  compileRules: boolean,
  errors: FieldErrors,
): void {
  const into: SchemaFindings = { schema: new FieldErrors(), rules: new FieldErrors() }
  checkSchema(schema, { path, isRoot: true, insideMeta: false, rules: compileRules }, into)
  errors.list.push(...into.schema.list, ...into.rules.list)
}
