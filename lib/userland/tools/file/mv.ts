import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat } from '@/lib/userland/kernel/file-system'
import { attempt, errorOf, joinPath, quoted, sortedNames } from '@/lib/userland/tools/file/common'
import { copyText, destinations, isSame, preserve, type Transfer } from '@/lib/userland/tools/file/copying'
import { taskTool } from '@/lib/userland/tools/file/tasks'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'

const SPEC = {
  options: 'bfinTt:uvZ',
  long: {
    force: 'f',
    interactive: 'i',
    'no-clobber': 'n',
    'target-directory': 't',
    'no-target-directory': 'T',
    update: 'u',
    verbose: 'v',
    'strip-trailing-slashes': 'strip-trailing-slashes',
  },
  usage: '[OPTION]... [-T] SOURCE DEST',
}

const ALL = { owner: true, time: true, mode: true }

/** To another file system: everything is copied, then removed. @throws Errno */
function carry(io: Io, args: Args, from: string, to: string): boolean {
  const { files } = io.process
  const stat = files.stat(from, { follow: false })
  if (!stat) return true
  io.process.spend(1)
  if (stat.type === 'directory') {
    if (!files.stat(to)) files.mkdir(to, 0o700)
    const names = sortedNames(files, from)
    if (!names.every((name) => carry(io, args, joinPath(from, name), joinPath(to, name)))) return false
    preserve(io, to, stat, ALL)
    files.rmdir(from)
    return true
  }
  if (files.stat(to, { follow: false })) files.unlink(to)
  if (stat.type === 'symlink') files.symlink(files.readlink(from), to)
  else if (stat.type === 'fifo') files.mkfifo(to, stat.mode)
  else if (!copyText(io, from, to, stat, false)) return false
  preserve(io, to, stat, ALL)
  files.unlink(from)
  if (args.has('v')) io.out(`copied ${quoted(from)} -> ${quoted(to)}\nremoved ${quoted(from)}\n`)
  return true
}

/** There is something at the destination: '' it stays, a question, or true. */
function mayReplace(task: Transfer, args: Args, io: Io, stat: FileStat, old: FileStat): boolean | string {
  const { from, to } = task
  if (isSame(old, stat)) {
    io.warn(`${quoted(from)} and ${quoted(to)} are the same file`)
    return false
  }
  if (old.type === 'directory' && stat.type !== 'directory') {
    io.warn(`cannot overwrite directory ${quoted(to)} with non-directory`)
    return false
  }
  if (old.type !== 'directory' && stat.type === 'directory') {
    io.warn(`cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`)
    return false
  }
  if (args.has('u') && old.mtime >= stat.mtime) return ''
  const last = args.last('fin')
  if (last === 'n') return ''
  return last === 'i' && !task.agreed ? `${io.name}: overwrite ${quoted(to)}? ` : true
}

export const mv = taskTool<Transfer>({
  ...SPEC,
  begin: (args, io) => destinations(args, io, SPEC),
  work(task, args, io) {
    const { from, to } = task
    const { files } = io.process
    const stat = files.stat(from, { follow: false })
    if (!stat) {
      io.warn(`${io.isBusybox ? "can't rename" : 'cannot stat'} ${quoted(from)}: No such file or directory`)
      return false
    }
    const old = files.stat(to, { follow: false })
    if (
      stat.type === 'directory' &&
      `${io.process.resolve(to)}/`.startsWith(`${io.process.resolve(from)}/`)
    ) {
      if (!isSame(stat, old)) {
        io.warn(
          io.isBusybox
            ? `can't rename '${from}': Invalid argument`
            : `cannot move ${quoted(from)} to a subdirectory of itself, ${quoted(to)}`,
        )
        return false
      }
    }
    const may = old ? mayReplace(task, args, io, stat, old) : true
    if (typeof may === 'string') return may === '' ? true : { ask: may }
    if (!may) return false
    if (!old && stat.type !== 'directory' && to.endsWith('/')) {
      io.warn(`cannot move ${quoted(from)} to ${quoted(to)}: Not a directory`)
      return false
    }
    const what = io.isBusybox
      ? `can't rename ${quoted(from)}`
      : `cannot move ${quoted(from)} to ${quoted(to)}`
    const failure = errorOf(() => files.rename(from, to.replace(/(.)\/+$/, '$1')))
    if (failure?.code === 'EXDEV') {
      let done = false
      return attempt(io, what, () => (done = carry(io, args, from, to))) && done
    }
    if (failure instanceof Errno) {
      io.warn(`${what}: ${failure.message}`)
      return false
    }
    if (args.has('v')) io.out(`renamed ${quoted(from)} -> ${quoted(to)}\n`)
    return true
  },
})
