import { textWidth } from '@/lib/userland/tools/shared/width'

const TAB = 8
const LEAST_WIDTH = 3

/** Blanks and tabs from one column to another. */
function indent(from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; ) {
    const isTab = Math.floor(to / TAB) > Math.floor((at + 1) / TAB)
    text += isTab ? '\t' : ' '
    at = isTab ? (Math.floor(at / TAB) + 1) * TAB : at + 1
  }
  return text
}

/** The widths of so many columns. */
function widthsFor(sizes: readonly number[], count: number, across: boolean): number[] {
  const rows = Math.ceil(sizes.length / count)
  const widths: number[] = Array(count).fill(0)
  for (const [index, size] of sizes.entries()) {
    const column = across ? index % count : Math.floor(index / rows)
    widths[column] = Math.max(widths[column] ?? 0, size + (column === count - 1 ? 0 : 2))
  }
  return widths
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)

/** Texts in as few lines as a terminal of this width has room for, as `ls -C` and `ls -x` set them. */
export function inColumns(texts: readonly string[], lineWidth: number, across = false): string {
  const sizes = texts.map(textWidth)
  let count = Math.max(1, Math.min(texts.length, Math.floor(lineWidth / LEAST_WIDTH)))
  while (count > 1 && sum(widthsFor(sizes, count, across)) >= lineWidth) count -= 1
  const widths = widthsFor(sizes, count, across)
  const rows = Math.ceil(texts.length / count)
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    let line = ''
    let at = 0
    let start = 0
    for (let column = 0; column < count; column++) {
      const index = across ? row * count + column : column * rows + row
      const text = texts[index]
      if (text === undefined) break
      line += indent(at, start) + text
      at = start + (sizes[index] ?? 0)
      start += widths[column] ?? 0
    }
    lines.push(`${line}\n`)
  }
  return lines.join('')
}
