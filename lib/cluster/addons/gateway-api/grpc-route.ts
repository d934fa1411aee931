import { backendRefs, matched, routeOf } from '@/lib/cluster/addons/gateway-api/http-route'
import { filtersOf } from '@/lib/cluster/addons/gateway-api/http-route-filters'
import { list, object, oneOf, rules, sectionName } from '@/lib/cluster/addons/gateway-api/parts'

const filters = filtersOf([
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
  'ExtensionRef',
])

const name = { type: 'string', maxLength: 1024 }

/** Letters of a name in gRPC, unless it is a pattern. */
const named = (field: string, shown: string) => ({
  message: `${field} must only contain valid characters (matching ${shown})`,
  rule: `(!has(self.type) || self.type == 'Exact') && has(self.${field}) ? self.${field}.matches(r"""${shown}"""): true`,
})

const method = object(
  { method: name, service: name, type: oneOf(['Exact', 'RegularExpression'], 'Exact') },
  rules(
    {
      message: "One or both of 'service' or 'method' must be specified",
      rule: 'has(self.type) ? has(self.service) || has(self.method) : true',
    },
    named('service', '^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$'),
    named('method', '^[A-Za-z_][A-Za-z_0-9]*$'),
  ),
)

const rule = object({
  backendRefs: backendRefs(filters),
  filters,
  matches: list(object({ headers: matched(4096), method }), 64),
  name: sectionName,
})

export const grpcRoute = routeOf(list(rule, 16))
