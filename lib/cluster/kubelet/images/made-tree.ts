/** What an image that was made brings and does: that of its base, with what its layers and its configuration say. */
import { behaviourOf, imageTree } from '@/lib/cluster/kubelet/images'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import type { Layer, LayerEntry, MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import { type BaseEntry, baseTree } from '@/lib/userland/kernel/base-tree'
import { type FileNode, ROOT_INODE } from '@/lib/userland/kernel/file-tree'

const behaviours = new WeakMap<MadeImage, ImageBehaviour>()
const trees = new WeakMap<MadeImage, ReadonlyMap<number, FileNode>>()

/** FROM scratch */
const SCRATCH: ImageBehaviour = {
  ...{ repository: 'scratch', sizeBytes: 0, base: 'scratch' },
  ...{ entrypoint: [], command: [], ports: [], programs: {} },
}

/** Nothing at all. */
const emptyTree = baseTree([])

/** What an image began with. */
export const beginning = (base: string): ImageBehaviour => (base === 'scratch' ? SCRATCH : behaviourOf(base))

/** Its first files. */
export const treeOfBase = (base: string): ReadonlyMap<number, FileNode> =>
  base === 'scratch' ? emptyTree : imageTree(base)

/** Its programs are those of its base; it never rests, since nobody knows what its files make of them. */
export function madeBehaviour(image: MadeImage): ImageBehaviour {
  const known = behaviours.get(image)
  if (known) return known
  const { config, sizeBytes } = image
  const { serves, comesUp, listeners, reads, writes, unknown, ...base } = beginning(image.base)
  const made: ImageBehaviour = {
    ...base,
    ...{ sizeBytes, user: config.user ?? '', cwd: config.cwd ?? '/', env: config.env },
    ...{ entrypoint: [...config.entrypoint], command: [...config.command] },
    ports: config.ports.map((port) => Number.parseInt(port, 10)),
  }
  behaviours.set(image, made)
  return made
}

/** Every path of a tree, folders before what is in them. */
export function* entriesOfTree(
  nodes: ReadonlyMap<number, FileNode>,
  inode = ROOT_INODE,
  path = '',
): Generator<[path: string, node: FileNode]> {
  const node = nodes.get(inode)
  if (!node) return
  yield [path || '/', node]
  for (const [name, below] of node.names ?? []) yield* entriesOfTree(nodes, below, `${path}/${name}`)
}

const kept = (node: FileNode): BaseEntry => ({
  ...{ type: node.type, mode: node.mode, uid: node.uid, gid: node.gid, mtime: node.mtime },
  // A getter stays one: many texts of a base are never read.
  text: () => node.text,
})

const added = ({ type, mode, uid, gid, mtime, text = '', hole }: LayerEntry): BaseEntry => ({
  ...{ type, mode, uid, gid, mtime, text },
  ...(hole ? { hole } : {}),
})

function removeBelow(entries: Map<string, BaseEntry>, path: string): void {
  entries.delete(path)
  for (const other of [...entries.keys()]) if (other.startsWith(`${path}/`)) entries.delete(other)
}

function apply(entries: Map<string, BaseEntry>, layer: Layer): void {
  for (const [path, entry] of Object.entries(layer)) {
    if (entry === null) removeBelow(entries, path)
    else {
      if (entry.type !== 'directory' && entries.get(path)?.type === 'directory') removeBelow(entries, path)
      entries.set(path, added(entry))
    }
  }
}

/** The first files of its containers. */
export function madeTree(image: MadeImage): ReadonlyMap<number, FileNode> {
  const known = trees.get(image)
  if (known) return known
  const entries = new Map<string, BaseEntry>()
  for (const [path, node] of entriesOfTree(treeOfBase(image.base))) entries.set(path, kept(node))
  for (const layer of image.layers) apply(entries, layer)
  const tree = baseTree(entries)
  trees.set(image, tree)
  return tree
}

/** The text of a file of its first files; undefined: it is none. */
function textIn(image: MadeImage, path: string): string {
  const nodes = madeTree(image)
  let node = nodes.get(ROOT_INODE)
  for (const part of path.split('/')) if (part !== '') node = nodes.get(node?.names?.get(part) ?? -1)
  return node?.type === 'file' ? node.text : ''
}

/** An account of its /etc/passwd. */
export function userIn(image: MadeImage, name: string): { uid: number; gid: number } | undefined {
  for (const line of textIn(image, '/etc/passwd').split('\n')) {
    const [account, , uid, gid] = line.split(':')
    if (account === name) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}
