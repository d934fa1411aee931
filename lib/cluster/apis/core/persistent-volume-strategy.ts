import type { PersistentVolume } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  validatePersistentVolume,
  validatePersistentVolumeUpdate,
} from '@/lib/cluster/apis/core/persistent-volume-validation'
import { classWarnings, fractionalWarning } from '@/lib/cluster/apis/core/volume-class'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

/** Sources that no longer do anything, with what is said of them. */
const GONE: Readonly<Record<string, string>> = {
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
}

const MOUNT_OPTIONS = 'volume.beta.kubernetes.io/mount-options'

function warnings(object: PersistentVolume): string[] {
  const { spec, metadata } = object
  return [
    ...classWarnings(object),
    ...(metadata.annotations?.[MOUNT_OPTIONS] !== undefined
      ? [
          `metadata.annotations[${MOUNT_OPTIONS}]: deprecated since v1.31; use "mountOptions" attribute instead`,
        ]
      : []),
    ...(spec.persistentVolumeReclaimPolicy === 'Recycle'
      ? [
          'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
        ]
      : []),
    ...Object.keys(GONE)
      .filter((source) => Object.hasOwn(spec, source))
      .map((source) => `spec.${source}: ${GONE[source]}`),
    ...fractionalWarning('spec.capacity[storage]', spec.capacity?.storage),
  ]
}

/** What the API server asks of it when it is written. */
export const persistentVolumeStrategy: Strategy<PersistentVolume> = {
  defaults(object) {
    object.spec ??= {}
    const { spec } = object
    spec.persistentVolumeReclaimPolicy ??= 'Retain'
    spec.volumeMode ??= 'Filesystem'
    if (spec.hostPath) spec.hostPath.type ??= ''
    object.status ??= { phase: 'Pending' }
  },
  prepareForCreate(object, { now }) {
    object.status = { lastPhaseTransitionTime: formatTime(now), phase: 'Pending' }
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  prepareForStatusUpdate({ status }, old, { now }) {
    if (status && status.phase !== old.status?.phase) status.lastPhaseTransitionTime = formatTime(now)
  },
  validate: validatePersistentVolume,
  validateUpdate: validatePersistentVolumeUpdate,
  warnings,
}
