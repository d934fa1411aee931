/** od, hexdump, xxd and strings. Differs: hexdump -e knows plain conversions of one iteration only. */
import type { Program } from '@/lib/userland/kernel/program'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { readAmount } from '@/lib/userland/tools/shared/bytes'
import { integer, real } from '@/lib/userland/tools/shared/conversions'
import { slurpTool } from '@/lib/userland/tools/tool'

const hex = (value: number, width = 2) => value.toString(16).padStart(width, '0')
const shown = (bytes: readonly number[]) =>
  bytes.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')

/** Rows of bytes with where they begin; equal ones after the first are left out, and a star stands for them. */
function rows(
  bytes: readonly number[],
  width: number,
  all: boolean,
  line: (row: number[], at: number) => string,
): string {
  let out = ''
  let last = ''
  let starred = false
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width)
    const key = row.join()
    if (!all && key === last && row.length === width) {
      if (!starred) out += '*\n'
      starred = true
      continue
    }
    starred = false
    last = key
    out += `${line(row, at)}\n`
  }
  return out
}

/** The bytes of all files from -j on, at most -N of them. */
function cut(
  io: Io,
  files: readonly { text: string }[],
  skip: string | undefined,
  count: string | undefined,
): number[] {
  const all = bytesOf(files.map(({ text }) => text).join(''))
  const number = (text: string | undefined) => {
    if (text === undefined) return undefined
    const value = /^0x/i.test(text) ? Number.parseInt(text, 16) : readAmount(text)
    return value === undefined || Number.isNaN(value) ? io.fail(`invalid number ${io.quote(text)}`) : value
  }
  const from = number(skip) ?? 0
  const most = number(count)
  return all.slice(from, most === undefined ? undefined : from + most)
}

const NAMES =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  )
const CHARS: Record<number, string> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

interface OdType {
  size: number
  width: number
  show(unit: readonly number[]): string
  text: boolean
}

const little = (unit: readonly number[]) => unit.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)

function odTypes(spec: string, io: Io): OdType[] {
  const out: OdType[] = []
  const pattern = /^([acdfoux])(\d+|[CSILFD])?(z?)/
  for (let rest = spec; rest !== ''; ) {
    const match = pattern.exec(rest)
    if (!match) return io.fail(`invalid type string ${io.quote(spec)}`)
    rest = rest.slice(match[0].length)
    const letter = match[1]!
    const sizes: Record<string, number> = { C: 1, S: 2, I: 4, L: 8, F: 4, D: 8 }
    const size = 'ac'.includes(letter)
      ? 1
      : match[2]
        ? (sizes[match[2]] ?? Number(match[2]))
        : letter === 'f'
          ? 8
          : 4
    out.push({ ...odType(letter, size), text: match[3] === 'z' })
  }
  return out
}

function odType(letter: string, size: number): Omit<OdType, 'text'> {
  const bits = BigInt(size * 8)
  const widest = 2n ** bits - 1n
  switch (letter) {
    case 'a':
      return {
        size,
        width: 3,
        show: ([byte = 0]) =>
          (byte & 127) === 127 ? 'del' : (NAMES[byte & 127] ?? String.fromCharCode(byte & 127)),
      }
    case 'c':
      return {
        size,
        width: 3,
        show: ([byte = 0]) =>
          CHARS[byte] ??
          (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0')),
      }
    case 'd':
      return {
        size,
        width: String(2n ** (bits - 1n)).length + 1,
        show: (unit) => String(BigInt.asIntN(size * 8, little(unit))),
      }
    case 'u':
      return { size, width: String(widest).length, show: (unit) => String(little(unit)) }
    case 'x':
      return {
        size,
        width: size * 2,
        show: (unit) =>
          little(unit)
            .toString(16)
            .padStart(size * 2, '0'),
      }
    case 'f':
      return { size, width: size === 4 ? 15 : 24, show: (unit) => floatText(unit, size) }
    default: {
      const width = widest.toString(8).length
      return { size, width, show: (unit) => little(unit).toString(8).padStart(width, '0') }
    }
  }
}

function floatText(unit: readonly number[], size: number): string {
  const view = new DataView(new ArrayBuffer(8))
  for (const [at, byte] of unit.entries()) view.setUint8(at, byte)
  const value = size === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true)
  return real(value, { flags: '', width: 0, precision: size === 4 ? 8 : 17, conversion: 'g' })
}

const OD_SHORT: Record<string, string> = {
  a: 'a',
  b: 'o1',
  c: 'c',
  d: 'u2',
  f: 'fF',
  i: 'dI',
  l: 'dL',
  o: 'o2',
  s: 'd2',
  x: 'x2',
}

const od = slurpTool({
  options: 'A:abcdfij:lN:ost:vw::xS:',
  long: {
    'address-radix': 'A',
    'skip-bytes': 'j',
    'read-bytes': 'N',
    format: 't',
    'output-duplicates': 'v',
    'width::': 'w',
  },
  run(args, io, files) {
    const types = args.given.flatMap(([letter, value]) =>
      letter === 't'
        ? odTypes(value, io)
        : Object.hasOwn(OD_SHORT, letter)
          ? odTypes(OD_SHORT[letter]!, io)
          : [],
    )
    if (types.length === 0) types.push(...odTypes('o2', io))
    const bytes = cut(io, files, args.value('j'), args.value('N'))
    const start = Number(args.value('j') ?? 0) || 0
    const width = args.has('w') ? Number(args.value('w') || 32) : 16
    const radix = args.value('A') ?? 'o'
    const address = (at: number) =>
      radix === 'n'
        ? ''
        : radix === 'x'
          ? hex(at, 6)
          : radix === 'd'
            ? String(at).padStart(7, '0')
            : at.toString(8).padStart(7, '0')
    // Every type gets the room that the widest needs for the same bytes.
    const perByte = Math.max(...types.map((type) => (type.width + 1) / type.size))
    const line = (row: number[], at: number) =>
      types
        .map((type, index) => {
          const cells = Array.from({ length: Math.ceil(row.length / type.size) }, (_, i) => {
            const unit = row.slice(i * type.size, (i + 1) * type.size)
            while (unit.length < type.size) unit.push(0)
            return type.show(unit).padStart(Math.ceil(perByte * type.size))
          })
          const text = cells.join('')
          const room = Math.ceil(perByte * width)
          return (
            (index === 0 ? address(at + start) : ' '.repeat(address(0).length)) +
            (type.text ? `${text.padEnd(room)}  >${shown(row)}<` : text)
          )
        })
        .join('\n')
    io.out(rows(bytes, width, args.has('v'), line))
    if (radix !== 'n') io.out(`${address(bytes.length + start)}\n`)
    return undefined
  },
})

function canonical(row: number[], at: number): string {
  const half = (from: number) =>
    row
      .slice(from, from + 8)
      .map((byte) => hex(byte))
      .join(' ')
  return `${hex(at, 8)}  ${`${half(0).padEnd(23)}  ${half(8)}`.padEnd(48)}  |${shown(row)}|`
}

const words = (row: number[], cell: (word: number) => string, width: number) =>
  Array.from({ length: 8 }, (_, i) =>
    (i * 2 < row.length ? cell((row[i * 2] ?? 0) + 256 * (row[i * 2 + 1] ?? 0)) : '').padStart(width),
  ).join('')

/** `-e '1/1 "%02x "'`. */
function custom(bytes: readonly number[], format: string, io: Io): string {
  const units = [...format.matchAll(/(\d+)?(?:\/(\d+))?\s*"((?:\\.|[^"\\])*)"/g)]
  if (units.length === 0) io.fail(`bad format {${format}}`)
  let out = ''
  let at = 0
  const text = (source: string) =>
    source.replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char)
  while (at < bytes.length) {
    const before = at
    for (const [, count = '1', size = '1', source = ''] of units) {
      for (let i = 0; i < Number(count) && at < bytes.length; i++) {
        const unit = bytes.slice(at, at + Number(size))
        out += text(source).replace(
          /%([-+ 0#]*)(\d*)(?:\.(\d+))?(_?[a-zA-Z])/,
          (_, flags: string, width: string, precision: string | undefined, letter: string) => {
            if (letter === '_c' || letter === '_p' || letter === 'c') return shown(unit)
            return integer(little(unit), {
              flags,
              width: Number(width),
              precision: precision === undefined ? undefined : Number(precision),
              conversion: letter,
            })
          },
        )
        if (/%/.test(source)) at += Number(size)
      }
    }
    if (at === before) break
  }
  return out
}

const hexdump = slurpTool({
  options: 'bcCde:n:os:vx',
  long: { canonical: 'C', length: 'n', skip: 's', 'no-squeezing': 'v' },
  usage: '[options] <file>...',
  run(args, io, files, failed) {
    const bytes = cut(io, files, args.value('s'), args.value('n'))
    const format = args.value('e')
    if (format !== undefined) {
      io.out(custom(bytes, format, io))
      return undefined
    }
    const isCanonical = args.has('C') || io.name === 'hd'
    const skip = Number(args.value('s') ?? 0)
    const start = (at: number) => hex(at + skip, 7)
    const line = (row: number[], at: number): string => {
      if (isCanonical) return canonical(row, at + skip)
      if (args.has('c'))
        return (
          start(at) +
          row
            .map((byte) => odType('c', 1).show([byte]).padStart(4))
            .join('')
            .padEnd(64)
        )
      if (args.has('b'))
        return (
          start(at) +
          row
            .map((byte) => ` ${byte.toString(8).padStart(3, '0')}`)
            .join('')
            .padEnd(64)
        )
      if (args.has('x')) return start(at) + words(row, (word) => hex(word, 4), 8)
      if (args.has('d')) return start(at) + words(row, (word) => String(word).padStart(5, '0'), 8)
      return start(at) + words(row, (word) => hex(word, 4), 5)
    }
    if (bytes.length > 0)
      io.out(`${rows(bytes, 16, args.has('v'), line)}${hex(bytes.length + skip, isCanonical ? 8 : 7)}\n`)
    return failed > 0 ? 1 : undefined
  },
})

function xxdRows(
  bytes: readonly number[],
  width: number,
  group: number,
  cell: (byte: number) => string,
  start: number,
): string {
  const size = cell(0).length
  const room = Math.ceil(width / group) * (group * size + 1) - 1
  let out = ''
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width)
    let cells = ''
    for (const [index, byte] of row.entries())
      cells += (index > 0 && index % group === 0 ? ' ' : '') + cell(byte)
    out += `${hex(at + start, 8)}: ${cells.padEnd(room)}  ${shown(row)}\n`
  }
  return out
}

/** A dump read back. */
function undump(text: string, isPlain: boolean): number[] {
  const out: number[] = []
  if (isPlain) {
    for (const pair of text.replace(/[^0-9a-fA-F]/g, '').match(/../g) ?? [])
      out.push(Number.parseInt(pair, 16))
    return out
  }
  for (const line of text.split('\n')) {
    const match = /^\s*([0-9a-fA-F]+):\s?((?:[0-9a-fA-F]{2,} ?)*)/.exec(line)
    const at = Number.parseInt(match?.[1] ?? '', 16)
    if (!match || at > 16 * 1024 * 1024) continue
    while (out.length < at) out.push(0)
    for (const [index, pair] of (match[2]!.replace(/ /g, '').match(/../g) ?? []).entries())
      out[at + index] = Number.parseInt(pair, 16)
  }
  return out
}

const xxd = slurpTool({
  options: 'abc:eg:il:prs:uo:',
  long: {
    postscript: 'p',
    plain: 'p',
    ps: 'p',
    revert: 'r',
    bits: 'b',
    cols: 'c',
    len: 'l',
    seek: 's',
    include: 'i',
    uppercase: 'u',
  },
  usage: '[options] [infile [outfile]]',
  files: (args) => args.operands.slice(0, 1).concat(args.operands.length === 0 ? ['-'] : []),
  run(args, io, files) {
    if (args.has('r')) {
      io.out(textOf(undump(files[0]?.text ?? '', args.has('p'))))
      return undefined
    }
    const skip = args.value('s')
    const bytes = cut(io, files, skip, args.value('l'))
    const upper = (text: string) => (args.has('u') ? text.toUpperCase() : text)
    const width = Number(
      args.value('c') ?? (args.has('p') ? 30 : args.has('b') ? 6 : args.has('i') ? 12 : 16),
    )
    const group = Number(args.value('g') ?? (args.has('b') ? 1 : 2)) || width
    if (args.has('p')) {
      for (let at = 0; at < bytes.length; at += width)
        io.out(
          `${bytes
            .slice(at, at + width)
            .map((byte) => upper(hex(byte)))
            .join('')}\n`,
        )
    } else if (args.has('b'))
      io.out(xxdRows(bytes, width, group, (byte) => byte.toString(2).padStart(8, '0'), Number(skip ?? 0)))
    else io.out(xxdRows(bytes, width, group, (byte) => upper(hex(byte)), Number(skip ?? 0)))
    return undefined
  },
})

const strings = slurpTool({
  options: 'an:t:fe:',
  long: { all: 'a', bytes: 'n', radix: 't' },
  digits: 'n',
  run(args, io, files) {
    const least = Number(args.value('n') ?? 4)
    for (const { text } of files) {
      let run = ''
      const flush = () => {
        if (run.length >= least) io.out(`${run}\n`)
        run = ''
      }
      for (const byte of bytesOf(text)) {
        if ((byte >= 32 && byte < 127) || byte === 9) run += String.fromCharCode(byte)
        else flush()
      }
      flush()
    }
    return undefined
  },
})

export const dumpTools = { od, hexdump, hd: hexdump, xxd, strings } as Record<string, Program>
