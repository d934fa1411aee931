import type { FileStat } from '@/lib/userland/kernel/file-system'

export const READ = 4
export const WRITE = 2
export const EXECUTE = 1

interface Credentials {
  uid: number
  gid: number
  groups: readonly number[]
}

/** A file's mode allows it; root may do everything but run what nobody may run. */
export function allows({ uid, gid, groups }: Credentials, stat: FileStat, want: number): boolean {
  if (uid === 0) return want !== EXECUTE || stat.type === 'directory' || (stat.mode & 0o111) !== 0
  const isMember = gid === stat.gid || groups.includes(stat.gid)
  const shift = uid === stat.uid ? 6 : isMember ? 3 : 0
  return ((stat.mode >> shift) & want) === want
}
