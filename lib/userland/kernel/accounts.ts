import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Machine, User } from '@/lib/userland/kernel/machine'

const ROOT: User = { name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/bash' }

function readText(files: FileSystem, path: string): string {
  try {
    return files.read(path)
  } catch (error) {
    if (error instanceof Errno) return ''
    throw error
  }
}

const rows = (text: string) => text.split('\n').flatMap((line) => (line ? [line.split(':')] : []))

/** Who is in /etc/passwd; root always is. */
export function usersOf(files: FileSystem): User[] {
  const users = rows(readText(files, '/etc/passwd')).map(
    ([name = '', , uid = '', gid = '', , home = '/', shell = '/bin/sh']) => ({
      ...{ name, home, shell },
      ...{ uid: Number(uid), gid: Number(gid) },
    }),
  )
  return users.some(({ uid }) => uid === 0) ? users : [ROOT, ...users]
}

/** What is in /etc/group. */
export function groupsOf(files: FileSystem): ReturnType<Machine['groups']> {
  const groups = rows(readText(files, '/etc/group')).map(([name = '', , gid = '', members = '']) => ({
    ...{ name, gid: Number(gid) },
    members: members ? members.split(',') : [],
  }))
  return groups.length > 0 ? groups : [{ name: 'root', gid: 0, members: [] }]
}
