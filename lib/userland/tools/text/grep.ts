/**
 * Mirrors: GNU grep; busybox's by its words.
 * Differs: -P is a large part of Perl's language (regex/syntax.ts); a folder is read in the order of names.
 */
import type { Program } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import type { Input } from '@/lib/userland/tools/input'
import { fileName, type Io, reason } from '@/lib/userland/tools/io'
import { type Args, ToolExit, usageError } from '@/lib/userland/tools/options'
import { type Match, type Regex, regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError, type SyntaxOptions } from '@/lib/userland/tools/regex/syntax'
import { globMatches } from '@/lib/userland/tools/shared/glob'
import { filterTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'A:B:C:D:EFGHILPRTUVZabcd:e:f:hilm:noqrsuvwxyz',
  long: {
    'after-context': 'A',
    'before-context': 'B',
    context: 'C',
    devices: 'D',
    'extended-regexp': 'E',
    'fixed-strings': 'F',
    'basic-regexp': 'G',
    'with-filename': 'H',
    'files-without-match': 'L',
    'perl-regexp': 'P',
    'dereference-recursive': 'R',
    'initial-tab': 'T',
    binary: 'U',
    version: 'V',
    null: 'Z',
    text: 'a',
    'byte-offset': 'b',
    count: 'c',
    directories: 'd',
    regexp: 'e',
    file: 'f',
    'no-filename': 'h',
    'ignore-case': 'i',
    'no-ignore-case': 'no-ignore-case',
    'files-with-matches': 'l',
    'max-count': 'm',
    'line-number': 'n',
    'only-matching': 'o',
    quiet: 'q',
    silent: 'q',
    recursive: 'r',
    'no-messages': 's',
    'invert-match': 'v',
    'word-regexp': 'w',
    'line-regexp': 'x',
    'null-data': 'z',
    'color::': 'color',
    'colour::': 'color',
    'include:': 'include',
    'exclude:': 'exclude',
    'exclude-dir:': 'exclude-dir',
    'exclude-from:': 'exclude-from',
    'label:': 'label',
    'binary-files:': 'binary-files',
    'line-buffered': 'line-buffered',
    'group-separator:': 'group',
    'no-group-separator': 'no-group',
  },
  digits: 'C',
  usage: '[OPTION]... PATTERNS [FILE]...',
  usageCode: 2,
  version: 'grep (GNU grep) 3.11',
}

interface GrepState {
  patterns: string[]
  syntax: SyntaxOptions
  has: Record<string, boolean>
  before: number
  after: number
  max: number
  withName: boolean
  color: boolean
  group: string | undefined
  label: string
  separator: string
  /** Of this file. */
  name: string
  line: number
  offset: number
  count: number
  printed: number
  pending: { text: string; line: number; offset: number }[]
  binary: boolean
  afterLeft: number
  found: boolean
  anyOutput: boolean
  isFolder: boolean
  failures: number
}

const compiled = new WeakMap<GrepState, Regex[]>()

function matchers(state: GrepState): Regex[] {
  let found = compiled.get(state)
  if (!found) {
    found = state.patterns.map((pattern) => regexOf(pattern, state.syntax))
    compiled.set(state, found)
  }
  return found
}

/** The leftmost match of any pattern, the longest of those. */
function firstMatch(state: GrepState, text: string, from: number): Match | undefined {
  let best: Match | undefined
  for (const regex of matchers(state)) {
    const match = regex.exec(text, from)
    if (!match) continue
    if (!best || match[0]! < best[0]! || (match[0] === best[0] && match[1]! > best[1]!)) best = match
  }
  return best
}

function readPatterns(args: Args, io: Io): string[] {
  const given = args.given.filter(([letter]) => letter === 'e' || letter === 'f')
  if (given.length === 0) {
    const first = args.operands.shift()
    if (first === undefined) throw usageError(io.name, SPEC, io.dialect)
    given.push(['e', first])
  }
  return given.flatMap(([letter, value]) => {
    if (letter === 'e') return value.split('\n')
    try {
      const text = io.readFile(value === '-' ? '/dev/stdin' : value)
      return text === '' ? [] : text.replace(/\n$/, '').split('\n')
    } catch (error) {
      return io.fail(`${value}: ${reason(error)}`, 2)
    }
  })
}

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

function operandsOf(args: Args, io: Io, recursive: boolean): string[] {
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

function contextOf(args: Args, letter: string, io: Io): number {
  const value = args.given.findLast(([name]) => name === letter || name === 'C')?.[1]
  if (value !== undefined && !/^\d+$/.test(value)) io.fail(`${value}: invalid context length argument`, 2)
  return value === undefined ? 0 : Number(value)
}

function syntaxOf(args: Args, io: Io): SyntaxOptions {
  const byName = { egrep: 'E', fgrep: 'F' }[io.name]
  const letter = args.last('EFGP') ?? byName
  const dialect = ({ E: 'extended', F: 'fixed', P: 'perl' } as const)[letter ?? ''] ?? 'basic'
  return { dialect, ignoreCase: (args.last('iy') ?? '') !== '', word: args.has('w'), whole: args.has('x') }
}

function begin(args: Args, io: Io): GrepState {
  const patterns = readPatterns(args, io)
  const syntax = syntaxOf(args, io)
  const recursive = args.has('r') || args.has('R')
  const named = args.last('hH')
  const several = args.operands.length > 1 || (recursive && args.operands[0] !== '-')
  const max = args.value('m')
  if (max !== undefined && !/^-?\d+$/.test(max)) io.fail('invalid max count', 2)
  const color = args.value('color')
  if (color !== undefined && !/^(always|yes|force|auto|tty|if-tty|never|no|none|)$/.test(color)) {
    throw usageError(io.name, SPEC, io.dialect)
  }
  const isAuto = color === '' || /^(auto|tty|if-tty)$/.test(color ?? 'never')
  const state: GrepState = {
    patterns,
    syntax,
    has: Object.fromEntries(args.given.map(([letter]) => [letter, true])),
    before: contextOf(args, 'B', io),
    after: contextOf(args, 'A', io),
    max: max === undefined || Number(max) < 0 ? Number.POSITIVE_INFINITY : Number(max),
    withName: named === 'H' || (several && named !== 'h'),
    color: /^(always|yes|force)$/.test(color ?? '') || (isAuto && io.process.isTerminal(1)),
    group: args.has('no-group') ? undefined : (args.value('group') ?? '--'),
    label: args.value('label') ?? '(standard input)',
    separator: args.has('z') ? '\0' : '\n',
    name: '-',
    line: 0,
    offset: 0,
    count: 0,
    printed: 0,
    pending: [],
    binary: false,
    afterLeft: 0,
    found: false,
    anyOutput: false,
    isFolder: false,
    failures: 0,
  }
  try {
    matchers(state)
  } catch (error) {
    if (error instanceof PatternError) io.fail(error.message, 2)
    throw error
  }
  const hadOperands = args.operands.length > 0
  args.operands = operandsOf(args, io, recursive)
  if (args.operands.length === 0 && (hadOperands || recursive)) throw new ToolExit(1)
  return state
}

const sgr = (state: GrepState, code: string, text: string) =>
  state.color && text !== '' ? `\x1b[${code}m\x1b[K${text}\x1b[m\x1b[K` : text

function prefix(state: GrepState, name: string, mark: string, at: { line: number; offset: number }): string {
  const { has } = state
  let out = ''
  const shown = sgr(state, '36', mark)
  if (state.withName) out += sgr(state, '35', name === '-' ? state.label : name) + (has.Z ? '\0' : shown)
  if (has.n) out += sgr(state, '32', String(at.line).padStart(has.T ? 2 : 0)) + shown
  if (has.b) out += sgr(state, '32', String(at.offset).padStart(has.T ? 3 : 0)) + shown
  return has.T && out !== '' ? `${out}\t` : out
}

/** The parts of a line that match, the others between them. */
function* matchesIn(state: GrepState, text: string): Generator<[start: number, end: number]> {
  for (let from = 0; from <= text.length; ) {
    const match = firstMatch(state, text, from)
    if (!match) return
    const [start, end] = match as [number, number]
    if (end > start) yield [start, end]
    from = end > start ? end : end + 1
  }
}

function coloured(state: GrepState, text: string): string {
  let out = ''
  let from = 0
  for (const [start, end] of matchesIn(state, text)) {
    out += text.slice(from, start) + sgr(state, '01;31', text.slice(start, end))
    from = end
  }
  return out + text.slice(from)
}

function emit(
  state: GrepState,
  name: string,
  mark: string,
  row: { text: string; line: number; offset: number },
  io: Io,
) {
  state.anyOutput = true
  state.printed = row.line
  if (state.has.o) {
    if (mark !== ':' || state.has.v) return
    for (const [start, end] of matchesIn(state, row.text)) {
      const at = { line: row.line, offset: row.offset + byteLength(row.text.slice(0, start)) }
      io.out(
        `${prefix(state, name, mark, at)}${sgr(state, '01;31', row.text.slice(start, end))}${state.separator}`,
      )
    }
    return
  }
  const isSelected = (mark === ':') !== (state.has.v ?? false)
  const text = state.color && isSelected ? coloured(state, row.text) : row.text
  io.out(`${prefix(state, name, mark, row)}${text}${state.separator}`)
}

/** NUL and bytes that are no UTF-8 make a file binary. */
const isBinary = (text: string) =>
  /[\0\udc80-\udcff]/.test(text) && /\0|(?<![\ud800-\udbff])[\udc80-\udcff]/.test(text)

function selected(
  state: GrepState,
  name: string,
  row: { text: string; line: number; offset: number },
  io: Io,
): boolean | 'next' {
  const { has } = state
  state.found = true
  state.count += 1
  if (has.q) return true
  if (has.l || has.L) return 'next'
  if (!has.c) {
    if (state.binary || (!has.a && !has.z && state.separator === '\n' && isBinary(row.text))) {
      state.binary = true
      const shown = name === '-' ? state.label : fileName(name)
      if (io.isBusybox) io.out(`Binary file ${shown} matches\n`)
      else io.warn(`${shown}: binary file matches`)
      state.anyOutput = true
      return 'next'
    }
    const first = state.pending[0]?.line ?? row.line
    const context = state.before > 0 || state.after > 0
    if (
      context &&
      state.anyOutput &&
      state.group !== undefined &&
      (state.printed === 0 || first > state.printed + 1) &&
      !has.o
    ) {
      io.out(`${sgr(state, '36', state.group)}\n`)
    }
    for (const held of state.pending.splice(0)) emit(state, name, '-', held, io)
    emit(state, name, ':', row, io)
  }
  state.afterLeft = state.after
  return state.count >= state.max && state.after === 0 ? 'next' : false
}

const grep = filterTool<GrepState>({
  ...SPEC,
  silent: (state) => state.has.s ?? false,
  separator: (state) => state.separator,
  begin,
  file(state, name) {
    Object.assign(state, {
      name,
      line: 0,
      offset: 0,
      count: 0,
      printed: 0,
      pending: [],
      binary: false,
      afterLeft: 0,
    })
    return undefined
  },
  line(state, text, io, end) {
    state.line += 1
    const row = { text, line: state.line, offset: state.offset }
    if (state.has.b) state.offset += byteLength(text) + end.length
    const { name } = state
    const exhausted = state.count >= state.max
    if (exhausted && state.afterLeft === 0) return 'next'
    const isMatch = matchers(state).some((regex) => regex.test(text))
    if (isMatch !== (state.has.v ?? false) && !exhausted) return selected(state, name, row, io)
    if (exhausted && isMatch !== (state.has.v ?? false)) return 'next'
    if (state.has.c || state.has.l || state.has.L || state.has.q) return undefined
    if (state.afterLeft > 0) {
      state.afterLeft -= 1
      emit(state, name, '-', row, io)
      return exhausted && state.afterLeft === 0 ? 'next' : undefined
    }
    if (state.before > 0) {
      state.pending.push(row)
      if (state.pending.length > state.before) state.pending.shift()
    }
    return undefined
  },
  fileEnd(state, name, io) {
    const { has } = state
    const shown = sgr(state, '35', name === '-' ? state.label : name)
    const mark = has.Z ? '\0' : '\n'
    if (has.l ? state.count > 0 : has.L && state.count === 0) io.out(shown + mark)
    else if (has.c && !has.l && !has.L && !has.q) {
      io.out(`${state.withName ? shown + (has.Z ? '\0' : sgr(state, '36', ':')) : ''}${state.count}\n`)
    }
    if (has.L && state.count === 0) state.isFolder = true
    return undefined
  },
  end(state, _, input: Input) {
    const ok = state.has.L ? state.isFolder : state.found
    if (input.failed > 0 && !(state.has.q && state.found)) return 2
    return ok ? 0 : 1
  },
})

export const grepTools = { grep, egrep: grep, fgrep: grep } as Record<string, Program>
