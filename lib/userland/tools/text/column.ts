import { textWidth } from '@/lib/userland/tools/shared/width'
import { linesOf } from '@/lib/userland/tools/text/lines'
import { slurpTool } from '@/lib/userland/tools/tool'

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - textWidth(text)))

function table(
  lines: readonly string[],
  separator: string | undefined,
  between: string,
  right: ReadonlySet<number>,
): string[] {
  const rows = lines.map((line) => {
    if (separator === undefined) return line.trim().split(/[ \t]+/)
    let cells = [line]
    for (const char of separator) cells = cells.flatMap((cell) => cell.split(char))
    return cells
  })
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, textWidth(cell))
  return rows.map((row) =>
    widths
      .slice(0, Math.max(row.length, widths.length))
      .map((width, at) => {
        const cell = row[at] ?? ''
        if (right.has(at + 1)) return ' '.repeat(Math.max(0, width - textWidth(cell))) + cell
        return at === widths.length - 1 ? cell : padded(cell, width)
      })
      .join(between),
  )
}

/** Columns that are filled from top to bottom, as wide as tabs make them. */
function fill(lines: readonly string[], total: number, byRow: boolean): string[] {
  const width = Math.ceil((Math.max(0, ...lines.map(textWidth)) + 1) / 8) * 8
  const columns = Math.max(1, Math.floor(total / width))
  const rows = Math.ceil(lines.length / columns)
  return Array.from({ length: rows }, (_, row) => {
    const at = (column: number) => (byRow ? row * columns + column : column * rows + row)
    const cells = Array.from({ length: columns }, (__, column) => lines[at(column)]).filter(
      (cell) => cell !== undefined,
    )
    return cells
      .map((cell, index) =>
        index === cells.length - 1 ? cell : cell + '\t'.repeat(Math.ceil((width - textWidth(cell)) / 8)),
      )
      .join('')
  })
}

export const column = slurpTool({
  options: 'c:ens:tN:R:o:xH:Ldl',
  long: {
    table: 't',
    separator: 's',
    'output-separator': 'o',
    'output-width': 'c',
    'table-columns': 'N',
    'table-right': 'R',
    fillrows: 'x',
    'keep-empty-lines': 'L',
    'table-noheadings': 'd',
  },
  usage: '[options] [<file>...]',
  missing: 'cannot open %: !',
  run(args, io, files) {
    const lines = files
      .flatMap(({ text }) => linesOf(text))
      .filter((line) => args.has('L') || line.trim() !== '')
    const names = args.value('N')
    if (names) lines.unshift(names.split(',').join(args.value('s')?.charAt(0) ?? ' '))
    const right = new Set((args.value('R') ?? '').split(',').map(Number))
    const total = Number(args.value('c') ?? io.process.env.COLUMNS ?? 80)
    const out = args.has('t')
      ? table(lines, args.value('s'), args.value('o') ?? '  ', right)
      : fill(lines, total, args.has('x'))
    io.out(out.map((line) => `${line}\n`).join(''))
    return undefined
  },
})
