/** split and cmp. */
import { byteLength, bytesOf } from '@/lib/userland/kernel/text'
import { attempt, quoted } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, ToolExit, usageError } from '@/lib/userland/tools/options'
import { readAmount, sliceBytes } from '@/lib/userland/tools/shared/bytes'
import { slurpTool } from '@/lib/userland/tools/tool'

const SPLIT: OptionSpec = {
  options: 'a:b:C:dn:l:x',
  long: {
    'suffix-length': 'a',
    bytes: 'b',
    'line-bytes': 'C',
    'numeric-suffixes': 'd',
    'hex-suffixes': 'x',
    lines: 'l',
    number: 'n',
    'additional-suffix:': 'suffix',
    verbose: 'verbose',
  },
  digits: 'l',
  usage: '[OPTION]... [FILE [PREFIX]]',
}

function byLines(text: string, count: number): string[] {
  const lines = text.split(/(?<=\n)/)
  return Array.from({ length: Math.ceil(lines.length / count) }, (_, index) =>
    lines.slice(index * count, (index + 1) * count).join(''),
  )
}

function byBytes(text: string, size: number): string[] {
  const length = byteLength(text)
  return Array.from({ length: Math.ceil(length / size) }, (_, index) =>
    sliceBytes(text, index * size, (index + 1) * size),
  )
}

function suffix(index: number, digits: string, length: number): string {
  let rest = index
  let text = ''
  for (let at = 0; at < length; at++) {
    text = (digits[rest % digits.length] ?? '') + text
    rest = Math.floor(rest / digits.length)
  }
  return text
}

export const split = slurpTool({
  ...SPLIT,
  missing: "cannot open '%' for reading: !",
  files: (args) => [args.operands[0] ?? '-'],
  run(args, io, files, failed) {
    if (failed > 0) return 1
    const text = files[0]?.text ?? ''
    const letter = args.last('blnC') ?? 'l'
    const given = args.value(letter) ?? '1000'
    const amount = readAmount(given.replace(/^l\//, ''))
    if (!amount)
      return io.fail(
        `invalid number of ${letter === 'l' ? 'lines' : letter === 'n' ? 'chunks' : 'bytes'}: ${io.quote(given)}`,
      )
    let pieces =
      letter === 'l'
        ? byLines(text, amount)
        : byBytes(text, letter === 'n' ? Math.max(1, Math.ceil(byteLength(text) / amount)) : amount)
    if (letter === 'n' && given.startsWith('l/')) {
      const lines = text.split(/(?<=\n)/)
      pieces = byLines(text, Math.max(1, Math.ceil(lines.length / amount)))
    }
    if (text === '') pieces = []
    const digits = args.has('d')
      ? '0123456789'
      : args.has('x')
        ? '0123456789abcdef'
        : 'abcdefghijklmnopqrstuvwxyz'
    const length = Number(args.value('a') ?? 2)
    if (pieces.length > digits.length ** length) return io.fail('output file suffixes exhausted')
    const prefix = args.operands[1] ?? 'x'
    for (const [index, piece] of pieces.entries()) {
      const name = prefix + suffix(index, digits, length) + (args.value('suffix') ?? '')
      if (args.has('verbose')) io.out(`creating file ${quoted(name)}\n`)
      if (!attempt(io, name, () => io.writeFile(name, piece))) return 1
    }
    return 0
  },
})

const CMP: OptionSpec = {
  options: 'bi:ln:s',
  long: { 'print-bytes': 'b', 'ignore-initial': 'i', verbose: 'l', bytes: 'n', quiet: 's', silent: 's' },
  usage: '[OPTION]... FILE1 [FILE2 [SKIP1 [SKIP2]]]',
  usageCode: 2,
}

function difference(io: Io, a: readonly number[], b: readonly number[], verbose: boolean): number {
  let code = 0
  const width = String(Math.max(a.length, b.length)).length
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    if (a[index] === b[index]) continue
    code = 1
    if (!verbose) return index
    const octal = (byte: number | undefined) => (byte ?? 0).toString(8).padStart(3)
    io.out(`${String(index + 1).padStart(width)} ${octal(a[index])} ${octal(b[index])}\n`)
  }
  return code === 0 ? -1 : -2
}

export const cmp = slurpTool({
  ...CMP,
  missing: '%: !',
  files: (args, io) => {
    if (args.operands.length === 0)
      throw io.isBusybox
        ? usageError(io.name, CMP, io.dialect)
        : new ToolExit(2, `cmp: missing operand after 'cmp'\ncmp: Try 'cmp --help' for more information.\n`)
    return [args.operands[0] ?? '-', args.operands[1] ?? '-']
  },
  run(args, io, files, failed) {
    if (failed > 0) return 2
    const [first, second] = files
    if (!first || !second) return 2
    const limit = args.value('n') === undefined ? undefined : readAmount(args.value('n') ?? '')
    const skip = readAmount(args.value('i') ?? '0') ?? 0
    const bytes = (text: string) => bytesOf(text).slice(skip, limit === undefined ? undefined : skip + limit)
    const [a, b] = [bytes(first.text), bytes(second.text)]
    const at =
      args.has('s') && a.length !== b.length ? -3 : difference(io, a, b, args.has('l') && !args.has('s'))
    if (args.has('s')) return at === -1 && a.length === b.length ? 0 : 1
    if (at >= 0) {
      const line = a.slice(0, at).filter((byte) => byte === 10).length + 1
      const word = io.isBusybox ? 'char' : 'byte'
      io.out(`${first.name} ${second.name} differ: ${word} ${at + 1}, line ${line}\n`)
      return 1
    }
    if (a.length === b.length) return at === -1 ? 0 : 1
    const [short, size, content] =
      a.length < b.length ? [first.name, a.length, a] : [second.name, b.length, b]
    const lines = content.filter((byte) => byte === 10).length
    const where =
      size === 0
        ? 'which is empty'
        : args.has('l')
          ? `after byte ${size}`
          : `after byte ${size}, ${content.at(-1) === 10 ? `line ${lines}` : `in line ${lines + 1}`}`
    io.err(`${io.name}: EOF on ${short} ${where}\n`)
    return 1
  },
})
