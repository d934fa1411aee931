import type { FileSystem } from '@/lib/userland/kernel/file-system'

export const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)

/** Makes a folder and those above it that are missing. */
export function makeFolders(files: FileSystem, path: string, mode = 0o755): void {
  if (path === '' || path === '/' || files.stat(path)) return
  makeFolders(files, path.slice(0, path.lastIndexOf('/')))
  files.mkdir(path, mode)
}

/** Everything below a path and itself, what is in a folder before it. */
export function* filesBelow(files: FileSystem, path: string): Generator<string> {
  if (files.stat(path, { follow: false })?.type === 'directory')
    for (const name of files.list(path)) yield* filesBelow(files, `${path === '/' ? '' : path}/${name}`)
  yield path
}

export function removeAll(files: FileSystem, path: string): void {
  for (const each of [...filesBelow(files, path)]) {
    const type = files.stat(each, { follow: false })?.type
    if (type === 'directory') files.rmdir(each)
    else if (type) files.unlink(each)
  }
}

/** Bytes in the files below a path, each counted once. */
export function bytesBelow(files: FileSystem, path: string): number {
  const seen = new Set<string>()
  let bytes = 0
  for (const each of filesBelow(files, path)) {
    const stat = files.stat(each, { follow: false })
    const key = `${stat?.device} ${stat?.inode}`
    if (stat?.type !== 'file' || seen.has(key)) continue
    seen.add(key)
    bytes += stat.size
  }
  return bytes
}
