/** What a container has changed of its image's files. Mirrors: the upper directory of overlayfs. */
import type { Layer, LayerEntry } from '@/lib/cluster/kubelet/images/made-image'
import { type FileNode, type FileTree, ROOT_INODE } from '@/lib/userland/kernel/file-tree'

export interface Change {
  /** Added, changed, deleted. */
  kind: 'A' | 'C' | 'D'
  path: string
}

const isKept = (type: string): type is LayerEntry['type'] =>
  type === 'file' || type === 'directory' || type === 'symlink'

function entryOf(node: FileNode): LayerEntry | undefined {
  const { type, mode, uid, gid, mtime, text, hole } = node
  if (!isKept(type)) return undefined
  return {
    ...{ type, mode, uid, gid, mtime },
    ...(type === 'directory' ? {} : { text }),
    ...(hole ? { hole } : {}),
  }
}

const hasOtherRights = (a: FileNode, b: FileNode) =>
  a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid || a.type !== b.type

class Comparison {
  readonly layer: Record<string, LayerEntry | null> = {}
  readonly changes: Change[] = []

  constructor(
    private readonly base: ReadonlyMap<number, FileNode>,
    private readonly tree: FileTree,
    private readonly skip: (path: string) => boolean,
  ) {}

  private now(inode: number): FileNode | undefined {
    const own = this.tree.nodes.get(inode)
    return own === undefined ? this.base.get(inode) : (own ?? undefined)
  }

  /** A folder and what is below it, as it was (unless it is new) and as it is. */
  folder(path: string, inode: number, before: FileNode | undefined): boolean {
    if (!this.tree.nodes.has(inode) && before && this.base.get(inode) === before && !this.isTouched(inode))
      return false
    const names = this.now(inode)?.names ?? new Map<string, number>()
    const old = before?.names ?? new Map<string, number>()
    let changed = false
    for (const name of [...new Set([...old.keys(), ...names.keys()])].sort()) {
      const at = `${path}/${name}`
      if (!this.skip(at)) changed = this.name(at, names.get(name), old.get(name)) || changed
    }
    return changed
  }

  /** Whether anything below a folder that is as it was is not: only folders lead there. */
  private isTouched(inode: number): boolean {
    for (const below of this.base.get(inode)?.names?.values() ?? [])
      if (this.tree.nodes.has(below) || this.isTouched(below)) return true
    return false
  }

  private name(path: string, inode: number | undefined, oldInode: number | undefined): boolean {
    const before = oldInode === undefined ? undefined : this.base.get(oldInode)
    const node = inode === undefined ? undefined : this.now(inode)
    if (!node || inode === undefined) {
      this.layer[path] = null
      this.changes.push({ kind: 'D', path })
      return true
    }
    const entry = entryOf(node)
    if (!entry) return false
    const isOld = before?.type === node.type
    const place = this.changes.length
    const own = inode !== oldInode || this.tree.nodes.has(inode)
    const other = !before || !isOld || hasOtherRights(before, node)
    if (own && (other || node.type !== 'directory')) this.layer[path] = entry
    const below = node.type === 'directory' && this.folder(path, inode, isOld ? before : undefined)
    if (!below && !(own && (other || node.type !== 'directory'))) return false
    this.changes.splice(place, 0, { kind: before ? 'C' : 'A', path })
    return true
  }
}

/** @param skip paths that are mount points: nothing of a layer */
export function layerOf(
  base: ReadonlyMap<number, FileNode>,
  tree: FileTree,
  skip: (path: string) => boolean = () => false,
): { layer: Layer; changes: Change[] } {
  const comparison = new Comparison(base, tree, skip)
  comparison.folder('', ROOT_INODE, base.get(ROOT_INODE))
  const { layer, changes } = comparison
  return { layer, changes }
}
