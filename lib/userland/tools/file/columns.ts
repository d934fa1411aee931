import { textWidth } from '@/lib/userland/tools/shared/width'

/** The widths of columns when the texts stand in so many rows, downwards or across. */
function widthsFor(widths: readonly number[], rows: number, across: boolean): number[] {
  const count = Math.ceil(widths.length / rows)
  const columns: number[] = Array(count).fill(0)
  for (const [index, width] of widths.entries()) {
    const column = across ? index % count : Math.floor(index / rows)
    const isLast = across ? column === count - 1 : index + rows >= widths.length
    columns[column] = Math.max(columns[column] ?? 0, width + (isLast ? 0 : 2))
  }
  return columns
}

/** Texts in as few lines as a terminal of this width has room for, as `ls -C` and `ls -x` set them. */
export function inColumns(texts: readonly string[], lineWidth: number, across = false): string {
  const sizes = texts.map(textWidth)
  let rows = 1
  const fits = () => widthsFor(sizes, rows, across).reduce((sum, width) => sum + width, 0) <= lineWidth - 1
  while (rows < texts.length && !fits()) rows += 1
  const widths = widthsFor(sizes, rows, across)
  // Fewer columns may do with the same rows.
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    let line = ''
    for (const [column, width] of widths.entries()) {
      const index = across ? row * widths.length + column : column * rows + row
      const text = texts[index]
      if (text === undefined) continue
      const isLast = (across ? index + 1 : index + rows) >= texts.length || column === widths.length - 1
      line += isLast ? text : text + ' '.repeat(width - (sizes[index] ?? 0))
    }
    lines.push(`${line}\n`)
  }
  return lines.join('')
}
