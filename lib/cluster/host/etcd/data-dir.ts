/**
 * The folder in which etcd keeps what it holds.
 * Mirrors: etcd's --data-dir: an empty one is an empty cluster, one that was restored is the snapshot's.
 * Differs: it is written when etcd ends; while it runs it is not touched.
 */
import { EMPTY, loadData, readSnapshot, snapshotText } from '@/lib/cluster/host/etcd/snapshot'
import type { Etcd, LooseKeys } from '@/lib/cluster/storage/etcd'
import type { Store } from '@/lib/cluster/storage/store'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { makeFolders } from '@/lib/userland/kernel/folders'

/** Where what etcd holds now belongs; '' stands for a folder that nobody else sees. */
export interface DataPlace {
  path: string
  inode?: number
}

export interface DataRoom {
  files: FileSystem
  store: Store
  etcd: Etcd
  place(): DataPlace | undefined
  setPlace(place: DataPlace): void
  loose(): LooseKeys
  setLoose(next: LooseKeys): void
}

const KUBEADM = '/var/lib/etcd'
const FILE = 'member/snap/db'
const WAL = 'member/wal'

const inodeOf = (files: FileSystem, path: string) => files.stat(path)?.inode

const placeAt = (files: FileSystem, path: string): DataPlace => {
  const inode = inodeOf(files, path)
  return { path, ...(inode === undefined ? {} : { inode }) }
}

/** Where the folder lies by now; it may have been moved under the running etcd. */
function found(files: FileSystem, { path, inode }: DataPlace): string | undefined {
  if (path === '' || inodeOf(files, path) === inode) return path || undefined
  const above = path.slice(0, path.lastIndexOf('/')) || '/'
  if (files.stat(above)?.type !== 'directory') return undefined
  return files
    .list(above)
    .map((name) => `${above}/${name}`)
    .find((other) => inodeOf(files, other) === inode)
}

/** Fills a folder, which is made. */
export function writeData(files: FileSystem, folder: string, text: string): void {
  makeFolders(files, `${folder}/${WAL}`, 0o700)
  makeFolders(files, `${folder}/member/snap`, 0o700)
  files.write(`${folder}/${WAL}/0000000000000000-0000000000000000.wal`, '', { mode: 0o600 })
  files.write(`${folder}/${FILE}`, text, { mode: 0o600 })
}

/** etcd ends: what it held stays in its folder. */
export function closeData({ files, store, etcd, place, loose }: DataRoom): void {
  const own = place() ?? { path: KUBEADM, inode: inodeOf(files, KUBEADM) }
  const folder = found(files, own as DataPlace)
  if (folder !== undefined) writeData(files, folder, snapshotText(etcd.range('', '\0'), store, loose()))
}

/** A member comes to others that run: what it holds is what they hold. */
export function joinData({ files, setPlace }: DataRoom, path: string | undefined): void {
  if (path !== undefined) makeFolders(files, `${path}/${WAL}`, 0o700)
  setPlace(path === undefined ? { path: '' } : placeAt(files, path))
}

/** etcd begins with the folder at this path of the host; undefined: one within its container. */
export function openData({ files, store, setPlace, setLoose }: DataRoom, path: string | undefined): void {
  const file = `${path}/${FILE}`
  const text = path !== undefined && files.stat(file)?.type === 'file' ? files.read(file) : undefined
  const data = (text === undefined ? undefined : readSnapshot(text)) ?? EMPTY
  loadData(store, data)
  setLoose(data.loose)
  if (path !== undefined && text === undefined) makeFolders(files, `${path}/${WAL}`, 0o700)
  setPlace(path === undefined ? { path: '' } : placeAt(files, path))
}
