/** What the schemas of the Gateway API have in common. */
import type { CrdVersion } from '@/lib/cluster/apis/apiextensions/crd'
import type { JsonSchema, ValidationRule } from '@/lib/cluster/apis/apiextensions/json-schema'

const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'

/** A string of at least one character. */
export const text = (maxLength: number, rest: Partial<JsonSchema> = {}): JsonSchema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  ...rest,
})

export const oneOf = (values: string[], fallback?: string): JsonSchema => ({
  type: 'string',
  enum: values,
  ...(fallback === undefined ? {} : { default: fallback }),
})

/** An object; names that end in `!` are required. */
export function object(fields: Record<string, JsonSchema>, rest: Partial<JsonSchema> = {}): JsonSchema {
  const named = Object.entries(fields).map(([name, schema]) => [name.replace(/!$/, ''), schema] as const)
  const required = Object.keys(fields).filter((name) => name.endsWith('!'))
  return {
    type: 'object',
    properties: Object.fromEntries(named),
    ...(required.length > 0 ? { required: required.map((name) => name.slice(0, -1)) } : {}),
    ...rest,
  }
}

/** A list; with keys its items are told apart by them. */
export const list = (
  items: JsonSchema,
  maxItems: number,
  keys: string[] = [],
  rest: Partial<JsonSchema> = {},
): JsonSchema => ({
  type: 'array',
  items,
  maxItems,
  'x-kubernetes-list-type': keys.length > 0 ? 'map' : 'atomic',
  ...(keys.length > 0 ? { 'x-kubernetes-list-map-keys': keys } : {}),
  ...rest,
})

export const setOf = (items: JsonSchema, maxItems: number): JsonSchema => ({
  type: 'array',
  items,
  maxItems,
  'x-kubernetes-list-type': 'set',
})

export const map = (values: JsonSchema, maxProperties?: number): JsonSchema => ({
  type: 'object',
  additionalProperties: values,
  ...(maxProperties === undefined ? {} : { maxProperties }),
})

export const rules = (...all: ValidationRule[]): Partial<JsonSchema> => ({ 'x-kubernetes-validations': all })

export const port: JsonSchema = { type: 'integer', format: 'int32', minimum: 1, maximum: 65_535 }
export const hostname: JsonSchema = text(253, { pattern: `^(\\*\\.)?${SUBDOMAIN}$` })
export const preciseHostname: JsonSchema = text(253, { pattern: `^${SUBDOMAIN}$` })
export const sectionName: JsonSchema = { ...preciseHostname }
export const namespace: JsonSchema = text(63, { pattern: `^${LABEL}$` })
export const objectName: JsonSchema = text(253)
export const controllerName: JsonSchema = text(253, {
  pattern: `^${SUBDOMAIN}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`,
})
export const group = (fallback?: string): JsonSchema => ({
  type: 'string',
  maxLength: 253,
  pattern: `^$|^${SUBDOMAIN}$`,
  ...(fallback === undefined ? {} : { default: fallback }),
})
export const kind = (fallback?: string): JsonSchema =>
  text(63, {
    pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$',
    ...(fallback === undefined ? {} : { default: fallback }),
  })
export const headerName: JsonSchema = text(256, { pattern: "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$" })

export const GROUP = 'gateway.networking.k8s.io'

/** A condition that waits for a controller. */
const pending = (type: string) => ({
  type,
  status: 'Unknown',
  reason: 'Pending',
  message: 'Waiting for controller',
  lastTransitionTime: '1970-01-01T00:00:00Z',
})

export function conditions(...initial: string[]): JsonSchema {
  const condition = object({
    'lastTransitionTime!': { type: 'string', format: 'date-time' },
    'message!': { type: 'string', maxLength: 32_768 },
    observedGeneration: { type: 'integer', format: 'int64', minimum: 0 },
    'reason!': text(1024, { pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$' }),
    'status!': oneOf(['True', 'False', 'Unknown']),
    'type!': {
      type: 'string',
      maxLength: 316,
      pattern: `^(${SUBDOMAIN}/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$`,
    },
  })
  return list(condition, 8, ['type'], initial.length > 0 ? { default: initial.map(pending) } : {})
}

/** The status of an object that no controller has looked at yet. */
export const statusOf = (fields: Record<string, JsonSchema>, ...initial: string[]): JsonSchema =>
  object({ conditions: conditions(...initial), ...fields }, { default: { conditions: initial.map(pending) } })

export const labelSelector: JsonSchema = object(
  {
    matchExpressions: {
      type: 'array',
      'x-kubernetes-list-type': 'atomic',
      items: object({
        'key!': { type: 'string' },
        'operator!': { type: 'string' },
        values: { type: 'array', 'x-kubernetes-list-type': 'atomic', items: { type: 'string' } },
      }),
    },
    matchLabels: map({ type: 'string' }),
  },
  { 'x-kubernetes-map-type': 'atomic' },
)

/** The one version of a kind, with a status of its own, if it has one. */
export const servedVersion = (
  additionalPrinterColumns: CrdVersion['additionalPrinterColumns'],
  spec: JsonSchema,
  status?: JsonSchema,
  name = 'v1',
): CrdVersion => ({
  name,
  served: true,
  storage: true,
  ...(status ? { subresources: { status: {} } } : {}),
  additionalPrinterColumns,
  schema: {
    openAPIV3Schema: object({
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      [status ? 'spec!' : 'spec']: spec,
      ...(status ? { status } : {}),
    }),
  },
})
