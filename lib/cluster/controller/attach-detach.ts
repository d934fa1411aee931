import type { PersistentVolume, PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import { attachableVolumes } from '@/lib/cluster/apis/storage/attachable'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

export const ATTACHMENTS = 'volumeattachments.storage.k8s.io'
/** Before the name of an attachment that has just come about. */
export const ATTACHED = 'attached|'

export interface AttachState {
  /** Since when an attachment is no longer wanted, by its name. */
  unwanted: Record<string, number>
  /** `volume node` pairs whose conflict was told. */
  told: Record<string, true>
}

const volumesOf = (ctx: ComponentContext, pod: Pod): string[] =>
  attachableVolumes(ctx.lister, pod).map(({ metadata }) => metadata.name)

function onPod({ object }: WatchEvent, ctx: ComponentContext): string[] {
  const pod = object as Pod
  return pod.spec.nodeName && pod.spec.volumes?.some((one) => one.persistentVolumeClaim ?? one.ephemeral)
    ? volumesOf(ctx, pod)
    : []
}

function onAttachment({ type, object, old, initial }: WatchEvent): string[] {
  const { metadata, spec, status } = object as unknown as VolumeAttachment
  const before = old as unknown as VolumeAttachment | undefined
  const isNew = type === 'MODIFIED' && !initial && status?.attached && !before?.status?.attached
  const volume = spec?.source.persistentVolumeName
  return [...(isNew ? [ATTACHED + metadata.name] : []), ...(volume ? [volume] : [])]
}

/**
 * Asks for volumes to be attached where pods need them, and to be detached where none does.
 * Mirrors: pkg/controller/volume/attachdetach, with volumes of CSI drivers only.
 * Differs: what it knows of the world are VolumeAttachments; nodes do not list the volumes attached to them.
 */
export const attachDetach: Component<AttachState> = {
  name: 'attachdetach',
  eventSource: 'attachdetach-controller',
  watches: [
    { resource: 'pods', map: onPod },
    {
      resource: 'persistentvolumeclaims',
      map: ({ type, object }) => {
        const { volumeName } = (object as PersistentVolumeClaim).spec
        return type !== 'DELETED' && volumeName ? [volumeName] : []
      },
    },
    {
      resource: 'persistentvolumes',
      map: ({ object }) => ((object as PersistentVolume).spec.csi ? [object.metadata.name] : []),
    },
    { resource: ATTACHMENTS, map: onAttachment },
    {
      resource: 'nodes',
      map: (_event, { lister }) =>
        (lister.list(ATTACHMENTS) as unknown as VolumeAttachment[]).flatMap(
          ({ spec }) => spec?.source.persistentVolumeName ?? [],
        ),
    },
  ],
  initialState: () => ({ unwanted: {}, told: {} }),
  reconcile: (key, ctx) => part('attachSync').syncAttachments(key, ctx),
}
