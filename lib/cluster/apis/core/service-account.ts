import type { ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

export const serviceAccount = defineKind<ServiceAccount>({
  group: '',
  version: 'v1',
  kind: 'ServiceAccount',
  plural: 'serviceaccounts',
  singular: 'serviceaccount',
  shortNames: ['sa'],
  namespaced: true,
  schema: 'v1/ServiceAccount',
  subresources: ['token'],
  columns: [
    nameColumn as Column<ServiceAccount>,
    { name: 'Secrets', type: 'integer', priority: 1, value: (account) => account.secrets?.length ?? 0 },
    ageColumn as Column<ServiceAccount>,
  ],
})
