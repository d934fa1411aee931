import type { FileStat, Mount } from '@/lib/userland/kernel/file-system'
import { blocksOf, groupName, modeText, quoted, userName } from '@/lib/userland/tools/file/common'
import { kindOf } from '@/lib/userland/tools/file/kinds'
import type { Io } from '@/lib/userland/tools/io'
import { usageError } from '@/lib/userland/tools/options'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'
import { immediateTool } from '@/lib/userland/tools/tool'

const TIME = '%Y-%m-%d %H:%M:%S.%N %z'

const octal = (mode: number) => mode.toString(8)
const deviceOf = (stat: FileStat) => 0x801 + (stat.device ?? 0)

/** Whose mount point a path lies below. */
export function mountOf(io: Io, path: string): Mount {
  const at = io.process.resolve(path)
  const all = io.process.files.mounts()
  const covers = ({ point }: Mount) => at === point || at.startsWith(point === '/' ? '/' : `${point}/`)
  const own = all.filter(covers).sort((a, b) => b.point.length - a.point.length)[0]
  return own ?? { source: 'none', point: '/', type: 'tmpfs', options: [], size: 0, used: 0 }
}

function field(io: Io, path: string, stat: FileStat, letter: string): string {
  const { process } = io
  const time = () => strftime(TIME, calendarOf(stat.mtime, zoneOf(process.env.TZ)))
  switch (letter) {
    case 'a':
      return octal(stat.mode)
    case 'A':
      return modeText(stat)
    case 'b':
      return String(blocksOf(stat))
    case 'B':
      return '512'
    case 'd':
      return String(deviceOf(stat))
    case 'D':
      return deviceOf(stat).toString(16)
    case 'f':
      return (TYPE_BITS[stat.type] | stat.mode).toString(16)
    case 'F':
      return kindOf(stat)
    case 'g':
      return String(stat.gid)
    case 'G':
      return groupName(process, stat.gid)
    case 'h':
      return String(stat.links)
    case 'i':
      return String(stat.inode)
    case 'm':
      return mountOf(io, path).point
    case 'n':
      return path
    case 'N': {
      const link = stat.type === 'symlink' ? ` -> ${quoted(process.files.readlink(path))}` : ''
      return quoted(path) + link
    }
    case 'o':
      return '4096'
    case 's':
      return String(stat.size)
    case 't':
    case 'T':
      return '0'
    case 'u':
      return String(stat.uid)
    case 'U':
      return userName(process, stat.uid)
    case 'w':
    case 'x':
    case 'y':
    case 'z':
      return time()
    case 'W':
    case 'X':
    case 'Y':
    case 'Z':
      return String(Math.floor(stat.mtime / 1000))
    default:
      return letter === '%' ? '%' : '?'
  }
}

const TYPE_BITS: Record<FileStat['type'], number> = {
  file: 0o100000,
  directory: 0o40000,
  symlink: 0o120000,
  fifo: 0o10000,
  socket: 0o140000,
  character: 0o20000,
  block: 0o60000,
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', '\\': '\\', '"': '"', '0': '\0', a: '\x07' }

function formatted(io: Io, path: string, stat: FileStat, format: string, escapes: boolean): string {
  const text = escapes
    ? format.replace(/\\(.)/g, (whole, letter: string) => ESCAPES[letter] ?? whole)
    : format
  return text.replace(
    /%(-?)(0?)(\d*)(?:\.\d+)?([A-Za-z%])/g,
    (_, left: string, zero: string, width: string, letter: string) => {
      const value = field(io, path, stat, letter)
      if (left) return value.padEnd(Number(width))
      return value.padStart(Number(width), zero ? '0' : ' ')
    },
  )
}

function describe(io: Io, path: string, stat: FileStat): string {
  const at = (letter: string) => field(io, path, stat, letter)
  const owner = `Uid: (${at('u').padStart(5)}/${at('U').padStart(8)})   Gid: (${at('g').padStart(5)}/${at('G').padStart(8)})`
  const name = io.isBusybox
    ? path + (stat.type === 'symlink' ? ` -> ${io.process.files.readlink(path)}` : '')
    : at('N').replace(/^'([^']*)'( -> '([^']*)')?$/, (_, a: string, arrow?: string, b?: string) =>
        arrow ? `${a} -> ${b}` : a,
      )
  const time = (word: string) => `${word}: ${at('y')}\n`
  const device = io.isBusybox ? `${at('D')}h/${at('d')}d` : `${deviceOf(stat) >> 8},${deviceOf(stat) & 255}`
  const links = io.isBusybox ? at('h') : at('h')
  return `  File: ${name}
  Size: ${at('s').padEnd(10)}\tBlocks: ${at('b').padEnd(10)} IO Block: ${at('o').padEnd(6)} ${at('F')}
Device: ${device}\tInode: ${at('i').padEnd(11)} Links: ${links}
Access: (${octal(stat.mode).padStart(4, '0')}/${at('A')})  ${owner}
${time('Access')}${time('Modify')}${time('Change')}${io.isBusybox ? '' : ` Birth: ${at('y')}\n`}`
}

function describeSystem(io: Io, path: string): string {
  const mount = mountOf(io, path)
  const blocks = Math.floor(mount.size / 4096)
  const free = Math.floor((mount.size - mount.used) / 4096)
  return `  File: "${path}"
    ID: 7f2d3a1b9c4e5d60 Namelen: 255     Type: ${mount.type}
Block size: 4096       Fundamental block size: 4096
Blocks: Total: ${String(blocks).padEnd(10)} Free: ${String(free).padEnd(10)} Available: ${free}
Inodes: Total: ${String(blocks).padEnd(10)} Free: ${free}
`
}

const SPEC = {
  options: 'c:fLt',
  long: { 'format:': 'c', 'printf:': 'printf', 'file-system': 'f', dereference: 'L', terse: 't' },
  usage: '[OPTION]... FILE...',
}

const TERSE = '%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o'
const KNOWN_SYSTEM: Record<string, (mount: Mount) => string> = {
  T: ({ type }) => type,
  b: ({ size }) => String(Math.floor(size / 4096)),
  f: ({ size, used }) => String(Math.floor((size - used) / 4096)),
  a: ({ size, used }) => String(Math.floor((size - used) / 4096)),
  s: () => '4096',
  S: () => '4096',
}

export const stat = immediateTool({
  ...SPEC,
  run(args, io) {
    if (args.operands.length === 0)
      throw usageError(io.name, SPEC, io.dialect, io.isBusybox ? undefined : 'missing operand')
    const printf = args.value('printf')
    const format = args.value('c') ?? (args.has('t') ? TERSE : undefined)
    let code = 0
    for (const path of args.operands) {
      const found = io.process.files.stat(path, { follow: args.has('L') })
      if (!found) {
        io.warn(`${io.isBusybox ? "can't stat" : 'cannot statx'} ${quoted(path)}: No such file or directory`)
        code = 1
      } else if (args.has('f') && format !== undefined) {
        const mount = mountOf(io, path)
        io.out(
          `${format.replace(/%([A-Za-z%])/g, (_, letter: string) => (letter === 'n' ? path : (KNOWN_SYSTEM[letter]?.(mount) ?? '?')))}\n`,
        )
      } else if (args.has('f')) io.out(describeSystem(io, path))
      else if (printf !== undefined) io.out(formatted(io, path, found, printf, true))
      else if (format !== undefined) io.out(`${formatted(io, path, found, format, false)}\n`)
      else io.out(describe(io, path, found))
    }
    return code
  },
})
