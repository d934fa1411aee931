import type { FileStat, FileType } from '@/lib/userland/kernel/file-system'
import { byteLength } from '@/lib/userland/kernel/text'

export interface FileNode {
  epoch: number
  type: FileType
  mode: number
  uid: number
  gid: number
  mtime: number
  links: number
  /** A file's text, a link's target; a getter may make that of the first tree when it is read. */
  text: string
  /** Bytes of the text, where they have been counted. */
  bytes?: number
  /** Zero bytes that follow the text. */
  hole?: number
  /** A directory's names. */
  names?: Map<string, number>
}

/** Plain data; changed through MemoryFileSystem only. */
export interface FileTree {
  epoch: number
  /** The epoch whose own the table of nodes is; of any other it is copied before it is changed. */
  owned: number
  next: number
  /** null: was in the first tree and is gone. */
  nodes: Map<number, FileNode | null>
  /** Bytes that were added. */
  used: number
  /** Of those, zero bytes that are not held one by one. */
  holes?: number
}

export const ROOT_INODE = 2

/** How often any tree was changed so far: what was made out of nodes holds as long as it stays. */
export const changes = { count: 0 }

export const newFileTree = (): FileTree => ({
  epoch: 1,
  owned: 1,
  next: 1_000_000,
  nodes: new Map(),
  used: 0,
})

/** Two trees that go on from one; what neither changes is shared. */
export function forkTree(tree: FileTree): FileTree {
  tree.epoch += 1
  return { ...tree }
}

/** The table of nodes to be changed. */
export function ownNodes(tree: FileTree): Map<number, FileNode | null> {
  if (tree.owned !== tree.epoch) {
    tree.nodes = new Map(tree.nodes)
    tree.owned = tree.epoch
  }
  return tree.nodes
}

/** The folder of an absolute path, and the name in it. */
export const splitPath = (path: string): [string, string] => {
  const slash = path.lastIndexOf('/')
  return [path.slice(0, slash) || '/', path.slice(slash + 1)]
}

/** Bytes of a node, as `stat` says them. */
export function sizeOf(node: FileNode): number {
  if (node.type === 'directory') return 4096
  if (node.type !== 'file' && node.type !== 'symlink') return 0
  return (node.bytes ?? byteLength(node.text)) + (node.hole ?? 0)
}

/** Bytes in the files of a tree that are not as they were at first. */
export function treeBytes({ nodes }: FileTree): number {
  let bytes = 0
  for (const node of nodes.values()) if (node?.type === 'file') bytes += sizeOf(node)
  return bytes
}

export function nodeStat(node: FileNode, inode: number, device: number | undefined): FileStat {
  const { type, mode, uid, gid, mtime, links } = node
  return {
    type,
    mode,
    uid,
    gid,
    mtime,
    links,
    inode,
    device,
    get size() {
      return sizeOf(node)
    },
  }
}
