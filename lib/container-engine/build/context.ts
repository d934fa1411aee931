/** The files that a build may copy: of the machine's folder, or of another stage. */

import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { ignoring, pathPattern } from '@/lib/container-engine/build/ignore'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export interface BuildContext {
  files: FileSystem
  /** The folder in it. */
  root: string
  /** What is left out, by paths relative to it. */
  isIgnored(path: string): boolean
}

/** The folder of a machine, without what its .dockerignore says. */
export function folderContext(files: FileSystem, root: string): BuildContext {
  const path = `${root === '/' ? '' : root}/.dockerignore`
  const text = files.stat(path)?.type === 'file' ? files.read(path) : ''
  return { files, root, isIgnored: ignoring(text) }
}

export const at = ({ root }: BuildContext, path: string): string =>
  path === '' ? root : `${root === '/' ? '' : root}/${path}`

/** Paths below one, itself first, folders before what is in them; relative to the context. */
export function* below(context: BuildContext, path: string): Generator<string> {
  const stat = context.files.stat(at(context, path), { follow: false })
  if (!stat) return
  const isIgnored = path !== '' && context.isIgnored(path)
  if (!isIgnored && path !== '') yield path
  if (stat.type !== 'directory') return
  for (const name of context.files.list(at(context, path)).sort())
    yield* below(context, path === '' ? name : `${path}/${name}`)
}

/** What a source of COPY stands for; empty: nothing. */
export function sourcesOf(context: BuildContext, source: string): string[] {
  const path = source
    .replace(/^\.?\/+/, '')
    .replace(/^\.$/, '')
    .replace(/\/+$/, '')
    .replace(/\/\.$/, '')
  if (!/[*?[]/.test(path)) {
    const isThere = context.files.stat(at(context, path)) && (path === '' || !context.isIgnored(path))
    const hasSome = isThere || (path !== '' && [...below(context, path)].length > 0)
    return hasSome ? [path] : []
  }
  const folder = path.includes('/') ? path.slice(0, path.search(/[^/]*[*?[]/)).replace(/\/$/, '') : ''
  const fits = pathPattern(path)
  const depth = path.split('/').length
  return [...below(context, folder)].filter((one) => fits(one) && one.split('/').length === depth)
}

/** Stands for the names, rights and texts of what is copied. */
export function checksum(context: BuildContext, paths: readonly string[]): string {
  const parts = paths.flatMap((path) =>
    [...below(context, path)].map((one) => {
      const full = at(context, one)
      const stat = context.files.stat(full, { follow: false })
      const text =
        stat?.type === 'file'
          ? context.files.read(full)
          : stat?.type === 'symlink'
            ? context.files.readlink(full)
            : ''
      return `${one}\0${stat?.type}\0${stat?.mode}\0${text}`
    }),
  )
  return fakeDigest(parts.join('\0\0'))
}

/** Bytes of all that is not left out. */
export function contextBytes(context: BuildContext): number {
  let bytes = 0
  for (const path of below(context, '')) {
    const stat = context.files.stat(at(context, path), { follow: false })
    if (stat?.type === 'file') bytes += stat.size
  }
  return bytes
}
