import { attempt, humanSize, joinPath, modeText, sortedNames } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { globMatches } from '@/lib/userland/tools/shared/glob'
import { immediateTool } from '@/lib/userland/tools/tool'

interface Totals {
  folders: number
  files: number
}

function shown(args: Args, io: Io, path: string, name: string): string {
  const { files } = io.process
  const stat = files.stat(path, { follow: false })
  const size = stat ? (args.has('h') ? humanSize(stat.size).padStart(4) : String(stat.size).padStart(11)) : ''
  const details = [args.has('p') && stat ? modeText(stat) : '', args.has('s') || args.has('h') ? size : '']
    .filter((part) => part !== '')
    .join(' ')
  const mark = args.has('F') && stat?.type === 'directory' ? '/' : ''
  const link = stat?.type === 'symlink' ? ` -> ${files.readlink(path)}` : ''
  return `${details ? `[${details}]  ` : ''}${args.has('f') ? path : name}${mark}${link}`
}

function below(args: Args, io: Io, path: string, indent: string, depth: number, totals: Totals): void {
  const { files } = io.process
  if (depth > Number(args.value('L') ?? Infinity)) return
  let names: string[] = []
  attempt(io, path, () => (names = sortedNames(files, path)))
  const isFolder = (name: string) => files.stat(joinPath(path, name), { follow: false })?.type === 'directory'
  const ignored = args.values('I').flatMap((text) => text.split('|'))
  const wanted = args.values('P').flatMap((text) => text.split('|'))
  names = names.filter(
    (name) =>
      (args.has('a') || !name.startsWith('.')) &&
      (!args.has('d') || isFolder(name)) &&
      !ignored.some((glob) => globMatches(glob, name)) &&
      (wanted.length === 0 || isFolder(name) || wanted.some((glob) => globMatches(glob, name))),
  )
  if (args.has('dirsfirst')) names = [...names.filter(isFolder), ...names.filter((name) => !isFolder(name))]
  io.process.spend(names.length)
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1
    const inner = joinPath(path, name)
    io.out(`${args.has('i') ? '' : indent + (isLast ? '└── ' : '├── ')}${shown(args, io, inner, name)}\n`)
    if (isFolder(name)) {
      totals.folders += 1
      below(args, io, inner, `${indent}${isLast ? '    ' : '│\u00a0\u00a0 '}`, depth + 1, totals)
    } else totals.files += 1
  }
}

export const tree = immediateTool({
  options: 'aCdfFhiI:L:nP:psu',
  long: { dirsfirst: 'dirsfirst', noreport: 'noreport', 'charset:': 'charset' },
  usage: '[-acdfghilnpqrstuvxACDFQNSUX] [-L level] [-I pattern] [-P pattern] [<directory list>]',
  run(args, io) {
    const totals: Totals = { folders: 0, files: 0 }
    let code = 0
    for (const path of args.operands.length > 0 ? args.operands : ['.']) {
      const isFolder = io.process.files.stat(path)?.type === 'directory'
      io.out(isFolder ? `${path}\n` : `${path}  [error opening dir]\n`)
      if (isFolder) {
        totals.folders += 1
        below(args, io, path, '', 1, totals)
      } else code = 2
    }
    const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`
    const folders = many(totals.folders, 'directory', 'directories')
    if (!args.has('noreport'))
      io.out(`\n${folders}${args.has('d') ? '' : `, ${many(totals.files, 'file', 'files')}`}\n`)
    return code
  },
})
