import type { LimitRange } from '@/lib/cluster/apimachinery/object'
import { type Column, createdAtColumn, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export const limitRange = defineKind<LimitRange>({
  group: '',
  version: 'v1',
  kind: 'LimitRange',
  plural: 'limitranges',
  singular: 'limitrange',
  shortNames: ['limits'],
  namespaced: true,
  schema: 'v1/LimitRange',
  createOnUpdate: true,
  ...lateStrategy<LimitRange>('limitRange'),
  columns: [nameColumn as Column<LimitRange>, createdAtColumn as Column<LimitRange>],
})
