/** OpenAPI v3 schemas as a CustomResourceDefinition carries them. */
export interface ValidationRule {
  rule: string
  message?: string
  messageExpression?: string
  reason?: string
  fieldPath?: string
  optionalOldSelf?: boolean
}

/** apiextensions.k8s.io/v1 JSONSchemaProps. */
export interface JsonSchema {
  type?: string
  format?: string
  title?: string
  description?: string
  default?: unknown
  nullable?: boolean
  enum?: unknown[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  required?: string[]
  maximum?: number
  exclusiveMaximum?: boolean
  minimum?: number
  exclusiveMinimum?: boolean
  multipleOf?: number
  maxLength?: number
  minLength?: number
  pattern?: string
  maxItems?: number
  minItems?: number
  uniqueItems?: boolean
  maxProperties?: number
  minProperties?: number
  allOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  not?: JsonSchema
  'x-kubernetes-preserve-unknown-fields'?: boolean
  'x-kubernetes-embedded-resource'?: boolean
  'x-kubernetes-int-or-string'?: boolean
  'x-kubernetes-list-type'?: string
  'x-kubernetes-list-map-keys'?: string[]
  'x-kubernetes-map-type'?: string
  'x-kubernetes-validations'?: ValidationRule[]
  [unsupported: string]: unknown
}

/** Fields that every resource has, whatever its schema says. */
export const META_FIELDS: readonly string[] = ['apiVersion', 'kind', 'metadata']

/** The schema of values beside the named properties; undefined when there is none. */
export const additionalSchema = (schema: JsonSchema): JsonSchema | undefined =>
  typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined

/** The schema of a property; undefined when nothing describes it. */
export function propertySchema(schema: JsonSchema | undefined, name: string): JsonSchema | undefined {
  if (!schema) return undefined
  const { properties } = schema
  return properties && Object.hasOwn(properties, name) ? properties[name] : additionalSchema(schema)
}

/** A schema and all inside it. */
export function* everySchema(schema: JsonSchema): Generator<JsonSchema> {
  yield schema
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    schema.items,
    schema.not,
    additionalSchema(schema),
  ]
  for (const one of inner) if (one) yield* everySchema(one)
}

/** `a.b`, or `b` at the root. */
export const child = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)
