/** What cp, mv and install share: where things go, how one file is copied. */
import type { FileStat } from '@/lib/userland/kernel/file-system'
import { attempt, baseName, errorOf, joinPath, quoted } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, usageError } from '@/lib/userland/tools/options'

export interface Transfer {
  from: string
  to: string
  agreed?: boolean
  /** Given by the user, not found in a folder. */
  top?: boolean
  /** A folder's contents are there: what it has to look like in the end. */
  finish?: boolean
}

/** Sources and where each goes: `a b`, `a b c DIR`, `-t DIR a b`. */
export function destinations(args: Args, io: Io, spec: OptionSpec): Transfer[] {
  const words = [...args.operands]
  const wrong = (message: string) => usageError(io.name, spec, io.dialect, io.isBusybox ? undefined : message)
  const given = args.value('t')
  if (words.length === 0) throw wrong('missing file operand')
  const target = given ?? words.pop() ?? ''
  if (words.length === 0) throw wrong(`missing destination file operand after ${quoted(target)}`)
  const stat = io.process.files.stat(target)
  const isFolder = stat?.type === 'directory' && !args.has('T')
  if (!isFolder && (given !== undefined || words.length > 1 || (target.endsWith('/') && io.name !== 'mv'))) {
    if (args.has('T') && words.length > 1) throw wrong(`extra operand ${quoted(words[1] ?? '')}`)
    const why = stat ? 'Not a directory' : 'No such file or directory'
    const isNewFolder = words.length === 1 && given === undefined
    if (!isNewFolder) {
      if (io.isBusybox) io.fail(`can't stat '${target}': ${why}`)
      io.fail(
        given === undefined
          ? `target ${quoted(target)}: ${why}`
          : `target directory ${quoted(target)}: ${why}`,
      )
    }
  }
  return words.map((from) => {
    if (args.has('parents')) return { from, to: joinPath(target, from.replace(/^\/+/, '')), top: true }
    return { from, to: isFolder ? joinPath(target, nameIn(from)) : target, top: true }
  })
}

/** `cp -r dir/. there` copies into `there` itself. */
function nameIn(path: string): string {
  const name = baseName(path)
  return name === '..' ? '.' : name
}

export const isSame = (a: FileStat | undefined, b: FileStat | undefined): boolean =>
  a !== undefined && b !== undefined && a.inode === b.inode && a.device === b.device

/** Owner, mode and time as those of the source. */
export function preserve(
  io: Io,
  to: string,
  stat: FileStat,
  what: { owner?: boolean; time?: boolean; mode?: boolean },
) {
  const { files } = io.process
  const isLink = files.stat(to, { follow: false })?.type === 'symlink'
  // Who may not give a file away keeps it, and nothing is said.
  if (what.owner) errorOf(() => files.chown(to, stat.uid, stat.gid, { follow: false }))
  if (isLink) return
  if (what.mode) attempt(io, `preserving permissions for ${quoted(to)}`, () => files.chmod(to, stat.mode))
  if (what.time) attempt(io, `preserving times for ${quoted(to)}`, () => files.utime(to, stat.mtime))
}

/** Copies the text of one file over another, or into a new one; says what went wrong. */
export function copyText(io: Io, from: string, to: string, stat: FileStat, force: boolean): boolean {
  const { files } = io.process
  let text = ''
  const busy = io.isBusybox
  const opening = busy ? `can't open '${from}'` : `cannot open ${quoted(from)} for reading`
  if (!attempt(io, opening, () => (text = stat.type === 'file' ? files.read(from) : io.readFile(from))))
    return false
  const isNew = !files.stat(to, { follow: false })
  if (to.endsWith('/') && isNew) {
    io.warn(`cannot create regular file ${quoted(to)}: Not a directory`)
    return false
  }
  if (!isNew && force && errorOf(() => files.write(to, '', { append: true }))?.code === 'EACCES')
    attempt(io, `cannot remove ${quoted(to)}`, () => files.unlink(to))
  const creating = busy ? `can't create '${to}'` : `cannot create regular file ${quoted(to)}`
  return attempt(io, creating, () => {
    if (!isNew && files.stat(to)?.type !== 'file') return io.writeFile(to, text)
    files.write(to, text, { mode: stat.mode & 0o777 })
    return undefined
  })
}
