import { backend, filters, needsPort } from '@/lib/cluster/addons/gateway-api/http-route-filters'
import {
  conditions,
  controllerName,
  GROUP,
  group,
  headerName,
  hostname,
  kind,
  list,
  namespace,
  object,
  objectName,
  oneOf,
  port,
  rules,
  sectionName,
  servedVersion,
  text,
} from '@/lib/cluster/addons/gateway-api/parts'
import type { JsonSchema, ValidationRule } from '@/lib/cluster/apis/apiextensions/json-schema'

const parent = {
  group: group(GROUP),
  kind: kind('Gateway'),
  'name!': objectName,
  namespace,
  port,
  sectionName,
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']
const LITERAL = "(self.type in ['Exact', 'PathPrefix'])"

const without = (part: string): ValidationRule => ({
  message: `must not contain '${part}' when type one of ['Exact', 'PathPrefix']`,
  rule: `!${LITERAL} || !self.value.contains('${part}')`,
})

const notAtEnd = (part: string): ValidationRule => ({
  message: `must not end with '${part}' when type one of ['Exact', 'PathPrefix']`,
  rule: `!${LITERAL} || !self.value.endsWith('${part}')`,
})

const path = object(
  {
    type: oneOf(['Exact', 'PathPrefix', 'RegularExpression'], 'PathPrefix'),
    value: { type: 'string', default: '/', maxLength: 1024 },
  },
  {
    default: { type: 'PathPrefix', value: '/' },
    ...rules(
      {
        message: "value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']",
        rule: `!${LITERAL} || self.value.startsWith('/')`,
      },
      ...['//', '/./', '/../', '%2f', '%2F', '#'].map(without),
      ...['/..', '/.'].map(notAtEnd),
    ),
  },
)

export const matched = (maxLength: number) =>
  list(
    object({
      'name!': headerName,
      type: oneOf(['Exact', 'RegularExpression'], 'Exact'),
      'value!': text(maxLength),
    }),
    16,
    ['name'],
  )

const match = object({ headers: matched(4096), method: oneOf(METHODS), path, queryParams: matched(1024) })

const duration = { type: 'string', pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$' }

const timeouts = object(
  { backendRequest: duration, request: duration },
  rules({
    message: 'backendRequest timeout cannot be longer than request timeout',
    rule: "!has(self.request) || !has(self.backendRequest) || duration(self.request) == duration('0s') || duration(self.backendRequest) <= duration(self.request)",
  }),
)

/** The backends of a rule, each with filters of its own. */
export const backendRefs = (own: JsonSchema) =>
  list(
    object(
      {
        ...backend,
        filters: own,
        weight: { type: 'integer', format: 'int32', default: 1, minimum: 0, maximum: 1_000_000 },
      },
      rules(needsPort),
    ),
    16,
  )

const rule = object(
  {
    backendRefs: backendRefs(filters),
    filters,
    matches: list(match, 64, [], { default: [{ path: { type: 'PathPrefix', value: '/' } }] }),
    name: sectionName,
    timeouts,
  },
  rules({
    message: 'RequestRedirect filter must not be used together with backendRefs',
    rule: '!has(self.backendRefs) || size(self.backendRefs) == 0 || !has(self.filters) || self.filters.all(one, !has(one.requestRedirect))',
  }),
)

/** A kind of route by its rules. */
export const routeOf = (routeRules: JsonSchema) =>
  servedVersion(
    [
      { name: 'Hostnames', type: 'string', jsonPath: '.spec.hostnames' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ],
    object({ hostnames: list(hostname, 16), parentRefs: list(object(parent), 32), rules: routeRules }),
    object({
      'parents!': list(
        object({
          'conditions!': conditions(),
          'controllerName!': controllerName,
          'parentRef!': object(parent),
        }),
        32,
      ),
    }),
  )

export const httpRoute = routeOf(
  list(rule, 16, [], {
    minItems: 1,
    default: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }],
  }),
)
