/** Mirrors: GNU od. */
import { dumpedBytes, dumpRows, hex, shown } from '@/lib/userland/tools/text/dump-rows'
import { odTypes } from '@/lib/userland/tools/text/od-type'
import { slurpTool } from '@/lib/userland/tools/tool'

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

export const od = slurpTool({
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
    const bytes = dumpedBytes(io, files, args.value('j'), args.value('N'))
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
    io.out(dumpRows(bytes, width, args.has('v'), line))
    if (radix !== 'n') io.out(`${address(bytes.length + start)}\n`)
    return undefined
  },
})
