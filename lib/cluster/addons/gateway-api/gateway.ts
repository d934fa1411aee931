import {
  conditions,
  GROUP,
  group,
  hostname,
  kind,
  labelSelector,
  list,
  map,
  namespace,
  object,
  objectName,
  oneOf,
  port,
  rules,
  sectionName,
  servedVersion,
  statusOf,
  text,
} from '@/lib/cluster/addons/gateway-api/parts'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

const routeKind = object({ group: group(GROUP), 'kind!': kind() })

const certificate = object({ group: group(''), kind: kind('Secret'), 'name!': objectName, namespace })

const tls = object(
  {
    certificateRefs: list(certificate, 64),
    mode: oneOf(['Terminate', 'Passthrough'], 'Terminate'),
    options: map({ type: 'string', maxLength: 4096 }, 16),
  },
  rules({
    message: 'certificateRefs or options must be specified when mode is Terminate',
    rule: "self.mode != 'Terminate' || size(self.certificateRefs) > 0 || size(self.options) > 0",
  }),
)

const allowedRoutes = object(
  {
    kinds: list(routeKind, 8),
    namespaces: object(
      { from: oneOf(['All', 'Selector', 'Same'], 'Same'), selector: labelSelector },
      { default: { from: 'Same' } },
    ),
  },
  { default: { namespaces: { from: 'Same' } } },
)

const listener = object({
  allowedRoutes,
  hostname,
  'name!': sectionName,
  'port!': port,
  'protocol!': text(255, {
    pattern:
      '^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9]+$',
  }),
  tls,
})

const sameHost =
  '(has(a.hostname) && has(b.hostname) ? a.hostname == b.hostname : !has(a.hostname) && !has(b.hostname))'

const listeners: JsonSchema = list(listener, 64, ['name'], {
  minItems: 1,
  ...rules(
    {
      message: "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
      rule: "self.all(one, !(one.protocol in ['HTTP', 'TCP', 'UDP']) || !has(one.tls))",
    },
    {
      message: 'tls mode must be Terminate for protocol HTTPS',
      rule: "self.all(one, one.protocol != 'HTTPS' || !has(one.tls) || one.tls.mode in ['', 'Terminate'])",
    },
    {
      message: 'tls mode must be set for protocol TLS',
      rule: "self.all(one, one.protocol != 'TLS' || (has(one.tls) && has(one.tls.mode) && one.tls.mode != ''))",
    },
    {
      message: "hostname must not be specified for protocols ['TCP', 'UDP']",
      rule: "self.all(one, !(one.protocol in ['TCP', 'UDP']) || !has(one.hostname) || one.hostname == '')",
    },
    {
      message: 'Listener name must be unique within the Gateway',
      rule: 'self.all(a, self.exists_one(b, a.name == b.name))',
    },
    {
      message: 'Combination of port, protocol and hostname must be unique for each listener',
      rule: `self.all(a, self.exists_one(b, a.port == b.port && a.protocol == b.protocol && ${sameHost}))`,
    },
  ),
})

const address = (value: JsonSchema, required: boolean): JsonSchema =>
  object({ type: text(253, { default: 'IPAddress' }), [required ? 'value!' : 'value']: value })

const unique = (type: string) => ({
  message: `${type} values must be unique`,
  rule: `self.all(a, a.type != '${type}' || !has(a.value) || self.exists_one(b, b.type == a.type && has(b.value) && b.value == a.value))`,
})

export const gateway = servedVersion(
  [
    { name: 'Class', type: 'string', jsonPath: '.spec.gatewayClassName' },
    { name: 'Address', type: 'string', jsonPath: '.status.addresses[*].value' },
    { name: 'Programmed', type: 'string', jsonPath: '.status.conditions[?(@.type=="Programmed")].status' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  ],
  object({
    addresses: list(address({ type: 'string', maxLength: 253 }, false), 16, [], {
      ...rules(unique('IPAddress'), unique('Hostname')),
    }),
    'gatewayClassName!': objectName,
    infrastructure: object({
      annotations: map({ type: 'string', maxLength: 4096 }, 16),
      labels: map(
        { type: 'string', maxLength: 63, pattern: '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$' },
        8,
      ),
      parametersRef: object({ 'group!': group(), 'kind!': kind(), 'name!': objectName }),
    }),
    'listeners!': listeners,
  }),
  statusOf(
    {
      addresses: list(address(objectName, true), 16),
      listeners: list(
        object({
          'attachedRoutes!': { type: 'integer', format: 'int32' },
          'conditions!': conditions(),
          'name!': sectionName,
          supportedKinds: list(routeKind, 8),
        }),
        64,
        ['name'],
      ),
    },
    'Accepted',
    'Programmed',
  ),
)
