/**
 * tar.
 * Mirrors: GNU's words, ustar archives, gzip.
 * Differs: no incremental archives, no other compressions than gzip.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Step } from '@/lib/userland/kernel/program'
import { byteLength, bytesOf, textOf } from '@/lib/userland/kernel/text'
import {
  attempt,
  errorOf,
  groupName,
  joinPath,
  modeText,
  sortedNames,
  userName,
} from '@/lib/userland/tools/file/common'
import { archiveEnd, type Member, packMember, readArchive } from '@/lib/userland/tools/file/tar-format'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, readOptions, ToolExit } from '@/lib/userland/tools/options'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { gunzipOf, gzipOf, InflateError } from '@/lib/userland/tools/shared/deflate'
import { globMatches } from '@/lib/userland/tools/shared/glob'
import { strftime } from '@/lib/userland/tools/shared/strftime'
import { steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: 'AcC:dhf:jJkmoOpPrSt:T:uvwX:xz',
  long: {
    create: 'c',
    extract: 'x',
    get: 'x',
    list: 't',
    append: 'r',
    update: 'u',
    'file:': 'f',
    'directory:': 'C',
    gzip: 'z',
    gunzip: 'z',
    verbose: 'v',
    'preserve-permissions': 'p',
    'same-permissions': 'p',
    'absolute-names': 'P',
    'to-stdout': 'O',
    touch: 'm',
    dereference: 'h',
    'keep-old-files': 'k',
    overwrite: 'overwrite',
    'no-same-owner': 'o',
    'same-owner': 'same-owner',
    'strip-components:': 'strip',
    'exclude:': 'exclude',
    'files-from:': 'T',
    'no-same-permissions': 'no-p',
    'no-overwrite-dir': 'no-overwrite-dir',
    'warning:': 'warning',
    'transform:': 'transform',
    'auto-compress': 'a',
    wildcards: 'wildcards',
    'numeric-owner': 'numeric-owner',
  },
  usage: '[OPTION...] [FILE]...',
  usageCode: 2,
}

/** `tar xzf a b` is `tar -x -z -f a b`: letters first, their values after. */
function modernWords(words: readonly string[]): string[] {
  const [first = '', ...rest] = words
  if (first.startsWith('-') || first === '') return [...words]
  const out: string[] = []
  for (const letter of first) {
    out.push(`-${letter}`)
    if (!'fCXT'.includes(letter)) continue
    const value = rest.shift()
    if (value === undefined)
      throw new ToolExit(
        2,
        `tar: Old option '${letter}' requires an argument.\nTry 'tar --help' or 'tar --usage' for more information.\n`,
      )
    out.push(value)
  }
  return [...out, ...rest]
}

function argsOf(io: Io): Args {
  // -t takes no value; the letter stands for one in no other tool.
  const spec = { ...SPEC, options: SPEC.options.replace('t:', 'ta') }
  return readOptions(io.name, spec, modernWords(io.process.argv.slice(1)), io.dialect)
}

interface State {
  /** Read from standard input. */
  parts: string[]
}

const fatal = (io: Io, message: string) =>
  io.fail(`${message}\ntar: Error is not recoverable: exiting now`, 2)

/** Operands with the folder that each is looked for in; `-C` holds for those behind it. */
function operandsOf(args: Args, io: Io): { folder: string; path: string }[] {
  const words = modernWords(io.process.argv.slice(1))
  let folder = '.'
  const out: { folder: string; path: string }[] = []
  const left = [...args.operands]
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '-C') folder = joinPath(folder, words[++at] ?? '').replace(/^\.\/(?=\/)/, '')
    else if (word.startsWith('--directory=')) folder = word.slice(12)
    else if (left[0] === word && !/^-.*[fTX]$/.test(words[at - 1] ?? ''))
      out.push({ folder, path: left.shift() ?? '' })
    if (folder.startsWith('./') && (words[at] ?? '').startsWith('/')) folder = words[at] ?? folder
  }
  const rest = left.map((path) => ({ folder: args.value('C') ?? '.', path }))
  const list = args.value('T')
  const named = list === undefined ? [] : io.readFile(list).split('\n').filter(Boolean)
  return [...out, ...rest, ...named.map((path) => ({ folder: args.value('C') ?? '.', path }))]
}

class Packer {
  readonly parts: string[] = []
  failed = false
  private readonly linked = new Map<string, string>()
  private warned = false

  constructor(
    private readonly args: Args,
    private readonly io: Io,
    private readonly archive: string,
  ) {}

  private say(line: string): void {
    if (this.args.value('f') === undefined || this.args.value('f') === '-') this.io.err(line)
    else this.io.out(line)
  }

  /** The name in the archive: no way out of where it will be unpacked. */
  private nameOf(path: string): string {
    if (this.args.has('P') || !path.startsWith('/')) return path
    if (!this.warned)
      this.io.err(
        this.io.isBusybox
          ? `tar: removing leading '/' from member names\n`
          : `tar: Removing leading \`/' from member names\n`,
      )
    this.warned = true
    return path.replace(/^\/+/, '') || './'
  }

  add(folder: string, path: string): void {
    const { io, args } = this
    const { files } = io.process
    const at = path.startsWith('/') || folder === '.' ? path : joinPath(folder, path)
    const stat = files.stat(at, { follow: args.has('h') })
    if (!stat) {
      io.warn(
        io.isBusybox
          ? `${path}: No such file or directory`
          : `${path}: Cannot stat: No such file or directory`,
      )
      this.failed = true
      return
    }
    const base = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
    if (args.values('exclude').some((glob) => globMatches(glob, path) || globMatches(glob, base))) return
    if (io.process.resolve(at) === this.archive) {
      io.warn(`${path}: file is the archive; not dumped`)
      return
    }
    io.process.spend(1)
    const name = this.nameOf(path)
    const key = `${stat.device ?? 0} ${stat.inode}`
    const first = stat.type === 'file' && stat.links > 1 ? this.linked.get(key) : undefined
    this.linked.set(key, name)
    let text = ''
    const isRead = stat.type !== 'file' || attempt(io, `${path}: Cannot open`, () => (text = files.read(at)))
    if (!isRead) {
      this.failed = true
      return
    }
    const member: Member = {
      ...stat,
      name,
      isHardLink: first !== undefined,
      link: first ?? (stat.type === 'symlink' ? files.readlink(at) : ''),
      user: userName(io.process, stat.uid),
      group: groupName(io.process, stat.gid),
      text,
    }
    if (stat.type === 'socket') io.warn(`${path}: socket ignored`)
    else this.parts.push(packMember(member))
    if (args.has('v')) this.say(`${stat.type === 'directory' && !name.endsWith('/') ? `${name}/` : name}\n`)
    if (stat.type === 'directory')
      for (const below of sortedNames(files, at)) this.add(folder, joinPath(path, below))
  }
}

function create(args: Args, io: Io): number {
  const operands = operandsOf(args, io)
  const file = args.value('f') ?? '-'
  if (operands.length === 0)
    throw new ToolExit(
      2,
      `${io.name}: Cowardly refusing to create an empty archive\nTry 'tar --help' or 'tar --usage' for more information.\n`,
    )
  if (file === '-' && io.process.isTerminal(1))
    fatal(io, 'Refusing to write archive contents to terminal (missing -f option?)')
  const packer = new Packer(args, io, file === '-' ? '' : io.process.resolve(file))
  if (args.has('r')) packer.parts.push(...(readArchive(io.readFile(file)) ?? []).map(packMember))
  for (const { folder, path } of operands) packer.add(folder, path)
  let text = packer.parts.join('')
  text += archiveEnd(byteLength(text))
  const zipped = args.has('z') || (args.has('a') && /\.t?gz$/.test(file))
  if (zipped) text = textOf(gzipOf(bytesOf(text), undefined, 0))
  if (file === '-') io.out(text)
  else {
    const failure = errorOf(() => io.writeFile(file, text))
    if (failure) fatal(io, `${file}: Cannot open: ${failure.message}`)
  }
  if (packer.failed) io.warn('Exiting with failure status due to previous errors')
  return packer.failed ? 2 : 0
}

function listLine(args: Args, io: Io, member: Member): string {
  const name =
    member.name +
    (member.type === 'symlink' ? ` -> ${member.link}` : '') +
    (member.isHardLink ? ` link to ${member.link}` : '')
  if (!args.has('v') || args.has('x')) return `${member.name}\n`
  const mode = member.isHardLink ? `h${modeText(member).slice(1)}` : modeText(member)
  const owner = args.has('numeric-owner')
    ? `${member.uid}/${member.gid}`
    : `${member.user || member.uid}/${member.group || member.gid}`
  const size = String(byteLength(member.text))
  const time = strftime(
    io.isBusybox ? '%Y-%m-%d %H:%M:%S' : '%Y-%m-%d %H:%M',
    calendarOf(member.mtime, zoneOf(io.process.env.TZ)),
  )
  return `${mode} ${owner}${size.padStart(Math.max(1, 19 - owner.length) + (io.isBusybox ? 1 : 0))} ${time} ${name}\n`
}

function makeFolders(io: Io, path: string): void {
  const { files } = io.process
  const slash = path.lastIndexOf('/')
  if (slash <= 0) return
  const above = path.slice(0, slash)
  if (files.stat(above)) return
  makeFolders(io, above)
  files.mkdir(above)
}

/** @throws Errno */
function unpack(args: Args, io: Io, member: Member, path: string): void {
  const { files, uid } = io.process
  makeFolders(io, path)
  const old = files.stat(path, { follow: false })
  if (member.type === 'directory') {
    if (old?.type !== 'directory') files.mkdir(path)
  } else {
    if (old && args.has('k')) throw new Errno('EEXIST')
    if (old) files.unlink(path)
    if (member.isHardLink) files.link(joinPath(args.value('C') ?? '.', member.link), path)
    else if (member.type === 'symlink') files.symlink(member.link, path)
    else if (member.type === 'fifo') files.mkfifo(path)
    else files.write(path, member.text)
  }
  if (member.type === 'symlink' || member.isHardLink) return
  const keeps = args.has('p') || uid === 0
  files.chmod(path, keeps ? member.mode : member.mode & ~io.process.umask)
  if (uid === 0 && !args.has('o')) files.chown(path, member.uid, member.gid)
  if (!args.has('m')) files.utime(path, member.mtime)
}

function extract(args: Args, io: Io, text: string): number {
  let plain = text
  if (text.startsWith('\x1f')) {
    try {
      plain = textOf(gunzipOf(bytesOf(text)))
    } catch (error) {
      if (!(error instanceof InflateError)) throw error
      io.err(`\ngzip: stdin: ${error.message}\n`)
      return fatal(io, 'Child returned status 1')
    }
  } else if (args.has('z') && text !== '') {
    io.err('\ngzip: stdin: not in gzip format\n')
    return fatal(io, 'Child returned status 1')
  }
  const members = plain === '' ? [] : plain.length < 512 ? undefined : readArchive(plain)
  if (!members) {
    io.warn('This does not look like a tar archive')
    io.warn('Exiting with failure status due to previous errors')
    return 2
  }
  const wanted = args.operands.map((word) => word.replace(/\/+$/, ''))
  const found = new Set<string>()
  const isWanted = (member: Member) => {
    const name = member.name.replace(/\/+$/, '')
    const by = wanted.filter(
      (word) =>
        name === word || name.startsWith(`${word}/`) || (args.has('wildcards') && globMatches(word, name)),
    )
    for (const word of by) found.add(word)
    return (
      (wanted.length === 0 || by.length > 0) &&
      !args
        .values('exclude')
        .some((glob) => globMatches(glob, name) || globMatches(glob, name.split('/').at(-1) ?? ''))
    )
  }
  let failed = false
  const folder = args.value('C') ?? '.'
  const strip = Number(args.value('strip') ?? 0)
  const late: [string, number][] = []
  for (const member of members.filter(isWanted)) {
    io.process.spend(1)
    if (args.has('t') || args.has('v')) io[args.has('O') ? 'err' : 'out'](listLine(args, io, member))
    if (args.has('t')) continue
    const parts = member.name.split('/').filter((part) => part !== '' && part !== '.')
    const name = parts.slice(strip).join('/')
    if (name === '' && strip > 0) continue
    if (parts.includes('..') && !args.has('P')) {
      io.warn(`${member.name}: Member name contains '..'`)
      failed = true
    } else if (args.has('O')) io.out(member.type === 'file' ? member.text : '')
    else {
      const path = args.has('P') && member.name.startsWith('/') ? member.name : joinPath(folder, name)
      if (!attempt(io, `${member.name}: Cannot open`, () => unpack(args, io, member, path))) failed = true
      else if (member.type === 'directory' && !args.has('m')) late.push([path, member.mtime])
    }
  }
  for (const [path, mtime] of late) errorOf(() => io.process.files.utime(path, mtime))
  for (const word of wanted.filter((one) => !found.has(one))) {
    io.warn(`${word}: Not found in archive`)
    failed = true
  }
  if (failed) io.warn('Exiting with failure status due to previous errors')
  return failed ? 2 : 0
}

function step(state: State, io: Io): Step {
  const args = argsOf(io)
  const mode = args.last('ctxru')
  if (mode === 'c' || mode === 'r' || mode === 'u') return { exit: create(args, io) }
  const file = args.value('f') ?? '-'
  if (file !== '-') {
    let text = ''
    const failure = errorOf(() => (text = io.readFile(file)))
    if (failure)
      return io.isBusybox
        ? io.fail(`can't open '${file}': ${failure.message}`)
        : fatal(io, `${file}: Cannot open: ${failure.message}`)
    return { exit: extract(args, io, text) }
  }
  if (io.process.isTerminal(0))
    return fatal(io, 'Refusing to read archive contents from terminal (missing -f option?)')
  for (;;) {
    const text = io.process.read(0)
    if (text === '') return { wait: 'input', fds: [0] }
    if (text === undefined) return { exit: extract(args, io, state.parts.join('')) }
    state.parts.push(text)
  }
}

export const tar = steppedTool<State>({
  start(io) {
    const args = argsOf(io)
    if (args.last('ctxru') === undefined)
      throw new ToolExit(
        2,
        `${io.name}: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\nTry 'tar --help' or 'tar --usage' for more information.\n`,
      )
    if (args.has('j') || args.has('J'))
      io.fail(
        `${args.has('j') ? 'bzip2' : 'xz'}: Cannot exec: No such file or directory\ntar: Error is not recoverable: exiting now`,
        2,
      )
    const folder = args.value('C')
    if (folder !== undefined && io.process.files.stat(folder)?.type !== 'directory')
      io.fail(
        io.isBusybox
          ? `can't change directory to '${folder}': No such file or directory`
          : `${folder}: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now`,
        2,
      )
    return { parts: [] }
  },
  step,
})
