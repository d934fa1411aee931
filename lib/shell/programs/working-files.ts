/** A process's files, as programs that were written in Go see them. */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { KubectlError } from '@/lib/kubectl/errors'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Call } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'

/** The folders above a path. */
export function makeFoldersAbove(process: Process, path: string): void {
  const { files } = process.machine
  for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1))
    if (!files.stat(path.slice(0, end))) files.mkdir(path.slice(0, end))
}

/** With the folders above it. In Go's words. @throws KubectlError */
export function writeWithFolders(call: Call, path: string, text: string): void {
  try {
    makeFoldersAbove(call.process, resolvePath(call.process.cwd, path))
    call.writeFile(path, text)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new KubectlError(`open ${path}: ${error.message.toLowerCase()}`)
  }
}

/** Names in a folder; undefined when the path is none. */
export function listNames(process: Process, path: string): string[] | undefined {
  const at = resolvePath(process.cwd, path)
  const { files } = process.machine
  return files.stat(at)?.type === 'directory' ? files.list(at).sort() : undefined
}

/** A file, or a folder with all that is in it; nothing where there is none. */
export function removeAll(process: Process, path: string): void {
  const at = resolvePath(process.cwd, path)
  const { files } = process.machine
  const found = files.stat(at, { follow: false })
  if (!found) return
  if (found.type !== 'directory') files.unlink(at)
  else {
    for (const name of files.list(at)) removeAll(process, `${at}/${name}`)
    files.rmdir(at)
  }
}
