import {
  controllerName,
  group,
  kind,
  list,
  namespace,
  object,
  objectName,
  rules,
  servedVersion,
  statusOf,
} from '@/lib/cluster/addons/gateway-api/parts'

export const gatewayClass = servedVersion(
  [
    { name: 'Controller', type: 'string', jsonPath: '.spec.controllerName' },
    { name: 'Accepted', type: 'string', jsonPath: '.status.conditions[?(@.type=="Accepted")].status' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    { name: 'Description', type: 'string', priority: 1, jsonPath: '.spec.description' },
  ],
  object({
    'controllerName!': {
      ...controllerName,
      ...rules({ message: 'field is immutable', rule: 'self == oldSelf' }),
    },
    description: { type: 'string', maxLength: 64 },
    parametersRef: object({ 'group!': group(), 'kind!': kind(), 'name!': objectName, namespace }),
  }),
  statusOf({ supportedFeatures: list(object({ 'name!': { type: 'string' } }), 64, ['name']) }, 'Accepted'),
)
