/**
 * The Gateway API's definitions (standard channel): GatewayClass, Gateway, HTTPRoute and GRPCRoute in v1,
 * ReferenceGrant in v1beta1.
 * Differs: no gateway controller, no v1beta1 of the others, no CORS filter, no BackendTLSPolicy, no descriptions.
 */
import { gateway } from '@/lib/cluster/addons/gateway-api/gateway'
import { gatewayClass } from '@/lib/cluster/addons/gateway-api/gateway-class'
import { grpcRoute } from '@/lib/cluster/addons/gateway-api/grpc-route'
import { httpRoute } from '@/lib/cluster/addons/gateway-api/http-route'
import { GROUP } from '@/lib/cluster/addons/gateway-api/parts'
import { referenceGrant } from '@/lib/cluster/addons/gateway-api/reference-grant'
import type { CrdNames, CrdVersion } from '@/lib/cluster/apis/apiextensions/crd'

const ANNOTATIONS = {
  'api-approved.kubernetes.io': 'https://github.com/kubernetes-sigs/gateway-api/pull/3328',
  'gateway.networking.k8s.io/bundle-version': 'v1.4.0',
  'gateway.networking.k8s.io/channel': 'standard',
}

const definition = (scope: string, names: CrdNames, version: CrdVersion) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${names.plural}.${GROUP}`, annotations: ANNOTATIONS },
  spec: { group: GROUP, scope, names: { ...names, categories: ['gateway-api'] }, versions: [version] },
})

export const gatewayApi = () => [
  definition('Cluster', { plural: 'gatewayclasses', kind: 'GatewayClass', shortNames: ['gc'] }, gatewayClass),
  definition('Namespaced', { plural: 'gateways', kind: 'Gateway', shortNames: ['gtw'] }, gateway),
  definition('Namespaced', { plural: 'grpcroutes', kind: 'GRPCRoute' }, grpcRoute),
  definition('Namespaced', { plural: 'httproutes', kind: 'HTTPRoute' }, httpRoute),
  definition(
    'Namespaced',
    { plural: 'referencegrants', kind: 'ReferenceGrant', shortNames: ['refgrant'] },
    referenceGrant,
  ),
]
