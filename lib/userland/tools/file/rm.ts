import type { FileStat } from '@/lib/userland/kernel/file-system'
import { allows, WRITE } from '@/lib/userland/kernel/permissions'
import { attempt, baseName, joinPath, quoted, sortedNames } from '@/lib/userland/tools/file/common'
import { kindOf } from '@/lib/userland/tools/file/kinds'
import { taskTool } from '@/lib/userland/tools/file/tasks'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'

interface Removal {
  path: string
  /** A folder that has been gone through. */
  emptied?: boolean
  /** Was asked about. */
  agreed?: boolean
  /** `-I`: all of it was asked about. */
  all?: Removal[]
}

function question(io: Io, args: Args, { path, emptied }: Removal, stat: FileStat): string | undefined {
  const isProtected =
    !args.has('f') && stat.type !== 'symlink' && io.process.isTerminal(0) && !allows(io.process, stat, WRITE)
  if (args.last('fiI') !== 'i' && !isProtected) return undefined
  if (io.isBusybox) return `rm: ${emptied === false ? 'descend into directory' : 'remove'} '${path}'? `
  const write = isProtected ? 'write-protected ' : ''
  if (emptied === false) return `rm: descend into ${write}directory ${quoted(path)}? `
  return `rm: remove ${write}${kindOf(stat)} ${quoted(path)}? `
}

function removeFile(io: Io, args: Args, path: string): boolean {
  const what = `${io.isBusybox ? "can't" : 'cannot'} remove ${quoted(path)}`
  const done = attempt(io, what, () => io.process.files.unlink(path))
  if (done && args.has('v')) io.out(io.isBusybox ? `removed '${path}'\n` : `removed ${quoted(path)}\n`)
  return done
}

function removeFolder(io: Io, args: Args, path: string): boolean {
  const what = `${io.isBusybox ? "can't" : 'cannot'} remove ${quoted(path)}`
  const done = attempt(io, what, () => io.process.files.rmdir(path))
  if (done && args.has('v')) io.out(`removed directory${io.isBusybox ? ':' : ''} ${quoted(path)}\n`)
  return done
}

function folder(io: Io, args: Args, task: Removal, stat: FileStat): ReturnType<typeof work> {
  const { path } = task
  const { files } = io.process
  if (!args.has('r') && !args.has('R')) {
    if (args.has('d')) return removeFolder(io, args, path)
    io.warn(io.isBusybox ? `'${path}' is a directory` : `cannot remove ${quoted(path)}: Is a directory`)
    return false
  }
  if (task.emptied) {
    const ask = task.agreed ? undefined : question(io, args, task, stat)
    return ask ? { ask } : removeFolder(io, args, path)
  }
  let names: string[] = []
  const what = `cannot remove ${quoted(path)}`
  if (!attempt(io, what, () => (names = sortedNames(files, path)))) return false
  const ask =
    task.agreed || names.length === 0 ? undefined : question(io, args, { path, emptied: false }, stat)
  if (ask) return { ask }
  return [...names.map((name) => ({ path: joinPath(path, name) })), { path, emptied: true }]
}

function work(task: Removal, args: Args, io: Io): boolean | Removal[] | { ask: string } {
  const { path } = task
  if (task.all) return task.all
  const stat = io.process.files.stat(path, { follow: false })
  if (!stat) {
    if (args.has('f')) return true
    io.warn(`${io.isBusybox ? "can't" : 'cannot'} remove ${quoted(path)}: No such file or directory`)
    return false
  }
  if (stat.type === 'directory') return folder(io, args, task, stat)
  const ask = task.agreed ? undefined : question(io, args, task, stat)
  return ask ? { ask } : removeFile(io, args, path)
}

const SPEC = {
  options: 'dfiIrRv',
  long: {
    force: 'f',
    recursive: 'r',
    dir: 'd',
    verbose: 'v',
    'no-preserve-root': 'no-preserve-root',
    'preserve-root': 'preserve-root',
  },
  usage: '[OPTION]... [FILE]...',
}

/** Operands that are never removed are said so. */
function refused(io: Io, args: Args, path: string): boolean {
  const recursive = args.has('r') || args.has('R')
  const name = baseName(path)
  if (recursive && io.process.resolve(path) === '/' && name === '/' && !args.has('no-preserve-root')) {
    io.warn("it is dangerous to operate recursively on '/'")
    io.warn('use --no-preserve-root to override this failsafe')
    return true
  }
  if (!recursive || (name !== '.' && name !== '..')) return false
  io.warn(`refusing to remove '.' or '..' directory: skipping ${quoted(path)}`)
  return true
}

interface Refused extends Removal {
  refused?: true
}

export const rm = taskTool<Refused>({
  ...SPEC,
  begin(args, io) {
    const { operands } = args
    if (operands.length === 0 && args.has('f')) return []
    if (operands.length === 0)
      throw usageError(io.name, SPEC, io.dialect, io.isBusybox ? undefined : 'missing operand')
    const tasks: Refused[] = operands.map((path) =>
      refused(io, args, path) ? { path, refused: true } : { path },
    )
    const recursive = args.has('r') || args.has('R')
    if (args.last('fiI') !== 'I' || (operands.length <= 3 && !recursive)) return tasks
    return [{ path: '', all: tasks }]
  },
  work(task, args, io) {
    if (task.refused) return false
    if (!task.all || task.agreed) return work(task, args, io)
    const count = task.all.length
    const recursive = args.has('r') || args.has('R') ? ' recursively' : ''
    const ask = `rm: remove ${count} argument${count === 1 ? '' : 's'}${recursive}? `
    return { ask }
  },
})
