/**
 * The folders on the node that a pod's volumes lie in: made or mounted when it starts, gone with it.
 * Mirrors: pkg/volume/{emptydir,nfs,csi,local} and SetVolumeOwnership of pkg/volume.
 */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { isDisk, type Place, placeOf } from '@/lib/cluster/kubelet/volume-place'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { filesBelow, makeFolders as makeAll } from '@/lib/userland/kernel/folders'

/** Bytes that a volume in memory holds that names no limit: half of what a small node has. */
const MEMORY = 2 * 2 ** 30

function makeEmptyDir(host: NodeHost, { emptyDir }: IVolume, path: string): void {
  const { medium, sizeLimit } = emptyDir ?? {}
  if (medium !== 'Memory') {
    makeAll(host.files, path, 0o777)
    return
  }
  const size = sizeLimit === undefined ? MEMORY : quantityValue(sizeLimit)
  const options = ['rw', 'relatime', `size=${Math.floor(size / 1024)}k`]
  host.mount(path, { source: 'tmpfs', type: 'tmpfs', size, mode: 0o777, options })
}

/** Gives a volume to the pod's group. */
function giveToGroup(files: FileSystem, folder: string, gid: number, readOnly: boolean): void {
  const mask = readOnly ? 0o440 : 0o660
  for (const path of filesBelow(files, folder)) {
    const stat = files.stat(path, { follow: false })
    if (!stat) continue
    files.chown(path, undefined, gid, { follow: false })
    if (stat.type === 'symlink') continue
    files.chmod(path, stat.mode | mask | (stat.type === 'directory' ? 0o2110 : 0))
  }
}

/** Is its group right already, and enough so for a policy that looks at the folder only? */
function isRight(pod: Pod, files: FileSystem, folder: string, gid: number): boolean {
  if (pod.spec.securityContext?.fsGroupChangePolicy !== 'OnRootMismatch') return false
  const stat = files.stat(folder)
  return stat?.gid === gid && (stat.mode & 0o2770) === 0o2770
}

function setGroup({ pod, host }: Sync, { path, readOnly, ofNode, shared, device }: Place): void {
  const { fsGroup } = pod.spec.securityContext ?? {}
  if (fsGroup === undefined || device || (ofNode && !shared)) return
  if (isRight(pod, host.files, path, fsGroup)) return
  giveToGroup(host.files, path, fsGroup, readOnly === true)
}

/** Volumes that are not their own folder: a server's share, a folder of the node's. */
const keepsOwners = ({ mount, path }: Place) => mount?.type === 'nfs4' || !(mount || path.includes('/pods/'))

/** Makes and mounts the folders of these volumes. */
export function makeFolders(sync: Sync, volumes: readonly IVolume[]): void {
  const { ctx, host, pod, runtime } = sync
  for (const volume of volumes) {
    const place = volume.emptyDir || isDisk(volume) ? placeOf(ctx.lister, pod, volume) : undefined
    if (!place) continue
    if (volume.emptyDir) makeEmptyDir(host, volume, place.path)
    else runtime.places = { ...runtime.places, [volume.name]: place }
    if (place.mount) host.mount(place.path, place.mount)
    if (!keepsOwners(place) || place.shared) setGroup(sync, place)
  }
}
