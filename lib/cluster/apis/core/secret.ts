import type { Secret } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export const secret = defineKind<Secret>({
  group: '',
  version: 'v1',
  kind: 'Secret',
  plural: 'secrets',
  singular: 'secret',
  namespaced: true,
  schema: 'v1/Secret',
  selectableFields: (object) => ({ type: object.type ?? '' }),
  ...lateStrategy<Secret>('secret'),
  validatesUpdateFirst: true,
  columns: [
    nameColumn as Column<Secret>,
    { name: 'Type', value: (object) => object.type ?? '' },
    { name: 'Data', type: 'integer', value: (object) => Object.keys(object.data ?? {}).length },
    ageColumn as Column<Secret>,
  ],
})
