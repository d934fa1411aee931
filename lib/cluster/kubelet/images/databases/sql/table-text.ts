import type { Cell, Result } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { textWidth } from '@/lib/userland/tools/shared/width'

type Rows = Extract<Result, { kind: 'rows' }>

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - textWidth(text)))
const shown = (cell: Cell, none: string) => cell ?? none

const widths = ({ columns, rows }: Rows, none: string) =>
  columns.map((name, index) =>
    Math.max(textWidth(name), ...rows.map((row) => textWidth(shown(row[index] ?? null, none)))),
  )

/** As mysql draws it on a terminal (and with -t). */
export function boxed(result: Rows): string {
  if (result.rows.length === 0) return ''
  const sizes = widths(result, 'NULL')
  const rule = `+${sizes.map((size) => '-'.repeat(size + 2)).join('+')}+\n`
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell, index) => ` ${pad(cell, sizes[index] ?? 0)} `).join('|')}|\n`
  const rows = result.rows.map((row) => line(row.map((cell) => shown(cell, 'NULL')))).join('')
  return `${rule}${line(result.columns)}${rule}${rows}${rule}`
}

/** As mysql writes it into a pipe. */
export const tabbed = ({ columns, rows }: Rows, headed: boolean): string =>
  rows.length === 0
    ? ''
    : [...(headed ? [columns] : []), ...rows.map((row) => row.map((cell) => shown(cell, 'NULL')))]
        .map((cells) => `${cells.join('\t')}\n`)
        .join('')

/** As psql draws it. */
export function aligned(result: Rows): string {
  const sizes = widths(result, '')
  const isNumber = result.columns.map(
    (_, index) => result.rows.length > 0 && result.rows.every((row) => /^-?\d+$/.test(row[index] ?? '')),
  )
  const head = result.columns.map((name, index) => {
    const free = (sizes[index] ?? 0) - textWidth(name)
    return ` ${' '.repeat(Math.floor(free / 2))}${name}${' '.repeat(Math.ceil(free / 2))} `
  })
  const cell = (text: Cell, index: number, last: boolean) => {
    const size = sizes[index] ?? 0
    const plain = shown(text, '')
    if (isNumber[index]) return ` ${' '.repeat(size - plain.length)}${plain}${last ? '' : ' '}`
    return last ? ` ${plain}` : ` ${pad(plain, size)} `
  }
  const rows = result.rows.map((row) =>
    row.map((one, index) => cell(one, index, index === row.length - 1)).join('|'),
  )
  const count = result.rows.length
  const rule = sizes.map((size) => '-'.repeat(size + 2)).join('+')
  return `${[head.join('|'), rule, ...rows, `(${count} row${count === 1 ? '' : 's'})`].join('\n')}\n\n`
}
