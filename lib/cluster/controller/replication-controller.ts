import type { ReplicaSet, ReplicationController } from '@/lib/cluster/apimachinery/object'
import { defineReplicaController } from '@/lib/cluster/controller/replica-set'

/**
 * The ReplicationController controller.
 * Mirrors: pkg/controller/replication – an adapter around the ReplicaSet controller.
 */
export const replicationController = defineReplicaController('replication', 'replication-controller', {
  resource: 'replicationcontrollers',
  kind: 'ReplicationController',
  asReplicaSet(object) {
    const { spec } = object as ReplicationController
    return { ...object, spec: { ...spec, selector: { matchLabels: spec.selector } } } as unknown as ReplicaSet
  },
})
