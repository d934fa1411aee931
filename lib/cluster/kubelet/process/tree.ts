import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { ProcessContext } from '@/lib/cluster/kubelet/process/process'
import {
  type Attributes,
  attributesOf,
  folderAttributes,
  mountOf,
} from '@/lib/cluster/kubelet/process/sandbox'

/** Folders that every image has. */
const STANDARD =
  '/bin /dev /etc /home /lib /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/sbin /var /var/run /var/tmp'.split(
    ' ',
  )

type Tree = Pick<ProcessContext, 'files' | 'sandbox'>

/** A file that has a size and nothing to read: what dd copies from /dev/zero. */
export const emptyFile = (bytes: number): string => `\0${bytes}`

export const isEmptyFile = (text: string): boolean => /^\0(?:\d+|Infinity)$/.test(text)

/** The link behind which the kubelet swaps a volume's files; what is kept under this name is where it leads. */
export const DATA = '..data'

/**
 * The same file by its shortest path: the kubelet's files lie in a folder of their own, which `..data` leads to.
 * Paths that do not go there stay as they are.
 */
const isData = (path: string) => path.endsWith(`/${DATA}`)

function direct({ files, sandbox }: Tree, path: string): string {
  if (!path.includes('/..')) return path
  const mount = mountOf(sandbox, path)
  if (mount?.fileMode === undefined) return path
  const [first, ...rest] = path.slice(mount.path.length + 1).split('/')
  if (rest.length === 0 && first === DATA) return path
  return first === DATA || first === files.get(`${mount.path}/${DATA}`)
    ? [mount.path, ...rest].join('/')
    : path
}

/** The text of a file; /dev/zero has no end, /dev/null none at all. */
export function readFile(tree: Tree, path: string): string | undefined {
  if (path === '/dev/zero') return emptyFile(Number.POSITIVE_INFINITY)
  if (path === '/dev/null') return ''
  return isData(path) ? undefined : tree.files.get(direct(tree, path))
}

/** Bytes of a file (of its text, for what is no ASCII). */
export const sizeOf = (text: string): number =>
  text.startsWith('\0') && text.length > 1 ? Number(text.slice(1)) || text.length : text.length

/** A folder without files is kept as its path with a slash behind. */
export const folderKey = (path: string): string => (path === '/' ? '/' : `${path}/`)

export function isFolder(tree: Tree, given: string): boolean {
  const { files, sandbox } = tree
  const path = direct(tree, given)
  if (isData(path)) return files.has(path)
  const prefix = folderKey(path)
  if (path === '/' || STANDARD.includes(path)) return true
  if (sandbox.mounts.some((mount) => (mount.path === path && !mount.device) || mount.path.startsWith(prefix)))
    return !files.has(path)
  for (const name of files.keys()) if (name.startsWith(prefix)) return true
  return false
}

export const exists = (tree: Tree, path: string): boolean =>
  tree.files.has(direct(tree, path)) || isFolder(tree, path)

/** Names in a folder, sorted as a C locale does. */
export function namesIn(tree: Tree, given: string): string[] {
  const { files, sandbox } = tree
  const path = isData(given) ? given.slice(0, -DATA.length - 1) : direct(tree, given)
  const prefix = folderKey(path)
  const all = [...files.keys(), ...sandbox.mounts.map((mount) => mount.path), ...STANDARD]
  const inside = all.filter((name) => name.startsWith(prefix) && name !== prefix)
  const names = new Set(inside.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))
  const stamp = files.get(prefix + DATA)
  if (stamp !== undefined && path === given) names.add(stamp)
  else if (path !== given) names.delete(DATA)
  return [...names].sort()
}

/** Where the kubelet's link leads: its files come and go at once behind `..data`. */
export function linkOf({ files, sandbox }: Tree, path: string): string | undefined {
  const mount = mountOf(sandbox, path)
  if (mount?.fileMode === undefined || path === mount.path) return undefined
  const stamp = files.get(`${mount.path}/${DATA}`)
  const [name, ...below] = path.slice(mount.path.length + 1).split('/')
  if (below.length > 0 || name === stamp) return undefined
  return name === DATA ? stamp : `${DATA}/${name}`
}

/** Owner and mode; of a link, its own. */
export function attributes(tree: Tree, path: string, follow: boolean): Attributes & { kind: string } {
  if (mountOf(tree.sandbox, path)?.device) return { mode: 0o660, uid: 0, gid: 6, kind: 'b' }
  if (!follow && linkOf(tree, path)) return { mode: 0o777, uid: 0, gid: 0, kind: 'l' }
  if (isFolder(tree, path) && (isData(path) || !tree.files.has(path)))
    return { ...folderAttributes(tree.sandbox, path), kind: 'd' }
  return { ...attributesOf(tree.sandbox, direct(tree, path)), kind: '-' }
}

/** Every path below a folder and the folder itself, parents first. */
export function* walk(tree: Tree, path: string): Generator<string> {
  yield path
  if (!isFolder(tree, path)) return
  for (const name of namesIn(tree, path)) yield* walk(tree, resolvePath(path, name))
}

/** The folder that a path lies in. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'
