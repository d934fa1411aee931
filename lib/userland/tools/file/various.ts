/** which, install, truncate, fallocate, link, unlink, file. */
import { Errno } from '@/lib/userland/kernel/errno'
import { DEFAULT_PATH } from '@/lib/userland/kernel/executables'
import type { FileStat } from '@/lib/userland/kernel/file-system'
import { allows, EXECUTE } from '@/lib/userland/kernel/permissions'
import {
  attempt,
  baseName,
  dirName,
  groupId,
  isFolder,
  joinPath,
  quoted,
  userId,
} from '@/lib/userland/tools/file/common'
import { copyText, destinations } from '@/lib/userland/tools/file/copying'
import { modeOf, someOperands } from '@/lib/userland/tools/file/mkdir'
import { resize } from '@/lib/userland/tools/file/resize'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, usageError } from '@/lib/userland/tools/options'
import { isAscii, readAmount } from '@/lib/userland/tools/shared/bytes'
import { immediateTool } from '@/lib/userland/tools/tool'

/** Every file that a command's name stands for in PATH. */
function allInPath(io: Io, name: string): string[] {
  const { process } = io
  const isProgram = (path: string) => {
    const stat = process.files.stat(path)
    if (!stat) return process.machine.programAt(process.resolve(path)) !== undefined
    return stat.type === 'file' && allows(process, stat, EXECUTE)
  }
  if (name.includes('/')) return isProgram(name) ? [name] : []
  const folders = (process.env.PATH ?? DEFAULT_PATH).split(':')
  return folders.map((folder) => joinPath(folder || '.', name)).filter(isProgram)
}

export const which = immediateTool({
  options: 'as',
  usage: '[-as] args',
  run(args, io) {
    let code = args.operands.length > 0 ? 0 : 1
    for (const name of args.operands) {
      const found = allInPath(io, name)
      if (found.length === 0) code = 1
      if (!args.has('s')) for (const path of args.has('a') ? found : found.slice(0, 1)) io.out(`${path}\n`)
    }
    return code
  },
})

const INSTALL: OptionSpec = {
  options: 'bcCdDg:m:o:pst:Tv',
  long: {
    directory: 'd',
    group: 'g',
    mode: 'm',
    owner: 'o',
    'preserve-timestamps': 'p',
    'target-directory': 't',
    'no-target-directory': 'T',
    verbose: 'v',
    compare: 'C',
    strip: 's',
  },
  usage: '[OPTION]... [-T] SOURCE DEST',
}

function makeFolders(args: Args, io: Io, path: string): void {
  const { files } = io.process
  if (isFolder(files, path)) return
  makeFolders(args, io, dirName(path))
  files.mkdir(path, 0o755)
  if (args.has('v')) io.out(`install: creating directory ${quoted(path)}\n`)
}

function finish(args: Args, io: Io, path: string): void {
  const { files } = io.process
  files.chmod(path, modeOf(args, io, 0) ?? 0o755)
  const [owner, group] = [args.value('o'), args.value('g')]
  const uid =
    owner === undefined
      ? undefined
      : (userId(io.process, owner) ?? io.fail(`invalid user ${io.quote(owner)}`))
  const gid =
    group === undefined
      ? undefined
      : (groupId(io.process, group) ?? io.fail(`invalid group ${io.quote(group)}`))
  if (uid !== undefined || gid !== undefined) files.chown(path, uid, gid)
}

export const install = immediateTool({
  ...INSTALL,
  run(args, io) {
    const { files } = io.process
    if (args.has('d')) {
      const done = someOperands(args, io, INSTALL).map((path) =>
        attempt(io, `cannot create directory ${quoted(path)}`, () => {
          makeFolders(args, io, path)
          finish(args, io, path)
        }),
      )
      return done.includes(false) ? 1 : 0
    }
    let code = 0
    for (const { from, to } of destinations(args, io, INSTALL)) {
      const stat = files.stat(from)
      if (!stat || stat.type === 'directory') {
        io.warn(
          stat
            ? `omitting directory ${quoted(from)}`
            : `cannot stat ${quoted(from)}: No such file or directory`,
        )
        code = 1
        continue
      }
      if (args.has('D')) makeFolders(args, io, dirName(to))
      if (files.stat(to, { follow: false })) files.unlink(to)
      if (!copyText(io, from, to, stat, true)) {
        code = 1
        continue
      }
      finish(args, io, to)
      if (args.has('p')) files.utime(to, stat.mtime)
      if (args.has('v')) io.out(`${quoted(from)} -> ${quoted(to)}\n`)
    }
    return code
  },
})

const TRUNCATE: OptionSpec = {
  options: 'cor:s:',
  long: { 'no-create': 'c', 'io-blocks': 'o', reference: 'r', size: 's' },
  usage: 'OPTION... FILE...',
}

/** `+1K`, `<10`, `/4`: the size that a file of this size gets. */
function newSize(text: string, before: number): number | undefined {
  const sign = /^[-+<>/%]/.exec(text)?.[0] ?? ''
  const amount = readAmount(text.slice(sign.length))
  if (amount === undefined) return undefined
  if (sign === '+') return before + amount
  if (sign === '-') return Math.max(0, before - amount)
  if (sign === '<') return Math.min(before, amount)
  if (sign === '>') return Math.max(before, amount)
  if (sign === '') return amount
  if (amount === 0) return undefined
  return (sign === '/' ? Math.floor(before / amount) : Math.ceil(before / amount)) * amount
}

export const truncate = immediateTool({
  ...TRUNCATE,
  run(args, io) {
    const { files } = io.process
    const [size, reference] = [args.value('s'), args.value('r')]
    if (size === undefined && reference === undefined)
      throw usageError(
        io.name,
        TRUNCATE,
        io.dialect,
        `you must specify either ${io.quote('--size')} or ${io.quote('--reference')}`,
      )
    if (args.operands.length === 0) throw usageError(io.name, TRUNCATE, io.dialect, 'missing file operand')
    const model = reference === undefined ? undefined : files.stat(reference)
    if (reference !== undefined && !model)
      io.fail(`cannot stat ${quoted(reference)}: No such file or directory`)
    if (size !== undefined && newSize(size, 1) === undefined) io.fail(`Invalid number: ${io.quote(size)}`)
    const done = args.operands.map((path) => {
      const before = files.stat(path)
      if (!before && args.has('c')) return true
      const bytes =
        size === undefined ? (model?.size ?? 0) : (newSize(size, before?.size ?? model?.size ?? 0) ?? 0)
      return attempt(io, `cannot open ${quoted(path)} for writing`, () => resize(io, path, bytes))
    })
    return done.includes(false) ? 1 : 0
  },
})

const FALLOCATE: OptionSpec = {
  options: 'l:o:nxzp',
  long: { length: 'l', offset: 'o', 'keep-size': 'n', posix: 'x' },
  usage: '[options] <filename>',
}

export const fallocate = immediateTool({
  ...FALLOCATE,
  run(args, io) {
    const [path] = args.operands
    const text = args.value('l')
    if (text === undefined) return io.fail('no length argument specified')
    if (path === undefined) return io.fail('no filename specified')
    const size = readAmount(text)
    if (size === undefined) return io.fail('invalid length value specified')
    const before = io.process.files.stat(path)?.size ?? 0
    const done = attempt(io, 'fallocate failed', () => resize(io, path, Math.max(before, size)))
    return done ? 0 : 1
  },
})

const TWO: OptionSpec = { options: '', usage: 'FILE1 FILE2' }

export const link = immediateTool({
  ...TWO,
  run(args, io) {
    const [from, to] = args.operands
    if (from === undefined) throw usageError(io.name, TWO, io.dialect, 'missing operand')
    if (to === undefined)
      throw usageError(io.name, TWO, io.dialect, `missing operand after ${io.quote(from)}`)
    return attempt(io, `cannot create link ${quoted(to)} to ${quoted(from)}`, () =>
      io.process.files.link(from, to),
    )
      ? 0
      : 1
  },
})

const ONE: OptionSpec = { options: '', usage: 'FILE' }

export const unlink = immediateTool({
  ...ONE,
  run(args, io) {
    const [path, extra] = args.operands
    if (path === undefined) throw usageError(io.name, ONE, io.dialect, 'missing operand')
    if (extra !== undefined) throw usageError(io.name, ONE, io.dialect, `extra operand ${io.quote(extra)}`)
    return attempt(io, `cannot unlink ${quoted(path)}`, () => io.process.files.unlink(path)) ? 0 : 1
  },
})

const SPECIAL: Partial<Record<FileStat['type'], string>> = {
  directory: 'directory',
  fifo: 'fifo (named pipe)',
  socket: 'socket',
  character: 'character special (1/3)',
  block: 'block special (8/1)',
}

/** What a text is, by how it begins. */
function contentKind(text: string): string {
  if (text === '') return 'empty'
  const script = /^#! ?(\S+)/.exec(text)?.[1]
  const charset = isAscii(text) ? 'ASCII' : 'Unicode'
  if (script) {
    const shell = baseName(script) === 'env' ? (/^#! ?\S+ (\S+)/.exec(text)?.[1] ?? '') : baseName(script)
    const name =
      shell === 'bash'
        ? 'Bourne-Again shell'
        : shell === 'sh'
          ? 'POSIX shell'
          : /^python/.test(shell)
            ? 'Python'
            : `a ${script}`
    return `${name} script, ${charset === 'ASCII' ? 'ASCII text' : 'Unicode text, UTF-8 text'} executable`
  }
  const magic: [RegExp, string][] = [
    [/^\x7fELF/, 'ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, stripped'],
    [/^\x1f\udc8b/, 'gzip compressed data, from Unix'],
    [/^-----BEGIN CERTIFICATE-----/, 'PEM certificate'],
    [/^-----BEGIN CERTIFICATE REQUEST-----/, 'PEM certificate request'],
    [/^-----BEGIN RSA PRIVATE KEY-----/, 'PEM RSA private key'],
    [/^-----BEGIN (?:EC )?PRIVATE KEY-----/, 'OpenSSH private key (no password)'],
    [/^\s*[[{][\s\S]*[\]}]\s*$/, 'JSON text data'],
    [
      /^<!DOCTYPE html|^<html/i,
      `HTML document, ${charset === 'ASCII' ? 'ASCII' : 'Unicode text, UTF-8'} text`,
    ],
  ]
  const found = magic.find(([pattern]) => pattern.test(text))
  if (found && (found[1] !== 'JSON text data' || isJson(text))) return found[1]
  if (text.slice(257, 262) === 'ustar') return 'POSIX tar archive (GNU)'
  if (/[\x00-\x06\x0e-\x1a\x7f\udc80-\udcff]/.test(text)) return 'data'
  const lines = text.split('\n')
  const long = lines.some((line) => line.length > 300)
    ? `, with very long lines (${Math.max(...lines.map((line) => line.length))})`
    : ''
  const ends = text.includes('\n')
    ? /\r\n/.test(text)
      ? ', with CRLF line terminators'
      : ''
    : ', with no line terminators'
  return `${charset === 'ASCII' ? 'ASCII text' : 'Unicode text, UTF-8 text'}${long}${ends}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export const file = immediateTool({
  options: 'bhiLkNsz',
  long: { brief: 'b', mime: 'i', dereference: 'L', 'no-dereference': 'h', 'mime-type': 'i' },
  usage:
    '[-bcCdEhikLlNnprsSvzZ0] [--apple] [--extension] [--mime-encoding]\n            [--mime-type] [-e <testname>] [-F <separator>]  [-f <namefile>]\n            [-m <magicfiles>] [-P <parameter=value>] [--exclude-quiet]\n            <file> ...',
  run(args, io) {
    const { files } = io.process
    const width = Math.max(0, ...args.operands.map((name) => name.length))
    for (const name of args.operands) {
      const stat = files.stat(name, { follow: args.has('L') })
      let kind: string
      if (!stat) kind = `cannot open \`${name}' (No such file or directory)`
      else if (stat.type === 'symlink') {
        const target = files.readlink(name)
        kind = `${files.stat(name) ? '' : 'broken '}symbolic link to ${target}`
      } else kind = SPECIAL[stat.type] ?? readableKind(io, name)
      io.out(args.has('b') ? `${kind}\n` : `${`${name}:`.padEnd(width + 1)} ${kind}\n`)
    }
    return 0
  },
})

function readableKind(io: Io, name: string): string {
  try {
    return contentKind(io.process.files.read(name))
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    return `regular file, no read permission`
  }
}
