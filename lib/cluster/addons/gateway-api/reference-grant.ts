import {
  group,
  kind,
  list,
  namespace,
  object,
  objectName,
  servedVersion,
} from '@/lib/cluster/addons/gateway-api/parts'

const among = { minItems: 1 }

export const referenceGrant = servedVersion(
  [{ name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' }],
  object({
    'from!': list(object({ 'group!': group(), 'kind!': kind(), 'namespace!': namespace }), 16, [], among),
    'to!': list(object({ 'group!': group(), 'kind!': kind(), name: objectName }), 16, [], among),
  }),
  undefined,
  'v1beta1',
)
