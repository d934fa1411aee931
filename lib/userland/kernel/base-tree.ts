import type { FileType } from '@/lib/userland/kernel/file-system'
import { type FileNode, ROOT_INODE, splitPath } from '@/lib/userland/kernel/file-tree'

export interface BaseEntry {
  type?: FileType
  /** A function is asked when the file is first read. */
  text?: string | (() => string)
  mode?: number
  uid?: number
  gid?: number
  mtime?: number
  /** Zero bytes behind the text. */
  hole?: number
}

/** A first tree of absolute paths, folders above made as needed. */
export function baseTree(entries: Iterable<readonly [string, BaseEntry]>, mtime = 0): Map<number, FileNode> {
  const nodes = new Map<number, FileNode>()
  const known = new Map<string, number>()
  const put = (
    path: string,
    { type = 'file', text = '', mode, uid = 0, gid = 0, ...rest }: BaseEntry,
  ): number => {
    const before = known.get(path)
    const isFolder = type === 'directory'
    const inode = before ?? (path === '/' ? ROOT_INODE : known.size + 11)
    const node: FileNode = {
      epoch: 0,
      type,
      mode: mode ?? (isFolder ? 0o755 : type === 'symlink' ? 0o777 : 0o644),
      uid,
      gid,
      mtime: rest.mtime ?? mtime,
      links: isFolder ? 2 : 1,
      text: typeof text === 'string' ? text : '',
    }
    if (rest.hole !== undefined) node.hole = rest.hole
    if (isFolder) node.names = nodes.get(inode)?.names ?? new Map()
    if (typeof text === 'function') defineLate(node, text)
    nodes.set(inode, node)
    known.set(path, inode)
    if (before !== undefined || path === '/') return inode
    const [above, name] = splitPath(path)
    const parent = nodes.get(known.get(above) ?? put(above, { type: 'directory' }))
    parent?.names?.set(name, inode)
    if (isFolder && parent) parent.links += 1
    return inode
  }
  put('/', { type: 'directory' })
  for (const [path, entry] of entries) put(path, entry)
  return nodes
}

function defineLate(node: FileNode, make: () => string): void {
  let text: string | undefined
  const get = () => {
    text ??= make()
    return text
  }
  Object.defineProperty(node, 'text', { get, enumerable: true })
}
