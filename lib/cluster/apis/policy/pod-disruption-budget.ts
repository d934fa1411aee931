import type { PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type Budget = PodDisruptionBudget

export const podDisruptionBudget = defineKind<Budget>({
  group: 'policy',
  version: 'v1',
  kind: 'PodDisruptionBudget',
  plural: 'poddisruptionbudgets',
  singular: 'poddisruptionbudget',
  shortNames: ['pdb'],
  namespaced: true,
  schema: 'policy/v1/PodDisruptionBudget',
  nameRule: 'pathSegment',
  hasGeneration: true,
  subresources: ['status'],
  ...lateStrategy<Budget>('podDisruptionBudget'),
  columns: [
    nameColumn as Column<Budget>,
    { name: 'Min Available', value: ({ spec }) => String(spec.minAvailable ?? 'N/A') },
    { name: 'Max Unavailable', value: ({ spec }) => String(spec.maxUnavailable ?? 'N/A') },
    { name: 'Allowed Disruptions', type: 'integer', value: ({ status }) => status?.disruptionsAllowed ?? 0 },
    ageColumn as Column<Budget>,
  ],
})
