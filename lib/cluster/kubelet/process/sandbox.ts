/**
 * What a process may do: who it runs as, what is mounted, what of it can be written.
 * Differs: owners and modes follow from where a file lies; chmod and chown are forgotten.
 */

export interface Identity {
  uid: number
  gid: number
  groups: number[]
}

/** A volume in the container's tree. */
export interface MountPoint {
  path: string
  readOnly?: boolean
  /** Files come from the API through a symlink, and have this mode. */
  fileMode?: number
  /** Files with modes of their own, by path in the volume. */
  modes?: Readonly<Record<string, number>>
  /** Owner of what is put there. */
  fsGroup?: number
  /** Belongs to the node: root's. */
  ofNode?: boolean
  /** The node's folder behind it, when others write there. */
  source?: string
  /** No folder: a block device. */
  device?: boolean
  /** Bytes that it holds at most (a volume in memory). */
  limit?: number
}

export interface Sandbox {
  user: Identity
  /** Bits of the bounding set as a hexadecimal number. */
  capabilities: string
  noNewPrivileges: boolean
  readOnlyRoot: boolean
  mounts: MountPoint[]
}

/** The capabilities that containerd gives, with the numbers of the kernel. */
export const DEFAULT_CAPABILITIES = '00000000a80425fb'

export const ROOT: Sandbox = {
  user: { uid: 0, gid: 0, groups: [0] },
  capabilities: DEFAULT_CAPABILITIES,
  noNewPrivileges: false,
  readOnlyRoot: false,
  mounts: [],
}

export type Capability = 'CHOWN' | 'FOWNER' | 'SYS_ADMIN'

const NUMBERS: Record<Capability, number> = { CHOWN: 0, FOWNER: 3, SYS_ADMIN: 21 }

/** Only root has capabilities: there are no ambient ones. */
export function isCapable({ user, capabilities }: Sandbox, capability: Capability): boolean {
  if (user.uid !== 0) return false
  const number = NUMBERS[capability]
  const digit = Number.parseInt(capabilities.at(-1 - Math.floor(number / 4)) ?? '0', 16)
  return ((digit >> (number % 4)) & 1) === 1
}

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

export function mountOf({ mounts }: Sandbox, path: string): MountPoint | undefined {
  return mounts
    .filter((mount) => isBelow(path, mount.path))
    .reduce<MountPoint | undefined>(
      (best, mount) => (best && best.path.length >= mount.path.length ? best : mount),
      undefined,
    )
}

const OPEN_TO_ALL = ['/tmp', '/var/tmp', '/dev']

/** Why a file cannot be made, changed or removed; undefined when it can. */
export function writeDenial(sandbox: Sandbox, path: string): string | undefined {
  const mount = mountOf(sandbox, path)
  if (mount?.readOnly) return 'Read-only file system'
  const own = OPEN_TO_ALL.some((folder) => isBelow(path, folder))
  if (!mount && sandbox.readOnlyRoot && !isBelow(path, '/dev')) return 'Read-only file system'
  if (sandbox.user.uid === 0 || own || (mount && !mount.ofNode)) return undefined
  return 'Permission denied'
}

/** Why a file cannot be read. */
export function readDenial(sandbox: Sandbox, path: string): string | undefined {
  const { mode, uid, gid } = attributesOf(sandbox, path)
  const { user } = sandbox
  if (user.uid === 0 || (mode & 0o4) !== 0) return undefined
  if (uid === user.uid && (mode & 0o400) !== 0) return undefined
  return user.groups.includes(gid) && (mode & 0o40) !== 0 ? undefined : 'Permission denied'
}

export interface Attributes {
  mode: number
  uid: number
  gid: number
}

/** Owner and mode of a file, from where it lies. */
export function attributesOf(sandbox: Sandbox, path: string): Attributes {
  const mount = mountOf(sandbox, path)
  const { user } = sandbox
  if (mount?.fileMode !== undefined) {
    const { fsGroup } = mount
    const fileMode = mount.modes?.[path.slice(mount.path.length + 1)] ?? mount.fileMode
    return fsGroup === undefined
      ? { mode: fileMode, uid: 0, gid: 0 }
      : { mode: fileMode | 0o440, uid: 0, gid: fsGroup }
  }
  if (mount) return { mode: 0o644, uid: user.uid, gid: mount.fsGroup ?? user.gid }
  const own = OPEN_TO_ALL.some((folder) => path.startsWith(`${folder}/`))
  return own ? { mode: 0o644, uid: user.uid, gid: user.gid } : { mode: 0o644, uid: 0, gid: 0 }
}

/** The same of a directory. */
export function folderAttributes(sandbox: Sandbox, path: string): Attributes {
  const mount = mountOf(sandbox, path)
  if (mount && path === mount.path) {
    const { fsGroup, ofNode } = mount
    if (ofNode) return { mode: 0o755, uid: 0, gid: 0 }
    return fsGroup === undefined ? { mode: 0o777, uid: 0, gid: 0 } : { mode: 0o2777, uid: 0, gid: fsGroup }
  }
  if (path === '/tmp' || path === '/var/tmp') return { mode: 0o1777, uid: 0, gid: 0 }
  return { ...attributesOf(sandbox, path), mode: mount?.fsGroup === undefined ? 0o755 : 0o2755 }
}
