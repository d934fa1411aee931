/** Mirrors: external-provisioner of kubernetes-csi. Differs: nobody ever runs out of room. */
import { keyOf, type Node, type StorageClass } from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { PROVISIONED_BY, SELECTED_NODE } from '@/lib/cluster/apis/storage/annotations'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import {
  type Claim,
  type Context,
  type CsiDriver,
  DURATION,
  tell,
  type Volume,
  without,
} from '@/lib/cluster/storage-csi/csi/driver'
import { isDone } from '@/lib/cluster/storage-csi/pending'

const ATTACHMENTS = 'volumeattachments.storage.k8s.io'
/** It keeps a volume whose disk has to go, too. */
const FINALIZER = 'external-provisioner.volume.kubernetes.io/finalizer'
const FS_TYPE = 'csi.storage.k8s.io/fstype'
/** ms until the next attempt at what cannot be made. */
const RETRY = 60_000

/** Where a volume may be that nobody has chosen a node for: as the class says, else where there are nodes. */
function placesOf(ctx: Context, key: string, driver: CsiDriver, storageClass?: StorageClass): string[] {
  const allowed = (storageClass?.allowedTopologies ?? []).flatMap(({ matchLabelExpressions = [] }) =>
    matchLabelExpressions.filter((one) => one.key === key).flatMap(({ values }) => values),
  )
  if (allowed.length > 0) return allowed
  const workers = ctx.lister.list('nodes').filter(({ spec }) => !spec.taints?.length) as Node[]
  return [...new Set(workers.map((node) => driver.topology?.of(node) ?? ''))].sort()
}

function placeFor(ctx: Context, driver: CsiDriver, claim: Claim, storageClass?: StorageClass) {
  const { topology } = driver
  if (!topology) return undefined
  const selected = claim.metadata.annotations?.[SELECTED_NODE] ?? ''
  const node = ctx.lister.get('nodes', undefined, selected) as Node | undefined
  const places = placesOf(ctx, topology.key, driver, storageClass)
  const turn = Number.parseInt(claim.metadata.uid.slice(0, 4), 16)
  const place = node ? topology.of(node) : (places[turn % places.length] ?? '')
  return { key: topology.key, operator: 'In', values: [place] }
}

function volumeFor(ctx: Context, driver: CsiDriver, claim: Claim): Volume {
  const { name, namespace, uid, resourceVersion } = claim.metadata
  const storageClass = ctx.lister.get('storageclasses.storage.k8s.io', undefined, classOf(claim))
  const place = placeFor(ctx, driver, claim, storageClass)
  const { reclaimPolicy = 'Delete', mountOptions, parameters = {} } = storageClass ?? {}
  const { [FS_TYPE]: fsType = 'ext4', ...attributes } = parameters
  const { volumeAttributesClassName, volumeMode, accessModes } = claim.spec
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: `pvc-${uid}`,
      annotations: { [PROVISIONED_BY]: driver.name },
      ...(reclaimPolicy === 'Delete' ? { finalizers: [FINALIZER] } : {}),
    },
    spec: {
      accessModes,
      capacity: { storage: claim.spec.resources?.requests?.storage ?? '0' },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid, resourceVersion },
      csi: {
        driver: driver.name,
        ...(volumeMode === 'Block' ? {} : { fsType }),
        volumeHandle: `vol-${uid?.slice(0, 8)}`,
        ...(Object.keys(attributes).length > 0 ? { volumeAttributes: attributes } : {}),
      },
      ...(mountOptions ? { mountOptions } : {}),
      ...(place
        ? { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [place] }] } } }
        : {}),
      persistentVolumeReclaimPolicy: reclaimPolicy,
      storageClassName: classOf(claim),
      ...(driver.modifies && volumeAttributesClassName ? { volumeAttributesClassName } : {}),
      volumeMode,
    },
  } as unknown as Volume
}

/** Why there can be no such volume. */
function refusal(ctx: Context, driver: CsiDriver, claim: Claim): string | undefined {
  const attributes = claim.spec.volumeAttributesClassName
  if (attributes && !ctx.lister.get('volumeattributesclasses.storage.k8s.io', undefined, attributes))
    return `volumeattributesclass.storage.k8s.io "${attributes}" not found`
  const failed = (why: string) => `failed to provision volume with StorageClass "${classOf(claim)}": ${why}`
  if (claim.spec.selector) return failed('claim Selector is not supported')
  const wrong = claim.spec.accessModes?.find((mode) => !driver.modes.includes(mode))
  if (wrong === undefined) return undefined
  return failed(`rpc error: code = InvalidArgument desc = access mode ${wrong} is not supported`)
}

export function provision(ctx: Context, driver: CsiDriver, key: string, claim: Claim): void {
  const storageClass = ctx.lister.get('storageclasses.storage.k8s.io', undefined, classOf(claim))
  const delayed = storageClass?.volumeBindingMode === 'WaitForFirstConsumer'
  if (delayed && claim.metadata.annotations?.[SELECTED_NODE] === undefined) return
  const text = `External provisioner is provisioning volume for claim "${keyOf(claim)}"`
  if (!isDone(ctx, key, DURATION, () => tell(ctx, claim, 'Provisioning', text))) return
  const why = refusal(ctx, driver, claim)
  if (why !== undefined) {
    tell(ctx, claim, 'ProvisioningFailed', why, 'Warning')
    ctx.requeueAfter(key, RETRY)
    return
  }
  const volume = volumeFor(ctx, driver, claim)
  ctx.client.create('persistentvolumes', volume)
  tell(ctx, claim, 'ProvisioningSucceeded', `Successfully provisioned volume ${volume.metadata.name}`)
}

const isAttached = (ctx: Context, name: string): boolean =>
  (ctx.lister.list(ATTACHMENTS) as unknown as VolumeAttachment[]).some(
    ({ spec }) => spec?.source.persistentVolumeName === name,
  )

/** A disk that nobody claims any longer goes, as its policy says, once it is detached; then its object may. */
export function reclaim(ctx: Context, driver: CsiDriver, name: string): void {
  const volume = ctx.client.find('persistentvolumes', undefined, name)
  if (volume?.metadata.annotations?.[PROVISIONED_BY] !== driver.name) return
  const deletes = volume.spec.persistentVolumeReclaimPolicy === 'Delete'
  const released = volume.status?.phase === 'Released'
  if (deletes && released && isAttached(ctx, name)) return
  const { finalizers } = volume.metadata
  const mayGo = !deletes || (released && volume.metadata.deletionTimestamp !== undefined)
  if (mayGo && finalizers?.includes(FINALIZER)) {
    const metadata = { ...volume.metadata, finalizers: without(finalizers, FINALIZER) }
    ctx.client.update('persistentvolumes', { ...volume, metadata })
  } else if (deletes && released && !volume.metadata.deletionTimestamp) {
    ctx.client.delete('persistentvolumes', undefined, name)
  }
}
