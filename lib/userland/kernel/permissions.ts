import type { FileStat } from '@/lib/userland/kernel/file-system'

export const READ = 4
export const WRITE = 2
export const EXECUTE = 1

/** Of Linux, those that something here asks for, with their numbers. */
const CAPABILITIES = {
  CHOWN: 0,
  DAC_OVERRIDE: 1,
  FOWNER: 3,
  KILL: 5,
  SETUID: 7,
  NET_BIND_SERVICE: 10,
  NET_ADMIN: 12,
  NET_RAW: 13,
  SYS_CHROOT: 18,
  SYS_ADMIN: 21,
  SYS_TIME: 25,
  MKNOD: 27,
} as const

export type Capability = keyof typeof CAPABILITIES

interface Credentials {
  uid: number
  gid: number
  groups: readonly number[]
  /** Bits as a hexadecimal number, as /proc shows them; without it root may do everything. */
  capabilities?: string | undefined
}

/** Only root has capabilities: there are no ambient ones. */
export function isCapable(
  { uid, capabilities }: Pick<Credentials, 'uid' | 'capabilities'>,
  capability: Capability,
): boolean {
  if (uid !== 0 || capabilities === undefined) return uid === 0
  const number = CAPABILITIES[capability]
  const digit = Number.parseInt(capabilities.at(-1 - Math.floor(number / 4)) ?? '0', 16)
  return ((digit >> (number % 4)) & 1) === 1
}

/** A file's mode allows it; root may do everything but run what nobody may run. */
export function allows(process: Credentials, stat: FileStat, want: number): boolean {
  const { uid, gid, groups } = process
  if (isCapable(process, 'DAC_OVERRIDE'))
    return want !== EXECUTE || stat.type === 'directory' || (stat.mode & 0o111) !== 0
  const isMember = gid === stat.gid || groups.includes(stat.gid)
  const shift = uid === stat.uid ? 6 : isMember ? 3 : 0
  return ((stat.mode >> shift) & want) === want
}
