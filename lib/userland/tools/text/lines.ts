/** Small filters on lines: tac, rev, nl, fold, expand, unexpand, paste, comm, shuf. */
import type { Program } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import { usageError } from '@/lib/userland/tools/options'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import { compareText } from '@/lib/userland/tools/shared/compare'
import { filterTool, slurpTool } from '@/lib/userland/tools/tool'

/** Lines without their ends; a last one that lacks its end is one too. */
export function linesOf(text: string, end = '\n'): string[] {
  const lines = text.split(end)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

const tac = slurpTool({
  options: 'brs:',
  long: { before: 'b', regex: 'r', separator: 's' },
  missing: "failed to open '%' for reading: !",
  run(args, io, files) {
    const separator = args.value('s') || '\n'
    for (const { text } of files) {
      const parts = text.split(separator)
      const last = parts.pop() ?? ''
      io.out(
        last +
          parts
            .reverse()
            .map((part) => part + separator)
            .join(''),
      )
    }
    return undefined
  },
})

const rev = filterTool({
  options: '0',
  missing: 'cannot open %: !',
  begin: () => ({}),
  line(_, text, io, end) {
    io.out([...text].reverse().join('') + end)
    return undefined
  },
})

interface NlState {
  body: string
  format: string
  width: number
  separator: string
  step: number
  number: number
  blanks: number
  join: number
}

const nl = filterTool<NlState>({
  options: 'b:d:f:h:i:l:n:ps:v:w:',
  long: {
    'body-numbering': 'b',
    'line-increment': 'i',
    'number-format': 'n',
    'number-separator': 's',
    'starting-line-number': 'v',
    'number-width': 'w',
    'join-blank-lines': 'l',
  },
  begin(args, io) {
    const body = args.value('b') ?? 't'
    if (!/^(?:[atn]$|p)/.test(body)) io.fail(`invalid body numbering style: ${io.quote(body)}`)
    return {
      body,
      format: args.value('n') ?? 'rn',
      width: Number(args.value('w') ?? 6),
      separator: args.value('s') ?? '\t',
      step: Number(args.value('i') ?? 1),
      number: Number(args.value('v') ?? 1),
      blanks: 0,
      join: Number(args.value('l') ?? 1),
    }
  },
  line(state, text, io) {
    const { body, format, width, separator } = state
    const marks = /^(?:\\:){1,3}$/.test(text)
    if (marks) {
      io.out('\n')
      return undefined
    }
    state.blanks = text === '' ? state.blanks + 1 : 0
    const isNumbered =
      body === 'a'
        ? text !== '' || state.blanks % state.join === 0
        : body === 't'
          ? text !== ''
          : body !== 'n' && regexOf(body.slice(1), { dialect: 'basic' }).test(text)
    if (!isNumbered) {
      io.out(`${' '.repeat(width + separator.length)}${text}\n`)
      return undefined
    }
    const digits = String(state.number)
    const shown =
      format === 'ln'
        ? digits.padEnd(width)
        : format === 'rz'
          ? digits.padStart(width, '0')
          : digits.padStart(width)
    io.out(`${shown}${separator}${text}\n`)
    state.number += state.step
    return undefined
  },
})

/** Columns that a character takes at a column. */
const advance = (column: number, char: string) =>
  char === '\b'
    ? Math.max(0, column - 1)
    : char === '\r'
      ? 0
      : char === '\t'
        ? column + 8 - (column % 8)
        : column + byteLength(char)

interface FoldState {
  width: number
  spaces: boolean
  bytes: boolean
}

const fold = filterTool<FoldState>({
  options: 'bsw:',
  long: { bytes: 'b', spaces: 's', width: 'w' },
  digits: 'w',
  begin(args, io) {
    const width = args.value('w') ?? '80'
    if (!/^[1-9]\d*$/.test(width)) io.fail(`invalid number of columns: ${io.quote(width)}`)
    return { width: Number(width), spaces: args.has('s'), bytes: args.has('b') }
  },
  line(state, text, io, end) {
    let row = ''
    let column = 0
    for (const char of text) {
      let next = state.bytes ? column + byteLength(char) : advance(column, char)
      if (next > state.width && row !== '') {
        const cut = state.spaces ? Math.max(row.lastIndexOf(' '), row.lastIndexOf('\t')) + 1 : 0
        const kept = cut > 0 ? row.slice(cut) : ''
        io.out(`${cut > 0 ? row.slice(0, cut) : row}\n`)
        row = kept
        column = [...kept].reduce((at, other) => advance(at, other), 0)
        next = state.bytes ? column + byteLength(char) : advance(column, char)
      }
      row += char
      column = next
    }
    io.out(row + end)
    return undefined
  },
})

/** Tab stops: every so many columns, or a list. */
function stops(text: string | undefined): (column: number) => number {
  const list = (text ?? '8').split(/[ ,]+/).map(Number)
  const [only] = list
  if (list.length === 1) return (column) => column + (only ?? 8) - (column % (only ?? 8))
  return (column) => list.find((stop) => stop > column) ?? column + 1
}

const expand = filterTool({
  options: 'it:',
  long: { initial: 'i', tabs: 't' },
  digits: 't',
  begin: (args) => ({ tabs: args.value('t'), initial: args.has('i') }),
  line(state, text, io, end) {
    const next = stops(state.tabs)
    let column = 0
    let out = ''
    let onlyBlanks = true
    for (const char of text) {
      if (char !== '\t' && char !== ' ') onlyBlanks = false
      if (char === '\t' && (onlyBlanks || !state.initial)) {
        const stop = next(column)
        out += ' '.repeat(stop - column)
        column = stop
      } else {
        out += char
        column += 1
      }
    }
    io.out(out + end)
    return undefined
  },
})

const unexpand = filterTool({
  options: 'at:f',
  long: { all: 'a', tabs: 't', 'first-only': 'f' },
  begin: (args) => ({
    size: Number(args.value('t') ?? 8),
    all: (args.has('a') || args.has('t')) && !args.has('f'),
  }),
  line({ size, all }, text, io, end) {
    let column = 0
    let blanks = ''
    let out = ''
    let isLeading = true
    const flush = (atStop: boolean) => {
      const width = [...blanks].length
      out += atStop && (width > 1 || blanks.includes('\t')) ? '\t' : blanks
      blanks = ''
    }
    for (const char of text) {
      const isBlank = char === ' ' || char === '\t'
      if (isBlank && (isLeading || all)) {
        blanks += char
        column += char === '\t' ? size - (column % size) : 1
        if (column % size === 0) flush(true)
        continue
      }
      flush(false)
      out += char
      column += 1
      isLeading = false
    }
    flush(false)
    io.out(out + end)
    return undefined
  },
})

const PASTE_ESCAPES: Record<string, string> = { n: '\n', t: '\t', '\\': '\\', '0': '' }

const paste = slurpTool({
  options: 'd:sz',
  long: { delimiters: 'd', serial: 's', 'zero-terminated': 'z' },
  files: (args) => [...new Set(args.operands.length > 0 ? args.operands : ['-'])],
  run(args, io, files, failed) {
    if (failed > 0) return 1
    const end = args.has('z') ? '\0' : '\n'
    const list = (args.value('d') ?? '\t').match(/\\.|[^\\]|\\$/gsu) ?? ['']
    const delimiters = list.map((item) =>
      item[0] === '\\' && item.length > 1 ? (PASTE_ESCAPES[item[1]!] ?? item[1]!) : item,
    )
    const delimiter = (at: number) => delimiters[at % delimiters.length] ?? ''
    const joined = (cells: readonly string[]) =>
      cells.map((cell, at) => (at === 0 ? cell : delimiter(at - 1) + cell)).join('') + end
    const names = args.operands.length > 0 ? args.operands : ['-']
    const texts = new Map(files.map(({ name, text }) => [name, linesOf(text, end)]))
    if (args.has('s')) {
      for (const name of names) io.out(joined(texts.get(name)!.splice(0)))
      return undefined
    }
    // The same operand several times shares its lines: `paste - -`.
    while (names.some((name) => texts.get(name)!.length > 0)) {
      io.out(joined(names.map((name) => texts.get(name)!.shift() ?? '')))
    }
    return undefined
  },
})

const COMM = {
  options: '123z',
  long: {
    'check-order': 'check',
    'nocheck-order': 'nocheck',
    'output-delimiter:': 'output',
    total: 'total',
    'zero-terminated': 'z',
  },
  usage: '[OPTION]... FILE1 FILE2',
}

const comm = slurpTool({
  ...COMM,
  files(args, io) {
    const [, second, third] = args.operands
    if (second === undefined) {
      const first = args.operands[0]
      const message = first === undefined ? 'missing operand' : `missing operand after ${io.quote(first)}`
      throw usageError(io.name, COMM, io.dialect, message)
    }
    if (third !== undefined) throw usageError(io.name, COMM, io.dialect, `extra operand ${io.quote(third)}`)
    return args.operands
  },
  run(args, io, files, failed) {
    if (failed > 0) return 1
    const end = args.has('z') ? '\0' : '\n'
    const [left = [], right = []] = files.map(({ text }) => linesOf(text, end))
    const tab = args.value('output') ?? '\t'
    const before = (column: number) =>
      [1, 2, 3]
        .slice(0, column - 1)
        .map((other) => (args.has(String(other)) ? '' : tab))
        .join('')
    const say = (column: number, line: string) => {
      if (!args.has(String(column))) io.out(before(column) + line + end)
    }
    const problems = new Set<number>()
    let isUnpaired = false
    const check = (list: string[], at: number, file: number) => {
      if (
        !isUnpaired ||
        at === 0 ||
        problems.has(file) ||
        args.has('nocheck') ||
        compareText(list[at - 1]!, list[at]!) <= 0
      )
        return
      problems.add(file)
      io.warn(`file ${file} is not in sorted order`)
    }
    let i = 0
    let j = 0
    while (i < left.length || j < right.length) {
      const order = i >= left.length ? 1 : j >= right.length ? -1 : compareText(left[i]!, right[j]!)
      if (order !== 0) isUnpaired = true
      if (order <= 0 && i < left.length) check(left, i, 1)
      if (order >= 0 && j < right.length) check(right, j, 2)
      say(order < 0 ? 1 : order > 0 ? 2 : 3, order > 0 ? right[j]! : left[i]!)
      if (order <= 0) i += 1
      if (order >= 0) j += 1
    }
    if (problems.size === 0) return undefined
    io.warn('input is not in sorted order')
    return 1
  },
})

const SHUF = {
  options: 'ei:n:o:rz',
  long: {
    echo: 'e',
    'input-range': 'i',
    'head-count': 'n',
    output: 'o',
    repeat: 'r',
    'zero-terminated': 'z',
    'random-source:': 'source',
  },
}

const shuf = slurpTool({
  ...SHUF,
  files: (args) => (args.has('e') || args.has('i') ? [] : args.operands.length > 0 ? args.operands : ['-']),
  run(args, io, files) {
    const range = /^(\d+)-(\d+)$/.exec(args.value('i') ?? '')
    if (args.has('i') && !range) io.fail(`invalid input range: ${io.quote(args.value('i') ?? '')}`)
    const end = args.has('z') ? '\0' : '\n'
    const lines = range
      ? Array.from({ length: Math.min(200_000, Number(range[2]) - Number(range[1]) + 1) }, (_, at) =>
          String(Number(range[1]) + at),
        )
      : args.has('e')
        ? args.operands
        : files.flatMap(({ text }) => linesOf(text, end))
    const random = () => Math.floor(io.process.machine.random() * lines.length)
    const count = Number(args.value('n') ?? (args.has('r') ? 200_000 : lines.length))
    let out: string[] = []
    if (args.has('r'))
      while (lines.length > 0 && out.length < Math.min(count, 200_000)) out.push(lines[random()]!)
    else {
      for (let at = lines.length - 1; at > 0; at--) {
        const other = Math.floor(io.process.machine.random() * (at + 1))
        ;[lines[at], lines[other]] = [lines[other]!, lines[at]!]
      }
      out = lines.slice(0, count)
    }
    const text = out.map((line) => line + end).join('')
    const target = args.value('o')
    if (target === undefined) io.out(text)
    else io.writeFile(target, text)
    return undefined
  },
})

export const lineTools = { tac, rev, nl, fold, expand, unexpand, paste, comm, shuf } as Record<
  string,
  Program
>
