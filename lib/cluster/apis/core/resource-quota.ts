import type { ResourceQuota } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

/** `pods: 1/2, services: 0/3` of what a status bounds; limits have a column of their own. */
function amounts({ status }: ResourceQuota, limits: boolean): string {
  return Object.keys(status?.hard ?? {})
    .filter((name) => name.includes('limits') === limits)
    .sort()
    .map((name) => `${name}: ${status?.used?.[name] ?? 0}/${status?.hard?.[name]}`)
    .join(', ')
}

export const resourceQuota = defineKind<ResourceQuota>({
  group: '',
  version: 'v1',
  kind: 'ResourceQuota',
  plural: 'resourcequotas',
  singular: 'resourcequota',
  shortNames: ['quota'],
  namespaced: true,
  schema: 'v1/ResourceQuota',
  subresources: ['status'],
  ...lateStrategy<ResourceQuota>('resourceQuota'),
  columns: [
    nameColumn as Column<ResourceQuota>,
    { name: 'Request', value: (quota) => amounts(quota, false) },
    { name: 'Limit', value: (quota) => amounts(quota, true) },
    ageColumn as Column<ResourceQuota>,
  ],
})
