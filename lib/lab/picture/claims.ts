import type { PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { named } from './named'
import { claimsOf } from './pods'
import { list } from './read'
import type { ClaimPicture, Mood } from './schema'

const MOODS: Record<string, Mood> = { Bound: 'good', Pending: 'busy' }

export const claimPictures = (cluster: Cluster, pods: readonly Pod[]): ClaimPicture[] =>
  list<PersistentVolumeClaim>(cluster, '/api/v1/persistentvolumeclaims').map((claim) => {
    const { metadata, spec, status } = claim
    const phase = status?.phase ?? 'Pending'
    const isUser = (pod: Pod) =>
      pod.metadata.namespace === metadata.namespace && claimsOf(pod).includes(metadata.name)
    return {
      ...named(claim),
      ...{ phase, volume: spec.volumeName ?? '', storageClass: spec.storageClassName ?? '' },
      capacity: String(status?.capacity?.storage ?? spec.resources?.requests?.storage ?? ''),
      modes: [...(status?.accessModes ?? spec.accessModes ?? [])],
      users: pods.filter(isUser).map((pod) => pod.metadata.name),
      mood: MOODS[phase] ?? 'bad',
    }
  })
