/**
 * Mirrors: GNU diff; busybox's shows changes unified. Differs: no --ifdef, --line-format and -D; among edit
 * scripts of one length it may take another.
 */

import { fileName, type Io, reason } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { globMatches } from '@/lib/userland/tools/shared/glob'
import { type Change, changesBetween } from '@/lib/userland/tools/shared/line-diff'
import { strftime } from '@/lib/userland/tools/shared/strftime'
import {
  contextual,
  edScript,
  normal,
  type Side,
  sideBySide,
  unified,
} from '@/lib/userland/tools/text/diff-formats'
import { linesOf } from '@/lib/userland/tools/text/lines'
import { slurpTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'abBcC:deEiI:lL:nNpqrsS:tTuU:wW:x:yZ',
  long: {
    text: 'a',
    'ignore-space-change': 'b',
    'ignore-blank-lines': 'B',
    'context::': 'context',
    minimal: 'd',
    ed: 'e',
    'ignore-tab-expansion': 'E',
    'ignore-case': 'i',
    'ignore-matching-lines': 'I',
    label: 'L',
    'new-file': 'N',
    brief: 'q',
    recursive: 'r',
    'report-identical-files': 's',
    'expand-tabs': 't',
    'unified::': 'unified',
    'ignore-all-space': 'w',
    width: 'W',
    exclude: 'x',
    'side-by-side': 'y',
    'ignore-trailing-space': 'Z',
    normal: 'normal',
    'color::': 'color',
    'suppress-common-lines': 'suppress',
    'left-column': 'left',
    'strip-trailing-cr': 'cr',
    'no-dereference': 'nd',
  },
  digits: 'U',
  usage: '[OPTION]... FILES',
  usageCode: 2,
  version: 'diff (GNU diffutils) 3.10',
}

/** A line as far as it counts. */
function comparable(line: string, args: Args): string {
  let out = args.has('cr') ? line.replace(/\r$/, '') : line
  if (args.has('w')) out = out.replace(/\s+/g, '')
  else if (args.has('b')) out = out.replace(/\s+$/, '').replace(/\s+/g, ' ')
  else if (args.has('Z')) out = out.replace(/\s+$/, '')
  return args.has('i') ? out.toLowerCase() : out
}

function sideOf(text: string, label: string): Side {
  return { lines: linesOf(text), lacksEnd: text !== '' && !text.endsWith('\n'), label }
}

function label(name: string, at: number, args: Args, io: Io): string {
  const given = args.values('L')[at]
  if (given !== undefined) return given
  if (io.isBusybox) return name
  const { machine, env } = io.process
  const stat = name === '-' ? undefined : io.process.files.stat(name)
  const time = calendarOf(stat?.mtime ?? machine.now(), zoneOf(env.TZ))
  return `${name}\t${strftime('%Y-%m-%d %H:%M:%S', time)}.${String(time.ms).padStart(3, '0')}000000 ${strftime('%z', time)}`
}

const COLORS: Record<string, string> = { '-': '31', '<': '31', '+': '32', '>': '32', '@': '36' }

function colored(lines: string[]): string[] {
  return lines.map((line) => {
    if (/^(?:---|\+\+\+) /.test(line)) return `\x1b[1m${line}\x1b[0m`
    const code = /^\d/.test(line) ? '36' : COLORS[line[0] ?? '']
    return code ? `\x1b[${code}m${line}\x1b[0m` : line
  })
}

function linesFor(a: Side, b: Side, changes: Change[], args: Args, io: Io): string[] {
  const context = args.given.findLast(([name]) =>
    ['u', 'U', 'unified', 'c', 'C', 'context', 'e', 'y', 'normal'].includes(name),
  )
  const [style, value] = context ?? [io.isBusybox ? 'u' : '', '']
  const count = args.value('U') ?? args.value('C') ?? (value === '' ? '3' : value)
  if (/^(?:u|U|unified)$/.test(style)) return unified(a, b, changes, Number(count))
  if (/^(?:c|C|context)$/.test(style)) return contextual(a, b, changes, Number(count))
  if (style === 'e') return edScript(b, changes)
  if (style === 'y') return sideBySide(a, b, changes, Number(args.value('W') ?? 130), args.has('suppress'))
  return normal(a, b, changes)
}

/** Two texts: 0 the same, 1 not. */
function compareTexts(
  names: [string, string],
  texts: [string, string],
  args: Args,
  io: Io,
  command: string,
): number {
  const [a, b] = texts.map((text, at) => sideOf(text, label(names[at]!, at, args, io))) as [Side, Side]
  const [left, right] = [a, b].map((side) =>
    side.lines.map(
      (line, at) => comparable(line, args) + (side.lacksEnd && at === side.lines.length - 1 ? '\0' : ''),
    ),
  ) as [string[], string[]]
  let changes = texts[0] === texts[1] ? [] : changesBetween(left, right)
  if (args.has('B'))
    changes = changes.filter(({ a1, a2, b1, b2 }) =>
      [...a.lines.slice(a1, a2), ...b.lines.slice(b1, b2)].some((line) => line.trim() !== ''),
    )
  const isBinary = texts.some((text) => text.includes('\0')) && !args.has('a')
  const shown = names.map((name) => fileName(name))
  if (changes.length === 0) {
    if (args.has('y') && !args.has('suppress'))
      io.out(
        linesFor(a, b, changes, args, io)
          .map((line) => `${line}\n`)
          .join(''),
      )
    if (args.has('s')) io.out(`Files ${shown[0]} and ${shown[1]} are identical\n`)
    return 0
  }
  if (args.has('q')) io.out(`Files ${shown[0]} and ${shown[1]} differ\n`)
  else if (isBinary) io.out(`Binary files ${shown[0]} and ${shown[1]} differ\n`)
  else {
    if (command) io.out(`${command}\n`)
    const lines = linesFor(a, b, changes, args, io)
    const color = args.value('color')
    const isColored =
      color === 'always' || (color !== undefined && color !== 'never' && io.process.isTerminal(1))
    io.out((isColored ? colored(lines) : lines).map((line) => `${line}\n`).join(''))
  }
  return 1
}

const typeOf = (path: string, io: Io) => (path === '-' ? 'file' : io.process.files.stat(path)?.type)

function readOr(path: string, args: Args, io: Io): string | undefined {
  if (typeOf(path, io) === undefined && args.has('N')) return ''
  try {
    return io.readFile(path)
  } catch (error) {
    io.warn(`${fileName(path)}: ${reason(error)}`)
    return undefined
  }
}

function compareFiles(a: string, b: string, args: Args, io: Io, command = ''): number {
  const texts = [readOr(a, args, io), readOr(b, args, io)]
  if (texts.includes(undefined)) return 2
  return compareTexts([a, b], texts as [string, string], args, io, command)
}

function compareFolders(a: string, b: string, args: Args, io: Io): number {
  const { files } = io.process
  const list = (path: string) => (typeOf(path, io) === 'directory' ? files.list(path) : [])
  const excluded = (name: string) => args.values('x').some((glob) => globMatches(glob, name))
  const [left, right] = [new Set(list(a)), new Set(list(b))]
  const join = (folder: string, name: string) => `${folder.replace(/\/$/, '')}/${name}`
  const options = io.process.argv.slice(1).filter((word) => word.startsWith('-') && word !== '-')
  let code = 0
  for (const name of [...new Set([...left, ...right])].sort()) {
    if (excluded(name)) continue
    const [x, y] = [join(a, name), join(b, name)]
    const [typeX, typeY] = [typeOf(x, io), typeOf(y, io)]
    if ((!left.has(name) || !right.has(name)) && !args.has('N')) {
      io.out(`Only in ${left.has(name) ? a.replace(/\/$/, '') : b.replace(/\/$/, '')}: ${name}\n`)
      code = Math.max(code, 1)
    } else if (typeX === 'directory' || typeY === 'directory') {
      if (args.has('r')) code = Math.max(code, compareFolders(x, y, args, io))
      else io.out(`Common subdirectories: ${x} and ${y}\n`)
    } else
      code = Math.max(
        code,
        compareFiles(x, y, args, io, ['diff', ...options, fileName(x), fileName(y)].join(' ')),
      )
  }
  return code
}

/** Both operands, a file's own name put to a folder. */
function operandsOf(args: Args, io: Io): [string, string] {
  const [first, second, third] = args.operands
  if (first === undefined || second === undefined) {
    throw usageError(
      io.name,
      SPEC,
      io.dialect,
      first === undefined ? `missing operand after '${io.name}'` : `missing operand after '${first}'`,
    )
  }
  if (third !== undefined) throw usageError(io.name, SPEC, io.dialect, `extra operand '${third}'`)
  const base = (path: string) => path.replace(/\/+$/, '').replace(/^.*\//, '')
  const [x, y] = [typeOf(first, io), typeOf(second, io)]
  if (x === 'directory' && y === 'file' && second !== '-')
    return [`${first.replace(/\/$/, '')}/${base(second)}`, second]
  if (y === 'directory' && x === 'file' && first !== '-')
    return [first, `${second.replace(/\/$/, '')}/${base(first)}`]
  return [first, second]
}

const isStream = (name: string, io: Io) => {
  const type = typeOf(name, io)
  return type !== 'directory' && type !== undefined
}

export const diff = slurpTool({
  ...SPEC,
  /** Streams have to be waited for; the rest is read when it is compared. */
  files: (args, io) => {
    const names = operandsOf(args, io)
    return names.every((name) => isStream(name, io)) ? names : []
  },
  run(args, io, files) {
    const [a, b] = operandsOf(args, io)
    if (typeOf(a, io) === 'directory' && typeOf(b, io) === 'directory') return compareFolders(a, b, args, io)
    const [left, right] = files
    if (left && right) return compareTexts([a, b], [left.text, right.text], args, io, '')
    return files.length > 0 ? 2 : compareFiles(a, b, args, io)
  },
})
