import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { part } from '@/lib/cluster/sim/parts'

type Volume = NonNullable<Pod['spec']['volumes']>[number]

/** A plugin whose work comes with the rest of the engine: no cluster boots with such pods. */
function late(name: string, concerns: (volume: Volume) => unknown): SchedulerPlugin {
  const own = () => part('scheduling').latePlugin(name)
  return {
    name,
    preFilter: (cycle) =>
      cycle.pod.spec.volumes?.some(concerns) ? own().preFilter?.(cycle) : ('skip' as const),
    filter: (cycle, info) => own().filter?.(cycle, info),
    preBind: (cycle, info, ctx) =>
      cycle.pod.spec.volumes?.some(concerns) ? own().preBind?.(cycle, info, ctx) : true,
  }
}

const usesClaim = ({ persistentVolumeClaim, ephemeral }: Volume) => persistentVolumeClaim ?? ephemeral

/** Inline disks that one pod, or one node, has for itself. */
const isDisk = ({ gcePersistentDisk, awsElasticBlockStore, iscsi, rbd }: Volume) =>
  gcePersistentDisk ?? awsElasticBlockStore ?? iscsi ?? rbd

export const volumeRestrictions = late(
  'VolumeRestrictions',
  (volume) => volume.persistentVolumeClaim ?? isDisk(volume),
)
export const nodeVolumeLimits = late('NodeVolumeLimits', (volume) => usesClaim(volume) ?? volume.csi)
export const volumeBinding = late('VolumeBinding', usesClaim)
export const volumeZone = late('VolumeZone', ({ persistentVolumeClaim }) => persistentVolumeClaim)

/**
 * Its postFilter looks first whether a claim could be given back.
 * Differs: of dynamic resource allocation that is all there is.
 */
export const dynamicResources: SchedulerPlugin = {
  name: 'DynamicResources',
  postFilter: (_, { preFilter }) =>
    // Refused before it could prepare itself: its state is what is not found.
    preFilter
      ? { kind: 'error', message: 'not found' }
      : { kind: 'none', message: 'no new claims to deallocate' },
}

export const defaultPreemption: SchedulerPlugin = {
  name: 'DefaultPreemption',
  postFilter: (cycle, diagnosis, ctx) => part('scheduling').preempt(cycle, diagnosis, ctx),
}
