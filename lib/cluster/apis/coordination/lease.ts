import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { leaderLeases } from '@/lib/cluster/apis/coordination/leader-leases'
import { ageColumn, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type Lease = KubeObject & {
  spec?: { holderIdentity?: string; renewTime?: string; leaseDurationSeconds?: number }
}

export const lease = defineKind<Lease>({
  group: 'coordination.k8s.io',
  version: 'v1',
  kind: 'Lease',
  plural: 'leases',
  singular: 'lease',
  namespaced: true,
  schema: 'coordination.k8s.io/v1/Lease',
  createOnUpdate: true,
  alwaysThere: (list) => leaderLeases(list) as Lease[],
  validate(object, errors) {
    const duration = object.spec?.leaseDurationSeconds
    if (duration !== undefined && duration <= 0) {
      errors.invalid('spec.leaseDurationSeconds', duration, 'must be greater than 0')
    }
  },
  columns: [
    nameColumn,
    { name: 'Holder', value: (object) => (object as Lease).spec?.holderIdentity ?? '' },
    ageColumn,
  ],
})
