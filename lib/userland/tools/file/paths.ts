/** The tools that only deal in paths. */
import { Errno } from '@/lib/userland/kernel/errno'
import { realPath } from '@/lib/userland/kernel/real-path'
import { baseName, dirName, quoted } from '@/lib/userland/tools/file/common'
import { fileName, type Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

/** From one folder to a path, links resolved in both. */
export function relativePath(io: Io, from: string, to: string): string {
  const { files } = io.process
  const parts = (path: string) =>
    realPath(files, absolute(io, path), 'any')
      .split('/')
      .filter((part) => part !== '')
  const [start, end] = [parts(from), parts(to)]
  let common = 0
  while (common < start.length && common < end.length && start[common] === end[common]) common += 1
  return [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/') || '.'
}

/** From the root on, with `..` left in: links decide what it leads to. */
const absolute = (io: Io, path: string) => (path.startsWith('/') ? path : `${io.process.cwd}/${path}`)

const BASENAME = {
  options: '+as:z',
  long: { multiple: 'a', suffix: 's', zero: 'z' },
  usage: 'NAME [SUFFIX]',
}

export const basename = immediateTool({
  ...BASENAME,
  run(args, io) {
    const words = args.operands
    const wrong = (message: string) =>
      usageError(io.name, BASENAME, io.dialect, io.isBusybox ? undefined : message)
    if (words.length === 0) throw wrong('missing operand')
    const many = args.has('a') || args.has('s')
    if (!many && words.length > 2) throw wrong(`extra operand ${io.quote(words[2] ?? '')}`)
    const suffix = many ? (args.value('s') ?? '') : (words[1] ?? '')
    for (const word of many ? words : words.slice(0, 1)) {
      const name = baseName(word)
      const cut = suffix !== '' && name.endsWith(suffix) && name !== suffix
      io.out(`${cut ? name.slice(0, -suffix.length) : name}${args.has('z') ? '\0' : '\n'}`)
    }
    return 0
  },
})

const DIRNAME = { options: 'z', long: { zero: 'z' }, usage: '[OPTION] NAME...' }

export const dirname = immediateTool({
  ...DIRNAME,
  run(args, io) {
    if (args.operands.length === 0)
      throw usageError(io.name, DIRNAME, io.dialect, io.isBusybox ? undefined : 'missing operand')
    for (const word of args.operands) io.out(`${dirName(word)}${args.has('z') ? '\0' : '\n'}`)
    return 0
  },
})

export const pwd = immediateTool({
  options: 'LP',
  long: { logical: 'L', physical: 'P' },
  usage: '[OPTION]...',
  run(args, io) {
    const { cwd, files } = io.process
    io.out(`${args.last('LP') === 'L' ? cwd : realPath(files, cwd, 'any')}\n`)
    return 0
  },
})

const READLINK = {
  options: 'femnqsvz',
  long: {
    canonicalize: 'f',
    'canonicalize-existing': 'e',
    'canonicalize-missing': 'm',
    'no-newline': 'n',
    quiet: 'q',
    silent: 's',
    verbose: 'v',
    zero: 'z',
  },
  usage: '[OPTION]... FILE...',
}

const MISSING = { f: 'last', e: 'none', m: 'any' } as const

export const readlink = immediateTool({
  ...READLINK,
  run(args, io) {
    const words = args.operands
    if (words.length === 0)
      throw usageError(io.name, READLINK, io.dialect, io.isBusybox ? undefined : 'missing operand')
    const { files } = io.process
    const how = args.last('fem') as keyof typeof MISSING | undefined
    const end = args.has('n') && words.length === 1 ? '' : args.has('z') ? '\0' : '\n'
    let code = 0
    for (const word of words) {
      try {
        io.out(`${how ? realPath(files, absolute(io, word), MISSING[how]) : files.readlink(word)}${end}`)
      } catch (error) {
        if (!(error instanceof Errno)) throw error
        if (args.last('vqs') === 'v') io.warn(`${fileName(word)}: ${error.message}`)
        code = 1
      }
    }
    return code
  },
})

const REALPATH = {
  options: 'emLPqsz',
  long: {
    'canonicalize-existing': 'e',
    'canonicalize-missing': 'm',
    quiet: 'q',
    strip: 's',
    'no-symlinks': 's',
    zero: 'z',
    'relative-to:': 'relative-to',
    'relative-base:': 'relative-base',
  },
  usage: '[OPTION]... FILE...',
}

function resolved(args: Args, io: Io, word: string): string {
  if (word === '') throw new Errno('ENOENT')
  const { files } = io.process
  if (args.has('s')) {
    const path = io.process.resolve(word)
    if (!args.has('m')) realPath(files, absolute(io, word), 'last')
    return path
  }
  return realPath(
    files,
    absolute(io, word),
    args.has('m') ? 'any' : args.has('e') || io.isBusybox ? 'none' : 'last',
  )
}

export const realpath = immediateTool({
  ...REALPATH,
  run(args, io) {
    if (args.operands.length === 0)
      throw usageError(io.name, REALPATH, io.dialect, io.isBusybox ? undefined : 'missing operand')
    const base = args.value('relative-to')
    let code = 0
    for (const word of args.operands) {
      try {
        const path = resolved(args, io, word)
        io.out(`${base === undefined ? path : relativePath(io, base, path)}${args.has('z') ? '\0' : '\n'}`)
      } catch (error) {
        if (!(error instanceof Errno)) throw error
        if (!args.has('q')) io.warn(`${word === '' ? quoted(word) : fileName(word)}: ${error.message}`)
        code = 1
      }
    }
    return code
  },
})
