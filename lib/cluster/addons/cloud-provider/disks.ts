/**
 * The cloud's disks: made for claims, attached to machines, grown and taken away by one driver.
 * Mirrors: external-provisioner, external-attacher and external-resizer of kubernetes-csi.
 * Differs: whatever the cloud is asked for takes a second and a half; a disk and its file system grow together.
 */
import { zoneOf } from '@/lib/cluster/addons/cloud-provider/cloud'
import { isDone, type Pending } from '@/lib/cluster/addons/cloud-provider/pending'
import {
  type KubeObject,
  keyOf,
  type Node,
  type PersistentVolume,
  type PersistentVolumeClaim,
} from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { PROVISIONED_BY, SELECTED_NODE, STORAGE_PROVISIONER } from '@/lib/cluster/apis/storage/annotations'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

export const DRIVER = 'disk.csi.cloud.example.com'
export const TOPOLOGY = `topology.${DRIVER}/zone`
const ATTACHMENTS = 'volumeattachments.storage.k8s.io'
const CLASSES = 'storageclasses.storage.k8s.io'
const FINALIZER = `external-attacher/${DRIVER.replaceAll('.', '-')}`
const DURATION = 1500

type Claim = PersistentVolumeClaim
type Context = ComponentContext<Pending>

const tell = (ctx: Context, object: Claim, reason: string, message: string) =>
  ctx.record(object as unknown as KubeObject, { type: 'Normal', reason, message })

function volumeFor(ctx: Context, claim: Claim): PersistentVolume {
  const { name, namespace, uid, resourceVersion, annotations } = claim.metadata
  const storageClass = ctx.lister.get(CLASSES, undefined, classOf(claim))
  const node = ctx.lister.get('nodes', undefined, annotations?.[SELECTED_NODE] ?? '') as Node | undefined
  const zone = { key: TOPOLOGY, operator: 'In', values: [node ? zoneOf(node) : ''] }
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `pvc-${uid}`, annotations: { [PROVISIONED_BY]: DRIVER } },
    spec: {
      accessModes: claim.spec.accessModes,
      capacity: { storage: claim.spec.resources?.requests?.storage ?? '0' },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid, resourceVersion },
      csi: { driver: DRIVER, fsType: 'ext4', volumeHandle: `vol-${uid?.slice(0, 8)}` },
      ...(node ? { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [zone] }] } } } : {}),
      persistentVolumeReclaimPolicy: storageClass?.reclaimPolicy ?? 'Delete',
      storageClassName: classOf(claim),
      volumeMode: claim.spec.volumeMode,
    },
  } as unknown as PersistentVolume
}

function provision(ctx: Context, key: string, claim: Claim): void {
  const delayed =
    ctx.lister.get(CLASSES, undefined, classOf(claim))?.volumeBindingMode === 'WaitForFirstConsumer'
  if (delayed && claim.metadata.annotations?.[SELECTED_NODE] === undefined) return
  const text = `External provisioner is provisioning volume for claim "${keyOf(claim)}"`
  if (!isDone(ctx, key, DURATION, () => tell(ctx, claim, 'Provisioning', text))) return
  const volume = volumeFor(ctx, claim)
  ctx.client.create('persistentvolumes', volume)
  tell(ctx, claim, 'ProvisioningSucceeded', `Successfully provisioned volume ${volume.metadata.name}`)
}

/** The disk grows at once, the file system when a pod uses it; here both together. */
function expand(ctx: Context, key: string, claim: Claim): void {
  const volume = ctx.lister.get('persistentvolumes', undefined, claim.spec.volumeName ?? '')
  const storage = claim.spec.resources?.requests?.storage ?? '0'
  if (volume?.spec.csi?.driver !== DRIVER) return
  if (compareQuantities(storage, claim.status?.capacity?.storage ?? 0) <= 0) return
  const text = `External resizer is resizing volume ${volume.metadata.name}`
  if (!isDone(ctx, key, DURATION, () => tell(ctx, claim, 'Resizing', text))) return
  const capacity = { ...volume.spec.capacity, storage }
  ctx.client.update('persistentvolumes', { ...volume, spec: { ...volume.spec, capacity } })
  const status = { ...claim.status, capacity: { ...claim.status?.capacity, storage } }
  ctx.client.updateStatus('persistentvolumeclaims', { ...claim, status } as Claim)
  tell(ctx, claim, 'FileSystemResizeSuccessful', 'MountVolume.NodeExpandVolume succeeded')
}

function syncClaim(ctx: Context, key: string): void {
  const [namespace, name = ''] = key.split('/')
  const claim = ctx.client.find('persistentvolumeclaims', namespace, name)
  if (!claim || claim.metadata.deletionTimestamp) return
  if (claim.status?.phase === 'Bound') expand(ctx, key, claim)
  else if (!claim.spec.volumeName && claim.metadata.annotations?.[STORAGE_PROVISIONER] === DRIVER)
    provision(ctx, key, claim)
}

function syncAttachment(ctx: Context, name: string): void {
  const found = ctx.client.find(ATTACHMENTS, undefined, name) as VolumeAttachment | undefined
  if (found?.spec?.attacher !== DRIVER) return
  const { metadata, status } = found
  if (metadata.deletionTimestamp) {
    if (!metadata.finalizers?.includes(FINALIZER) || !isDone(ctx, name, DURATION)) return
    const finalizers = metadata.finalizers.filter((one) => one !== FINALIZER)
    ctx.client.update(ATTACHMENTS, { ...found, metadata: { ...metadata, finalizers } } as never)
    return
  }
  if (status?.attached) return
  if (!metadata.finalizers?.includes(FINALIZER)) {
    const finalizers = [...(metadata.finalizers ?? []), FINALIZER]
    ctx.client.update(ATTACHMENTS, { ...found, metadata: { ...metadata, finalizers } } as never)
    return
  }
  if (isDone(ctx, name, DURATION))
    ctx.client.updateStatus(ATTACHMENTS, { ...found, status: { attached: true } } as never)
}

/** A disk that nobody claims any longer goes, as its policy says, once it is detached. */
function syncVolume(ctx: Context, name: string): void {
  const volume = ctx.client.find('persistentvolumes', undefined, name)
  if (volume?.status?.phase !== 'Released' || volume.metadata.deletionTimestamp) return
  const isOurs = volume.metadata.annotations?.[PROVISIONED_BY] === DRIVER
  if (!isOurs || volume.spec.persistentVolumeReclaimPolicy !== 'Delete') return
  const attachments = ctx.lister.list(ATTACHMENTS) as unknown as VolumeAttachment[]
  if (attachments.some(({ spec }) => spec?.source.persistentVolumeName === name)) return
  ctx.client.delete('persistentvolumes', undefined, name)
}

const VOLUME = 'volume '

export const cloudDisks: Component<Pending> = {
  name: 'csi-disk',
  eventSource: `${DRIVER}_csi-disk-controller`,
  watches: [
    { resource: 'persistentvolumeclaims', map: ({ object }) => [keyOf(object)] },
    { resource: 'persistentvolumes', map: ({ object }) => [VOLUME + object.metadata.name] },
    {
      resource: ATTACHMENTS,
      map({ object }) {
        const { metadata, spec } = object as unknown as VolumeAttachment
        return [metadata.name, VOLUME + (spec?.source.persistentVolumeName ?? '')]
      },
    },
  ],
  initialState: () => ({ ready: {} }),
  reconcile(key, ctx) {
    if (key.startsWith(VOLUME)) syncVolume(ctx, key.slice(VOLUME.length))
    else if (key.includes('/')) syncClaim(ctx, key)
    else syncAttachment(ctx, key)
  },
}
