import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

const MAX_LINKS = 40

/**
 * The path without symbolic links, `.` and `..`. The last part may be missing (`missing: 'last'`), or any.
 * @throws Errno ENOENT, ENOTDIR, ELOOP
 */
export function realPath(files: FileSystem, path: string, missing: 'none' | 'last' | 'any' = 'none'): string {
  const rest = path.split('/').filter((part) => part !== '' && part !== '.')
  let at = '/'
  for (let links = 0; rest.length > 0; ) {
    const name = rest.shift() ?? ''
    const next = resolvePath(at, name)
    const stat = name === '..' ? undefined : files.stat(next, { follow: false })
    if (stat?.type === 'symlink') {
      links += 1
      if (links > MAX_LINKS) throw new Errno('ELOOP')
      const target = files.readlink(next)
      if (target.startsWith('/')) at = '/'
      rest.unshift(...target.split('/').filter((part) => part !== '' && part !== '.'))
      continue
    }
    if (name !== '..' && !stat && missing !== 'any' && (missing === 'none' || rest.length > 0))
      throw new Errno('ENOENT')
    if (stat && stat.type !== 'directory' && rest.length > 0 && missing !== 'any') throw new Errno('ENOTDIR')
    at = next
  }
  return at
}
