/** The files that grep reads: its operands, and with -r what lies below them. */
import { type Io, reason } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { globMatches } from '@/lib/userland/tools/shared/glob'

/** The files below a folder that -r reads, in the order of names. */
function filesBelow(path: string, args: Args, io: Io, follow: boolean): string[] {
  const { files } = io.process.machine
  const out: string[] = []
  const included = (name: string) => {
    const only = args.values('include')
    if (only.length > 0 && !only.some((glob) => globMatches(glob, name))) return false
    return !args.values('exclude').some((glob) => globMatches(glob, name))
  }
  const visit = (folder: string, depth: number) => {
    if (depth > 100) return
    let names: string[]
    try {
      names = files.list(io.process.resolve(folder)).sort()
    } catch (error) {
      if (!args.has('s')) io.warn(`${folder}: ${reason(error)}`)
      return
    }
    for (const name of names) {
      const full = folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`
      const stat = files.stat(io.process.resolve(full), { follow })
      if (stat?.type === 'directory') {
        if (!args.values('exclude-dir').some((glob) => globMatches(glob, name))) visit(full, depth + 1)
      } else if (stat?.type === 'file' && included(name)) out.push(full)
    }
  }
  visit(path, 0)
  return out
}

export function grepFiles(args: Args, io: Io, recursive: boolean): string[] {
  const { operands } = args
  const isFolder = (name: string) =>
    io.process.machine.files.stat(io.process.resolve(name))?.type === 'directory'
  const skips = args.values('exclude')
  if (!recursive) {
    const kept = operands.filter((name) => !skips.some((glob) => globMatches(glob, name)))
    return args.value('d') === 'skip' ? kept.filter((name) => !isFolder(name)) : kept
  }
  if (operands.length === 0) return filesBelow('', args, io, args.has('R'))
  return operands.flatMap((name) =>
    name !== '-' && isFolder(name) ? filesBelow(name, args, io, args.has('R')) : [name],
  )
}
