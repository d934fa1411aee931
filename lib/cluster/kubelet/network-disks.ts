/**
 * Disks and servers that several nodes mount: what one node's containers write there, others read.
 * Differs: as with a node's own folders, that is so when a command runs or a container starts. What two nodes
 * added to one file is all kept; of other changes to one file, the first node's stays.
 */
import { NETWORK } from '@/lib/cluster/kubelet/disk-place'
import { changeFolder, collect, filesNow } from '@/lib/cluster/kubelet/node-files'
import type { Changes } from '@/lib/cluster/kubelet/process/run'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'

type Files = Readonly<Record<string, string>>
/** What lies below each folder of {@link NETWORK}: text by path. */
export type Disks = Readonly<Record<string, Files>>

export interface DiskRoom {
  now: number
  disks: Disks
  nodes: readonly string[]
  /** What a node's containers did up to the moment at which it went off. */
  look(node: string): { state: KubeletState; until: number } | undefined
  /** Undefined while its kubelet does not run. */
  change(node: string): KubeletState | undefined
}

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

const below = (files: Files | undefined, folder: string): Record<string, string> =>
  Object.fromEntries(Object.entries(files ?? {}).filter(([path]) => isBelow(path, folder)))

/** The folders of these mounts that other nodes may mount, too. */
export const networkFolders = (mounts: readonly MountPoint[] | undefined): string[] =>
  (mounts ?? []).flatMap(({ source }) => {
    if (!source?.startsWith(NETWORK)) return []
    return source.startsWith(`${NETWORK}nfs/`) ? source.split('/').slice(0, 7).join('/') : source
  })

/** What a node changed since it last saw the disk goes there, unless somebody else has changed it since. */
function merge(disk: Record<string, string>, base: Files, changes: Changes): void {
  for (const [path, text] of Object.entries(changes)) {
    const before = base[path]
    if (disk[path] === before) {
      if (text === null) delete disk[path]
      else disk[path] = text
    } else if (text !== null && before !== undefined && text.startsWith(before) && disk[path] !== undefined)
      disk[path] += text.slice(before.length)
  }
}

function difference(from: Files, to: Files): Changes {
  const changes: Changes = {}
  for (const [path, text] of Object.entries(to)) if (from[path] !== text) changes[path] = text
  for (const path of Object.keys(from)) if (to[path] === undefined) changes[path] = null
  return changes
}

const isMounted = ({ pods }: KubeletState, folder: string): boolean =>
  Object.values(pods).some(({ containers }) =>
    Object.values(containers).some(
      ({ current }) =>
        current?.process &&
        !current.finished &&
        current.process.sandbox?.mounts.some(({ source }) => source !== undefined && isBelow(source, folder)),
    ),
  )

/** What a node has written below a folder and nobody has taken over yet. */
function unsaved(room: DiskRoom, node: string, folder: string): { base: Files; changes: Changes } {
  const running = room.change(node)
  if (running) collect(running, [{ path: folder, source: folder }], room.now)
  const seen = running ? { state: running, until: room.now } : room.look(node)
  if (!seen) return { base: {}, changes: {} }
  const base = seen.state.disks?.[folder] ?? {}
  const files = running ? running.files : filesNow(seen.state, seen.until)
  return { base, changes: difference(base, below(files, folder)) }
}

/** Gives a node the disk as it is now, or takes it away when nothing mounts it any longer. */
function show(room: DiskRoom, state: KubeletState, folder: string, disk: Files, needed: boolean): void {
  const keep = needed || isMounted(state, folder)
  changeFolder(state, difference(below(state.files, folder), keep ? disk : {}), room.now)
  const { [folder]: _, ...others } = state.disks ?? {}
  state.disks = keep ? { ...others, [folder]: disk } : others
}

/** Brings these folders up to date on `node` and wherever else they are mounted; returns all disks as they are then. */
export function exchangeDisks(room: DiskRoom, node: string, folders: readonly string[]): Disks {
  let { disks } = room
  for (const folder of folders) {
    const holders = room.nodes.filter((name) => room.look(name)?.state.disks?.[folder])
    const disk = { ...disks[folder] }
    for (const name of holders) {
      const { base, changes } = unsaved(room, name, folder)
      merge(disk, base, changes)
    }
    for (const name of new Set([...holders, node])) {
      const state = room.change(name)
      if (state) show(room, state, folder, disk, name === node)
    }
    disks = { ...disks, [folder]: disk }
  }
  return disks
}
