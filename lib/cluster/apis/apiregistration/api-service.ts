import { type ApiService, localApiServices } from '@/lib/cluster/apis/apiregistration/local-api-services'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

function availableCell({ status }: ApiService): string {
  const condition = status?.conditions?.find(({ type }) => type === 'Available')
  if (!condition) return 'Unknown'
  return condition.status === 'True' ? 'True' : `${condition.status} (${condition.reason ?? ''})`
}

export const apiService = defineKind<ApiService>({
  group: 'apiregistration.k8s.io',
  version: 'v1',
  kind: 'APIService',
  plural: 'apiservices',
  singular: 'apiservice',
  categories: ['api-extensions'],
  namespaced: false,
  schema: 'apiregistration.k8s.io/v1/APIService',
  nameRule: 'pathSegment',
  subresources: ['status'],
  ...lateStrategy<ApiService>('apiService'),
  alwaysThere: (list, served) =>
    localApiServices(
      served,
      list('namespaces').find(({ metadata }) => metadata.name === 'kube-system'),
    ),
  columns: [
    nameColumn as Column<ApiService>,
    {
      name: 'Service',
      value: ({ spec }) => (spec?.service ? `${spec.service.namespace}/${spec.service.name}` : 'Local'),
    },
    { name: 'Available', value: availableCell },
    ageColumn as Column<ApiService>,
  ],
})
