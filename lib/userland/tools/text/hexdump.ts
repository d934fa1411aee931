/** hexdump and hd. Differs: -e knows plain conversions of one iteration only. */
import type { Io } from '@/lib/userland/tools/io'
import { integer } from '@/lib/userland/tools/shared/conversions'
import { dumpedBytes, dumpRows, hex, little, shown } from '@/lib/userland/tools/text/dump-rows'
import { odType } from '@/lib/userland/tools/text/od-type'
import { slurpTool } from '@/lib/userland/tools/tool'

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

export const hexdump = slurpTool({
  options: 'bcCde:n:os:vx',
  long: { canonical: 'C', length: 'n', skip: 's', 'no-squeezing': 'v' },
  usage: '[options] <file>...',
  run(args, io, files, failed) {
    const bytes = dumpedBytes(io, files, args.value('s'), args.value('n'))
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
      io.out(`${dumpRows(bytes, 16, args.has('v'), line)}${hex(bytes.length + skip, isCanonical ? 8 : 7)}\n`)
    return failed > 0 ? 1 : undefined
  },
})
