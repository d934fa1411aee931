/** xxd: a dump in hexadecimal or bits, and -r back again. */
import { textOf } from '@/lib/userland/kernel/text'
import { dumpedBytes, hex, shown } from '@/lib/userland/tools/text/dump-rows'
import { slurpTool } from '@/lib/userland/tools/tool'

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

export const xxd = slurpTool({
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
    const bytes = dumpedBytes(io, files, skip, args.value('l'))
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
