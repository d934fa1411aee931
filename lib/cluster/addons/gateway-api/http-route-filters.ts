import {
  group,
  headerName,
  kind,
  list,
  namespace,
  object,
  objectName,
  oneOf,
  port,
  preciseHostname,
  rules,
  setOf,
  text,
} from '@/lib/cluster/addons/gateway-api/parts'
import type { JsonSchema, ValidationRule } from '@/lib/cluster/apis/apiextensions/json-schema'

/** The fields by which a route refers to a Service. */
export const backend: Record<string, JsonSchema> = {
  group: group(''),
  kind: kind('Service'),
  'name!': objectName,
  namespace,
  port,
}

export const needsPort: ValidationRule = {
  message: 'Must have port for Service reference',
  rule: "self.group != '' || self.kind != 'Service' || has(self.port)",
}

const header = object({ 'name!': headerName, 'value!': text(4096) })

const headers = object({
  add: list(header, 16, ['name']),
  remove: setOf({ type: 'string' }, 16),
  set: list(header, 16, ['name']),
})

const replaces = (type: string, field: string): ValidationRule[] => [
  {
    message: `${field} must be specified when type is set to '${type}'`,
    rule: `self.type != '${type}' || has(self.${field})`,
  },
  {
    message: `type must be '${type}' when ${field} is set`,
    rule: `!has(self.${field}) || self.type == '${type}'`,
  },
]

const pathModifier = object(
  {
    replaceFullPath: { type: 'string', maxLength: 1024 },
    replacePrefixMatch: { type: 'string', maxLength: 1024 },
    'type!': oneOf(['ReplaceFullPath', 'ReplacePrefixMatch']),
  },
  rules(
    ...replaces('ReplaceFullPath', 'replaceFullPath'),
    ...replaces('ReplacePrefixMatch', 'replacePrefixMatch'),
  ),
)

const fraction = object(
  {
    denominator: { type: 'integer', format: 'int32', minimum: 1, default: 100 },
    'numerator!': { type: 'integer', format: 'int32', minimum: 0 },
  },
  rules({
    message: 'numerator must be less than or equal to denominator',
    rule: 'self.numerator <= self.denominator',
  }),
)

const FIELDS: Record<string, string> = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  ExtensionRef: 'extensionRef',
}

/** A filter has the part that its type names, and no other. */
const partOf = ([type, field]: [string, string]): ValidationRule[] => [
  {
    message: `filter.${field} must be nil if the filter.type is not ${type}`,
    rule: `!has(self.${field}) || self.type == '${type}'`,
  },
  {
    message: `filter.${field} must be specified for ${type} filter.type`,
    rule: `has(self.${field}) || self.type != '${type}'`,
  },
]

/** The part that a filter of a type has. */
const PARTS: Record<string, JsonSchema> = {
  ExtensionRef: object({ 'group!': group(), 'kind!': kind(), 'name!': objectName }),
  RequestHeaderModifier: headers,
  RequestMirror: object(
    {
      'backendRef!': object(backend, rules(needsPort)),
      fraction,
      percent: { type: 'integer', format: 'int32', minimum: 0, maximum: 100 },
    },
    rules({
      message: 'Only one of percent or fraction may be specified in HTTPRequestMirrorFilter',
      rule: '!has(self.percent) || !has(self.fraction)',
    }),
  ),
  RequestRedirect: object({
    hostname: preciseHostname,
    path: pathModifier,
    port,
    scheme: oneOf(['http', 'https']),
    statusCode: { type: 'integer', default: 302, enum: [301, 302, 303, 307, 308] },
  }),
  ResponseHeaderModifier: headers,
  URLRewrite: object({ hostname: preciseHostname, path: pathModifier }),
}

const once = (type: string): ValidationRule => ({
  message: `${type} filter cannot be repeated`,
  rule: `self.filter(one, one.type == '${type}').size() <= 1`,
})

const REPEATABLE = ['RequestMirror', 'ExtensionRef']

/** Filters of some types. */
export function filtersOf(types: readonly string[], ...more: ValidationRule[]): JsonSchema {
  const fields = types.map((type): [string, string] => [type, FIELDS[type] ?? ''])
  const parts = Object.fromEntries(fields.map(([type, field]) => [field, PARTS[type] ?? {}]))
  const filter = object({ ...parts, 'type!': oneOf([...types]) }, rules(...fields.flatMap(partOf)))
  const single = types.filter((type) => !REPEATABLE.includes(type))
  return list(filter, 16, [], rules(...more, ...single.map(once)))
}

export const filters = filtersOf(Object.keys(FIELDS), {
  message: 'May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both',
  rule: "!self.exists(one, one.type == 'RequestRedirect') || !self.exists(one, one.type == 'URLRewrite')",
})
