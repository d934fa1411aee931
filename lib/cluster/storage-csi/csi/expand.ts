/**
 * Growing volumes, and their settings.
 * Mirrors: external-resizer of kubernetes-csi with its recovery from failures; the kubelet's NodeExpandVolume.
 * Differs: the node's part is the driver's own, in the kubelet's name.
 */
import { keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  type Claim,
  type Context,
  type CsiDriver,
  DURATION,
  OFFLINE,
  tell,
  type Volume,
} from '@/lib/cluster/storage-csi/csi/driver'
import { isDone } from '@/lib/cluster/storage-csi/pending'

type Conditions = NonNullable<NonNullable<Claim['status']>['conditions']>
type Status = Omit<NonNullable<Claim['status']>, 'allocatedResourceStatuses'> & {
  allocatedResourceStatuses?: { storage: string } | undefined
}

const RESIZING = ['Resizing', 'FileSystemResizePending', 'ControllerResizeError', 'NodeResizeError']
const RETRY = 30_000

const storageOf = ({ spec }: Claim) => String(spec.resources?.requests?.storage ?? '0')

export function usersOf(ctx: Context, claim: Claim): Pod[] {
  const uses = ({ metadata, spec }: Pod) =>
    spec.volumes?.some(
      ({ name, persistentVolumeClaim, ephemeral }) =>
        (persistentVolumeClaim?.claimName ?? (ephemeral && `${metadata.name}-${name}`)) ===
        claim.metadata.name,
    )
  const over = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'
  return ctx.lister
    .list('pods', claim.metadata.namespace)
    .filter((pod) => pod.spec.nodeName && !over(pod) && uses(pod))
}

/** The claim with a new state of its growth; without conditions that say otherwise. */
function write(ctx: Context, claim: Claim, status: Partial<Status>, condition?: [string, string?]): void {
  const kept: Conditions = (claim.status?.conditions ?? []).filter(({ type }) => !RESIZING.includes(type))
  const time = formatTime(ctx.now())
  const own = condition
    ? [
        {
          type: condition[0],
          status: 'True',
          lastProbeTime: null,
          lastTransitionTime: time,
          message: condition[1],
        },
      ]
    : []
  const { conditions: _, ...before } = claim.status ?? {}
  const conditions = [...kept, ...own]
  const next = { ...before, ...status, ...(conditions.length > 0 ? { conditions } : {}) } as Status
  if (next.allocatedResourceStatuses === undefined) delete next.allocatedResourceStatuses
  ctx.client.updateStatus('persistentvolumeclaims', { ...claim, status: next } as Claim)
}

const PENDING = 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.'

/** The disk has grown; its file system does when a pod uses it. A raw device is done. */
function finish(ctx: Context, claim: Claim, volume: Volume, storage: string): void {
  const capacity = { ...volume.spec.capacity, storage }
  ctx.client.update('persistentvolumes', { ...volume, spec: { ...volume.spec, capacity } })
  if (volume.spec.volumeMode === 'Block') {
    write(ctx, claim, {
      capacity: { ...claim.status?.capacity, storage },
      allocatedResourceStatuses: undefined,
    })
    tell(ctx, claim, 'VolumeResizeSuccessful', 'Resize volume succeeded')
    return
  }
  const pending = { allocatedResourceStatuses: { storage: 'NodeResizePending' } }
  write(ctx, claim, pending, ['FileSystemResizePending', PENDING])
  tell(ctx, claim, 'FileSystemResizeRequired', 'Require file system resize of volume on node')
}

/** The controller's part. */
export function expand(ctx: Context, driver: CsiDriver, key: string, claim: Claim): void {
  const volume = ctx.lister.get('persistentvolumes', undefined, claim.spec.volumeName ?? '')
  const storage = storageOf(claim)
  if (volume?.spec.csi?.driver !== driver.name) return
  if (compareQuantities(storage, volume.spec.capacity?.storage ?? 0) <= 0) return
  const { name } = volume.metadata
  const started = () => {
    const begun = {
      allocatedResources: { storage },
      allocatedResourceStatuses: { storage: 'ControllerResizeInProgress' },
    }
    write(ctx, claim, begun, ['Resizing'])
    tell(ctx, claim, 'Resizing', `External resizer is resizing volume ${name}`)
  }
  if (!isDone(ctx, key, DURATION, started)) return
  const offline = volume.spec.csi.volumeAttributes?.resize === OFFLINE.resize
  if (offline && usersOf(ctx, claim).length > 0) {
    const why = `Unable to expand ${keyOf(claim)} because CSI driver ${driver.name} only supports offline expansion and volume is currently in-use`
    tell(ctx, claim, 'VolumeResizeFailed', why, 'Warning')
    ctx.state.ready[key] = ctx.now() + RETRY
    ctx.requeueAfter(key, RETRY)
    return
  }
  finish(
    ctx,
    ctx.client.find('persistentvolumeclaims', claim.metadata.namespace, claim.metadata.name) ?? claim,
    volume,
    storage,
  )
}

/** The node's part: the file system grows under a pod that has it mounted, or when one mounts it. */
export function expandOnNode(ctx: Context, driver: CsiDriver, key: string, claim: Claim): void {
  const waits = claim.status?.allocatedResourceStatuses?.storage === 'NodeResizePending'
  const volume = ctx.lister.get('persistentvolumes', undefined, claim.spec.volumeName ?? '')
  if (!waits || volume?.spec.csi?.driver !== driver.name) return
  const user = usersOf(ctx, claim).find(({ status }) => status?.phase === 'Running')
  if (!user || !isDone(ctx, key, DURATION)) return
  const storage = volume.spec.capacity?.storage ?? '0'
  write(ctx, claim, {
    capacity: { ...claim.status?.capacity, storage },
    allocatedResourceStatuses: undefined,
  })
  const text = `MountVolume.NodeExpandVolume succeeded for volume "${volume.metadata.name}" ${user.spec.nodeName}`
  for (const object of [user, claim]) tell(ctx, object, 'FileSystemResizeSuccessful', text)
}
