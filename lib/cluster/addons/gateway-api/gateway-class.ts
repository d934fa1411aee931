import {
  controllerName,
  group,
  kind,
  list,
  namespace,
  object,
  objectName,
  rules,
  statusOf,
} from '@/lib/cluster/addons/gateway-api/parts'
import type { CrdVersion } from '@/lib/cluster/apis/apiextensions/crd'

export const gatewayClass: CrdVersion = {
  name: 'v1',
  served: true,
  storage: true,
  subresources: { status: {} },
  additionalPrinterColumns: [
    { name: 'Controller', type: 'string', jsonPath: '.spec.controllerName' },
    { name: 'Accepted', type: 'string', jsonPath: '.status.conditions[?(@.type=="Accepted")].status' },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    { name: 'Description', type: 'string', priority: 1, jsonPath: '.spec.description' },
  ],
  schema: {
    openAPIV3Schema: object({
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      'spec!': object({
        'controllerName!': {
          ...controllerName,
          ...rules({ message: 'field is immutable', rule: 'self == oldSelf' }),
        },
        description: { type: 'string', maxLength: 64 },
        parametersRef: object({ 'group!': group(), 'kind!': kind(), 'name!': objectName, namespace }),
      }),
      status: statusOf(
        { supportedFeatures: list(object({ 'name!': { type: 'string' } }), 64, ['name']) },
        'Accepted',
      ),
    }),
  },
}
