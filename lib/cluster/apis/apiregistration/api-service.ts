import type { IAPIService } from 'kubernetes-models/apiregistration.k8s.io/v1/APIService'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type ApiService = KubeObject & Pick<IAPIService, 'spec' | 'status'>

function availableCell({ status }: ApiService): string {
  const condition = status?.conditions?.find(({ type }) => type === 'Available')
  if (!condition) return 'Unknown'
  return condition.status === 'True' ? 'True' : `${condition.status} (${condition.reason ?? ''})`
}

/** Differs: nothing is aggregated; only what a user registers is listed. */
export const apiService = defineKind<ApiService>({
  group: 'apiregistration.k8s.io',
  version: 'v1',
  kind: 'APIService',
  plural: 'apiservices',
  singular: 'apiservice',
  categories: ['api-extensions'],
  namespaced: false,
  schema: 'apiregistration.k8s.io/v1/APIService',
  subresources: ['status'],
  validate({ metadata, spec }, errors) {
    const name = `${spec?.version ?? ''}.${spec?.group ?? ''}`
    if (metadata.name !== name) {
      const why = `must be \`spec.version+"."+spec.group\`: "${name}"`
      errors.invalid('metadata.name', metadata.name, why)
    }
  },
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
