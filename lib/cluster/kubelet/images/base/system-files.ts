import type { BaseEntry } from '@/lib/userland/kernel/base-tree'
import type { User } from '@/lib/userland/kernel/machine'

export type Entry = readonly [path: string, entry: BaseEntry]

export const folder = (path: string, mode = 0o755): Entry => [path, { type: 'directory', mode }]
export const folders = (...paths: string[]): Entry[] => paths.map((path) => folder(path))
export const text = (path: string, content: string, mode = 0o644): Entry => [path, { text: content, mode }]
export const link = (path: string, target: string): Entry => [path, { type: 'symlink', text: target }]

/** Lines of /etc/passwd from `name:uid:gid:home:shell`. */
export const passwd = (lines: readonly string[]): string =>
  lines
    .map((line) => {
      const [name, uid, gid, home, shell] = line.split(':')
      return `${name}:x:${uid}:${gid}:${name}:${home}:${shell}\n`
    })
    .join('')

/** Lines of /etc/group from `name:gid` or `name:gid:members`. */
export const group = (lines: readonly string[]): string =>
  lines
    .map((line) => {
      const [name, gid, members = ''] = line.split(':')
      return `${name}:x:${gid}:${members}\n`
    })
    .join('')

export const passwdLine = ({ name, uid, gid, home, shell }: User) =>
  `${name}:x:${uid}:${gid}::${home}:${shell}\n`

/** Where every system keeps what comes and goes. */
export const COMMON: Entry[] = [
  ...folders('/dev', '/etc', '/home', '/mnt', '/opt', '/proc', '/run', '/srv', '/sys', '/usr', '/usr/bin'),
  ...folders(
    '/usr/lib',
    '/usr/local/bin',
    '/usr/local/lib',
    '/usr/sbin',
    '/usr/share',
    '/var/lib',
    '/var/log',
  ),
  folder('/root', 0o700),
  folder('/tmp', 0o1777),
  folder('/var/tmp', 0o1777),
]
