/**
 * Mirrors: GNU sort in the C locale, whatever the locale is.
 * Differs: --parallel, -S, -T and --compress-program change nothing; -m sorts as well.
 */
import { STRERROR } from '@/lib/userland/kernel/errno'
import { type Io, reason } from '@/lib/userland/tools/io'
import { type Args, ToolExit, usageError } from '@/lib/userland/tools/options'
import {
  compareFloats,
  compareHuman,
  compareMonths,
  compareNumbers,
  compareText,
  compareVersions,
} from '@/lib/userland/tools/shared/compare'
import { slurpTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'bcCdfghik:mMno:rRsS:t:T:uVz',
  long: {
    'ignore-leading-blanks': 'b',
    'check::': 'c',
    'dictionary-order': 'd',
    'ignore-case': 'f',
    'general-numeric-sort': 'g',
    'human-numeric-sort': 'h',
    'ignore-nonprinting': 'i',
    key: 'k',
    merge: 'm',
    'month-sort': 'M',
    'numeric-sort': 'n',
    output: 'o',
    reverse: 'r',
    'random-sort': 'R',
    stable: 's',
    'buffer-size': 'S',
    'field-separator': 't',
    'temporary-directory': 'T',
    unique: 'u',
    'version-sort': 'V',
    'zero-terminated': 'z',
    'parallel:': 'parallel',
    'sort:': 'sort',
    'batch-size:': 'batch',
    'random-source:': 'source',
    debug: 'debug',
  },
  usage: '[OPTION]... [FILE]...',
  usageCode: 2,
}

interface Key {
  from: [field: number, char: number]
  to: [field: number, char: number] | undefined
  /** Blanks are passed over at its start, at its end. */
  fromBlanks: boolean
  toBlanks: boolean
  flags: string
}

const KINDS = 'nghMVR'

function readKey(text: string, io: Io): Key {
  const bad = (what: string, where: string): never => {
    const why = what.startsWith('invalid') ? 'invalid count at start of' : 'invalid field specification'
    throw new ToolExit(2, `${io.name}: ${what}: ${why} ${io.quote(where)}\n`)
  }
  const match = /^(\d*)(?:(\.)(\d*))?([a-zA-Z]*)(?:(,)(\d*)(?:(\.)(\d*))?([a-zA-Z]*))?/.exec(text)!
  const [whole, field, dot, char, flags = '', comma, toField, toDot, toChar, toFlags = ''] = match
  if (field === '') return bad('invalid number at field start', text)
  if (Number(field) === 0) return bad('field number is zero', text)
  if (dot && char === '') return bad("invalid number after '.'", char ?? '')
  if (dot && Number(char) === 0) return bad('character offset is zero', text)
  if (comma && toField === '') return bad("invalid number after ','", text.slice(whole.length))
  if (comma && Number(toField) === 0) return bad('field number is zero', text)
  const stray = /[^bdfghiMnRrV]/.exec(flags + toFlags)?.[0]
  if (stray || whole.length < text.length) return bad('stray character in field spec', text)
  return {
    from: [Number(field), dot ? Number(char) : 1],
    to: comma ? [Number(toField), toDot ? Number(toChar) : 0] : undefined,
    fromBlanks: flags.includes('b'),
    toBlanks: toFlags.includes('b'),
    flags: (flags + toFlags).replaceAll('b', ''),
  }
}

interface Order {
  keys: Key[]
  separator: string | undefined
  flags: string
  stable: boolean
  unique: boolean
}

const isBlank = (char: string | undefined) => char === ' ' || char === '\t' || char === '\n'

/** Where field n (from 1) begins and ends; without a separator its blanks in front are part of it. */
function fieldAt(line: string, n: number, separator: string | undefined): [number, number] {
  let at = 0
  for (let field = 1; ; field++) {
    let end = at
    if (separator === undefined) {
      while (end < line.length && isBlank(line[end])) end++
      while (end < line.length && !isBlank(line[end])) end++
    } else {
      const found = line.indexOf(separator, at)
      end = found < 0 ? line.length : found
    }
    if (field === n) return [at, end]
    if (end >= line.length) return [line.length, line.length]
    at = separator === undefined ? end : end + separator.length
  }
}

function keyText(line: string, key: Key, separator: string | undefined): string {
  const skip = (at: number) => {
    let next = at
    while (isBlank(line[next])) next++
    return next
  }
  const start = fieldAt(line, key.from[0], separator)[0]
  const from = Math.min(line.length, (key.fromBlanks ? skip(start) : start) + key.from[1] - 1)
  if (!key.to) return line.slice(from)
  const [begin, end] = fieldAt(line, key.to[0], separator)
  const to = key.to[1] === 0 ? end : Math.min(line.length, (key.toBlanks ? skip(begin) : begin) + key.to[1])
  return line.slice(from, Math.max(from, to))
}

function folded(text: string, flags: string): string {
  let out = text
  if (flags.includes('d')) out = out.replace(/[^ \ta-zA-Z0-9]/g, '')
  if (flags.includes('i')) out = out.replace(/[^ -~]/g, '')
  return flags.includes('f') ? out.toUpperCase() : out
}

/** A number that looks random and is the same for the same text. */
function shuffled(text: string, salt: number): number {
  let hash = salt | 0
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995) ^ (hash >>> 15)
  return hash
}

function compareBy(a: string, b: string, flags: string, salt: number): number {
  switch ([...flags].find((flag) => KINDS.includes(flag))) {
    case 'n':
      return compareNumbers(a, b)
    case 'g':
      return compareFloats(a, b)
    case 'h':
      return compareHuman(a, b)
    case 'M':
      return compareMonths(a, b)
    case 'V':
      return compareVersions(a, b)
    case 'R':
      return shuffled(a, salt) - shuffled(b, salt)
    default:
      return compareText(folded(a, flags), folded(b, flags))
  }
}

function readOrder(args: Args, io: Io): Order {
  let flags = args.given.flatMap(([letter]) => ('bdfghiMnRrV'.includes(letter) ? [letter] : [])).join('')
  const sort = args.value('sort')
  if (sort) {
    const words: Record<string, string> = {
      'general-numeric': 'g',
      human: 'h',
      month: 'M',
      numeric: 'n',
      random: 'R',
      version: 'V',
    }
    flags += Object.hasOwn(words, sort) ? words[sort] : ''
  }
  const separator = args.value('t')
  if (separator === '') throw new ToolExit(2, `${io.name}: empty tab\n`)
  if (separator !== undefined && [...separator].length > 1 && separator !== '\\0') {
    throw new ToolExit(2, `${io.name}: multi-character tab ${io.quote(separator)}\n`)
  }
  const clash = new Set([...flags].filter((flag) => KINDS.includes(flag)))
  if (clash.size > 1)
    throw new ToolExit(2, `${io.name}: options '-${[...clash].sort().join('')}' are incompatible\n`)
  const keys = args.values('k').map((text) => readKey(text, io))
  for (const key of keys) {
    // A key without orders of its own takes those for all.
    if (key.flags !== '' || key.fromBlanks || key.toBlanks) continue
    key.flags = flags.replaceAll('b', '')
    key.fromBlanks = flags.includes('b')
    key.toBlanks = flags.includes('b')
  }
  if (keys.length === 0 && /[^r]/.test(flags)) {
    keys.push({
      from: [1, 1],
      to: undefined,
      fromBlanks: flags.includes('b'),
      toBlanks: false,
      flags: flags.replaceAll('b', ''),
    })
  }
  return {
    keys,
    separator: separator === '\\0' ? '\0' : separator,
    flags,
    stable: args.has('s') || args.has('u'),
    unique: args.has('u'),
  }
}

interface Row {
  line: string
  keys: string[]
}

function comparison(order: Order, salt: number): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const [at, key] of order.keys.entries()) {
      const found = compareBy(a.keys[at]!, b.keys[at]!, key.flags, salt)
      if (found) return key.flags.includes('r') ? -found : found
    }
    if (order.keys.length > 0 && order.stable) return 0
    const last = compareText(a.line, b.line)
    return order.flags.includes('r') ? -last : last
  }
}

function checkOrder(rows: Row[], name: string, args: Args, order: Order, io: Io): number {
  const compare = comparison(order, 0)
  const quiet = args.has('C') || ['quiet', 'silent'].includes(args.value('c') ?? '')
  for (let at = 1; at < rows.length; at++) {
    const found = compare(rows[at - 1]!, rows[at]!)
    if (found < 0 || (found === 0 && !order.unique)) continue
    if (!quiet) io.warn(`${name}:${at + 1}: disorder: ${rows[at]!.line}`)
    return 1
  }
  return 0
}

export const sort = slurpTool({
  ...SPEC,
  missing: 'cannot read: %: !',
  busybox: "can't open '%': !",
  files(args, io) {
    readOrder(args, io)
    const isCheck = args.has('c') || args.has('C')
    if (isCheck && args.operands.length > 1) {
      const message = `extra operand ${io.quote(args.operands[1]!)} not allowed with -${args.has('C') ? 'C' : 'c'}`
      throw usageError(io.name, SPEC, io.dialect, message)
    }
    const { files } = io.process.machine
    for (const name of args.operands) {
      const type = name === '-' ? undefined : files.stat(io.process.resolve(name))?.type
      if (type === 'directory') io.fail(`read failed: ${name}: ${STRERROR.EISDIR}`, 2)
    }
    return args.operands.length > 0 ? args.operands : ['-']
  },
  run(args, io, files, failed) {
    if (failed > 0) return 2
    const order = readOrder(args, io)
    const end = args.has('z') ? '\0' : '\n'
    const rows = files.flatMap(({ text }): Row[] => {
      const lines = text.split(end)
      if (lines.at(-1) === '') lines.pop()
      return lines.map((line) => ({
        line,
        keys: order.keys.map((key) => keyText(line, key, order.separator)),
      }))
    })
    if (args.has('c') || args.has('C')) return checkOrder(rows, files[0]?.name ?? '-', args, order, io)
    const compare = comparison(order, Math.floor(io.process.machine.random() * 2 ** 31))
    rows.sort(compare)
    const chosen = order.unique
      ? rows.filter((row, at) => at === 0 || compare(rows[at - 1]!, row) !== 0)
      : rows
    const out = chosen.map((row) => row.line + end).join('')
    const target = args.value('o')
    if (target === undefined) io.out(out)
    else {
      try {
        io.writeFile(target, out)
      } catch (error) {
        io.fail(`open failed: ${target}: ${reason(error)}`, 2)
      }
    }
    return 0
  },
})
