import type { FileStat } from '@/lib/userland/kernel/file-system'
import { attempt, dirName, isFolder, joinPath, quoted, sortedNames } from '@/lib/userland/tools/file/common'
import { copyText, destinations, isSame, preserve, type Transfer } from '@/lib/userland/tools/file/copying'
import { taskTool } from '@/lib/userland/tools/file/tasks'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'

const SPEC = {
  options: 'abdfHiLlnPpRrsTt:uvxZ',
  long: {
    archive: 'a',
    force: 'f',
    interactive: 'i',
    link: 'l',
    dereference: 'L',
    'no-clobber': 'n',
    'no-dereference': 'P',
    'preserve::': 'preserve',
    'no-preserve:': 'no-preserve',
    parents: 'parents',
    recursive: 'r',
    'remove-destination': 'remove-destination',
    'symbolic-link': 's',
    'target-directory': 't',
    'no-target-directory': 'T',
    update: 'u',
    verbose: 'v',
    'one-file-system': 'x',
    'sparse:': 'sparse',
    'reflink::': 'reflink',
  },
  usage: '[OPTION]... [-T] SOURCE DEST',
}

const isRecursive = (args: Args) => args.has('r') || args.has('R') || args.has('a')

/** Links are copied as links. */
function keepsLinks(args: Args, top: boolean): boolean {
  const last = args.last('LPHad')
  if (last === 'P' || last === 'a' || last === 'd') return true
  return last === undefined && isRecursive(args) ? !top || isRecursive(args) : last === 'H' && !top
}

function preserved(args: Args) {
  const named = args.has('preserve') ? args.value('preserve') || 'mode,ownership,timestamps' : ''
  const all = args.has('p') || args.has('a') || named.includes('all')
  return {
    mode: all || named.includes('mode'),
    owner: all || named.includes('ownership'),
    time: all || named.includes('timestamps'),
  }
}

const say = (args: Args, io: Io, { from, to }: Transfer) => {
  if (args.has('v')) io.out(`${quoted(from)} -> ${quoted(to)}\n`)
}

function copyFolder(task: Transfer, args: Args, io: Io, stat: FileStat): boolean | Transfer[] {
  const { from, to } = task
  const { files } = io.process
  if (!isRecursive(args)) {
    io.warn(`${io.isBusybox ? '' : '-r not specified; '}omitting directory ${quoted(from)}`)
    return false
  }
  const [inside, source] = [`${io.process.resolve(to)}/`, `${io.process.resolve(from)}/`]
  if (inside.startsWith(source) && inside !== source) {
    io.warn(
      io.isBusybox
        ? `recursion detected, omitting directory '${from}'`
        : `cannot copy a directory, ${quoted(from)}, into itself, ${quoted(to)}`,
    )
    return false
  }
  const target = files.stat(to)
  if (target && target.type !== 'directory') {
    io.warn(`cannot overwrite non-directory ${quoted(to)} with directory ${quoted(from)}`)
    return false
  }
  if (!target) {
    const made = attempt(io, `cannot create directory ${quoted(to)}`, () =>
      files.mkdir(to, stat.mode | 0o700),
    )
    if (!made) return false
    say(args, io, task)
  }
  let names: string[] = []
  if (!attempt(io, `cannot access ${quoted(from)}`, () => (names = sortedNames(files, from)))) return false
  const inner = names.map((name) => ({ from: joinPath(from, name), to: joinPath(to, name) }))
  return target && !preserved(args).mode ? inner : [...inner, { from, to, finish: true }]
}

function makeLink(task: Transfer, args: Args, io: Io, stat: FileStat): boolean {
  const { from, to } = task
  const { files } = io.process
  const kind = args.has('l') && stat.type !== 'symlink' ? 'hard' : 'symbolic'
  const target = args.has('s') ? from : kind === 'symbolic' ? files.readlink(from) : from
  const old = files.stat(to, { follow: false })
  const done = attempt(
    io,
    `cannot create ${kind} link ${quoted(to)}${kind === 'hard' ? ` to ${quoted(from)}` : ''}`,
    () => {
      if (old && (args.has('f') || !args.has('s'))) files.unlink(to)
      if (kind === 'hard') files.link(target, to)
      else files.symlink(target, to)
    },
  )
  if (done) say(args, io, task)
  if (done && stat.type === 'symlink') preserve(io, to, stat, preserved(args))
  return done
}

/** There is something at the destination: may it be replaced? */
function mayReplace(task: Transfer, args: Args, io: Io, stat: FileStat, old: FileStat): boolean | string {
  const { from, to } = task
  if (isSame(io.process.files.stat(to), stat) && !(args.has('l') || args.has('s'))) {
    io.warn(`${quoted(from)} and ${quoted(to)} are the same file`)
    return false
  }
  if (old.type === 'directory') {
    io.warn(
      `cannot overwrite directory ${quoted(to)} with non-directory${io.isBusybox || to !== io.process.argv.at(-1) ? '' : ` ${quoted(from)}`}`,
    )
    return false
  }
  if (args.has('u') && old.mtime >= stat.mtime) return ''
  const last = args.last('in')
  if (last === 'n') return ''
  if (last === 'i' && !task.agreed) return `${io.name}: overwrite ${quoted(to)}? `
  return true
}

/** Folders above the destination that --parents makes. */
function makeParents(io: Io, path: string): void {
  const above = dirName(path)
  if (isFolder(io.process.files, above)) return
  makeParents(io, above)
  io.process.files.mkdir(above)
}

export const cp = taskTool<Transfer>({
  ...SPEC,
  begin: (args, io) => destinations(args, io, SPEC),
  work(task, args, io) {
    const { from, to } = task
    const { files } = io.process
    const keeps = keepsLinks(args, task.top ?? false)
    const stat = files.stat(from, { follow: !keeps || (task.top && from.endsWith('/')) })
    if (!stat) {
      io.warn(`${io.isBusybox ? "can't" : 'cannot'} stat ${quoted(from)}: No such file or directory`)
      return false
    }
    const what = preserved(args)
    if (task.finish) {
      const mode = what.mode ? stat.mode : stat.mode & ~io.process.umask
      preserve(io, to, { ...stat, mode }, { ...what, mode: true })
      return true
    }
    if (args.has('parents') && task.top) makeParents(io, to)
    if (stat.type === 'directory') return copyFolder(task, args, io, stat)
    const old = files.stat(to, { follow: false })
    const may = old ? mayReplace(task, args, io, stat, old) : true
    if (typeof may === 'string') return may === '' ? true : { ask: may }
    if (!may) return false
    if (stat.type === 'symlink' || args.has('l') || args.has('s')) return makeLink(task, args, io, stat)
    if (stat.type === 'fifo' && isRecursive(args))
      return attempt(io, `cannot create fifo ${quoted(to)}`, () => files.mkfifo(to, stat.mode))
    if (old && args.has('remove-destination')) files.unlink(to)
    if (old?.type === 'symlink' && !files.stat(to) && !io.isBusybox) {
      io.warn(`not writing through dangling symlink ${quoted(to)}`)
      return false
    }
    say(args, io, task)
    if (!copyText(io, from, to, stat, args.has('f'))) return false
    preserve(io, to, stat, what)
    return true
  },
})
