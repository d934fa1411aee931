import { attempt, baseName, dirName, joinPath, quoted } from '@/lib/userland/tools/file/common'
import { relativePath } from '@/lib/userland/tools/file/paths'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'bfiLnPrsTt:v',
  long: {
    force: 'f',
    'no-dereference': 'n',
    symbolic: 's',
    relative: 'r',
    'no-target-directory': 'T',
    'target-directory': 't',
    verbose: 'v',
  },
  usage: '[OPTION]... [-T] TARGET LINK_NAME',
}

function makeLink(args: Args, io: Io, target: string, path: string): boolean {
  const { files } = io.process
  const symbolic = args.has('s')
  const kind = symbolic ? 'symbolic' : 'hard'
  if (!symbolic) {
    const stat = files.stat(target, { follow: false })
    if (!stat || stat.type === 'directory') {
      if (!stat && io.isBusybox) io.warn(`${target}: No such file or directory`)
      else if (!stat) io.warn(`failed to access ${quoted(target)}: No such file or directory`)
      else
        io.warn(
          io.isBusybox
            ? `${path}: Operation not permitted`
            : `${target}: hard link not allowed for directory`,
        )
      return false
    }
  }
  const old = files.stat(path, { follow: false })
  if (old && args.has('f') && old.type === 'directory') {
    io.warn(`${path}: cannot overwrite directory`)
    return false
  }
  const arrow = symbolic ? '' : ` => ${quoted(target)}`
  const what = io.isBusybox ? path : `failed to create ${kind} link ${quoted(path)}${old ? '' : arrow}`
  const done = attempt(io, what, () => {
    if (old && args.has('f')) files.unlink(path)
    if (symbolic) files.symlink(args.has('r') ? relativePath(io, dirName(path), target) : target, path)
    else files.link(target, path)
  })
  if (done && args.has('v')) io.out(`${quoted(path)} ${symbolic ? '->' : '=>'} ${quoted(target)}\n`)
  return done
}

export const ln = immediateTool({
  ...SPEC,
  run(args, io) {
    const { files } = io.process
    const words = [...args.operands]
    if (words.length === 0)
      throw usageError(io.name, SPEC, io.dialect, io.isBusybox ? undefined : 'missing file operand')
    const given = args.value('t')
    const last = given ?? (words.length > 1 ? (words.pop() ?? '.') : '.')
    const kept = args.has('n') && files.stat(last, { follow: false })?.type === 'symlink'
    const isFolder = files.stat(last)?.type === 'directory' && !args.has('T') && !kept
    if (!isFolder && (words.length > 1 || given !== undefined))
      io.fail(`target ${quoted(last)}: ${files.stat(last) ? 'Not a directory' : 'No such file or directory'}`)
    const done = words.map((target) =>
      makeLink(args, io, target, isFolder ? joinPath(last, baseName(target)) : last),
    )
    return done.includes(false) ? 1 : 0
  },
})
