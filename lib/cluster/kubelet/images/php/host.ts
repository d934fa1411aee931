/** Where PHP's scripts run in a container: its settings, and what its user may write. */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import type { PhpHost, PhpWrite } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'

export const PHP_FOLDER = '/usr/local/etc/php'
/** Of www-data: Debian's, Alpine's. */
export const wwwData = (files: ServerContext['files']): number =>
  Number(/^www-data:x:(\d+)/m.exec(textOf(files, '/etc/passwd') ?? '')?.[1] ?? 33)

function isFolder(files: ServerContext['files'], path: string): boolean {
  return files.stat(path)?.type === 'directory'
}

/** What php.ini and the files beside it say. */
export function settingsOf({ files }: ServerContext): Record<string, string> {
  const folder = `${PHP_FOLDER}/conf.d`
  const more = isFolder(files, folder)
    ? [...files.list(folder)].filter((name) => name.endsWith('.ini')).sort()
    : []
  const texts = [`${PHP_FOLDER}/php.ini`, ...more.map((name) => `${folder}/${name}`)].map(
    (path) => textOf(files, path) ?? '',
  )
  const found: Record<string, string> = {}
  for (const line of texts.join('\n').split('\n')) {
    const [, name, value = ''] = /^\s*([\w.]+)\s*=\s*"?([^";]*?)"?\s*(?:;.*)?$/.exec(line) ?? []
    if (name !== undefined) found[name] = value
  }
  return found
}

/** Whether a user may write to a file, or in a folder. */
export const writableBy =
  ({ files }: ServerContext, uid: number): PhpHost['mayWrite'] =>
  (path) => {
    const stat = files.stat(path)
    if (!stat) return false
    return uid === 0 || (stat.mode & 0o002) !== 0 || (stat.uid === uid && (stat.mode & 0o200) !== 0)
  }

/** Does what a script has written. */
export function applyWrites({ files }: Process, writes: readonly PhpWrite[], uid: number): void {
  for (const { path, text, append } of writes)
    try {
      const isNew = !files.stat(path)
      if (text === undefined) files.unlink(path)
      else files.write(path, text, append ? { append } : {})
      if (isNew && text !== undefined) files.chown(path, uid, uid)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
    }
}
