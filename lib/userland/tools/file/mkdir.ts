import { attempt, dirName, isFolder, quoted } from '@/lib/userland/tools/file/common'
import { parseMode } from '@/lib/userland/tools/file/modes'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, usageError } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

/** Operands, of which there has to be one. */
export function someOperands(args: Args, io: Io, spec: OptionSpec): string[] {
  if (args.operands.length > 0) return args.operands
  throw usageError(io.name, spec, io.dialect, io.isBusybox ? undefined : 'missing operand')
}

/** The mode of -m. */
export function modeOf(args: Args, io: Io, start: number): number | undefined {
  const text = args.value('m')
  if (text === undefined) return undefined
  const mode = parseMode(text, start, io.process.umask, true)
  if (mode === undefined) io.fail(`invalid mode ${io.quote(text)}`)
  return mode
}

/** Makes a folder, with -p those above it; false: the tool has said why not. */
function make(io: Io, args: Args, path: string, mode: number | undefined): boolean {
  const { files } = io.process
  if (args.has('p')) {
    if (isFolder(files, path)) return true
    const above = dirName(path)
    const stat = files.stat(above)
    if (stat && stat.type !== 'directory') return cannot(io, above, 'Not a directory')
    if (above !== path && !stat && !make(io, args, above, undefined)) return false
  }
  const what = io.isBusybox ? `can't create directory '${path}'` : `cannot create directory ${io.quote(path)}`
  const done = attempt(io, what, () => {
    files.mkdir(path)
    if (mode !== undefined) files.chmod(path, mode)
  })
  if (done && args.has('v'))
    io.out(`${io.name}: created directory ${io.isBusybox ? `'${path}'` : quoted(path)}\n`)
  return done
}

function cannot(io: Io, path: string, why: string): false {
  io.warn(
    `${io.isBusybox ? `can't create directory '${path}'` : `cannot create directory ${io.quote(path)}`}: ${why}`,
  )
  return false
}

const MKDIR = {
  options: 'm:pvZ',
  long: { mode: 'm', parents: 'p', verbose: 'v' },
  usage: '[OPTION]... DIRECTORY...',
}

export const mkdir = immediateTool({
  ...MKDIR,
  run(args, io) {
    const mode = modeOf(args, io, 0o777)
    const done = someOperands(args, io, MKDIR).map((path) => make(io, args, path, mode))
    return done.includes(false) ? 1 : 0
  },
})

const RMDIR = {
  options: 'pv',
  long: { parents: 'p', verbose: 'v', 'ignore-fail-on-non-empty': 'ignore' },
  usage: '[OPTION]... DIRECTORY...',
}

function removeUpwards(args: Args, io: Io, given: string): boolean {
  for (let path = given.replace(/(.)\/+$/, '$1'); ; path = dirName(path)) {
    if (args.has('v')) io.out(`rmdir: removing directory, ${quoted(path)}\n`)
    const isGiven = path === given.replace(/(.)\/+$/, '$1')
    const what = io.isBusybox
      ? quoted(path)
      : `failed to remove ${isGiven ? '' : 'directory '}${quoted(path)}`
    const names = args.has('ignore') && isFolder(io.process.files, path) ? io.process.files.list(path) : []
    if (names.length > 0) return true
    if (!attempt(io, what, () => io.process.files.rmdir(path))) return false
    if (!args.has('p') || !path.includes('/') || dirName(path) === '/') return true
  }
}

export const rmdir = immediateTool({
  ...RMDIR,
  run: (args, io) =>
    someOperands(args, io, RMDIR)
      .map((path) => removeUpwards(args, io, path))
      .includes(false)
      ? 1
      : 0,
})

const MKFIFO = { options: 'm:Z', long: { mode: 'm' }, usage: '[OPTION]... NAME...' }

export const mkfifo = immediateTool({
  ...MKFIFO,
  run(args, io) {
    const mode = modeOf(args, io, 0o666)
    const { files } = io.process
    const done = someOperands(args, io, MKFIFO).map((path) =>
      attempt(io, io.isBusybox ? path : `cannot create fifo ${quoted(path)}`, () => {
        files.mkfifo(path)
        if (mode !== undefined) files.chmod(path, mode)
      }),
    )
    return done.includes(false) ? 1 : 0
  },
})
