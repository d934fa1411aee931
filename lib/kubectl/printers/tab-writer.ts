/** Go's text/tabwriter: cells end with a tab; a column is a run of lines that have such a cell. */
export interface TabOptions {
  minWidth: number
  padding: number
}

/** What kubectl's describers use, and what its tables use. */
export const DESCRIBE_TABS: TabOptions = { minWidth: 0, padding: 2 }
export const TABLE_TABS: TabOptions = { minWidth: 6, padding: 3 }

const widthOf = (text: string) => [...text].length

/** Aligns tab-separated text. @param remembered widths that later calls go on with (`get --watch`) */
export function alignTabs(text: string, options: TabOptions, remembered?: number[]): string {
  const trailing = text.endsWith('\n')
  const lines = (trailing ? text.slice(0, -1) : text).split('\n').map((line) => line.split('\t'))
  const out: string[] = []
  const widths: number[] = []

  const write = (from: number, to: number) => {
    for (const cells of lines.slice(from, to)) {
      out.push(
        cells
          .map((cell, i) => (i < widths.length ? cell + ' '.repeat(widths[i]! - widthOf(cell)) : cell))
          .join(''),
      )
    }
  }

  const format = (from: number, to: number) => {
    const column = widths.length
    let start = from
    for (let at = from; at < to; at++) {
      if (column >= lines[at]!.length - 1) continue
      write(start, at)
      start = at
      let width = options.minWidth
      for (; at < to && column < lines[at]!.length - 1; at++) {
        width = Math.max(width, widthOf(lines[at]![column]!) + options.padding)
      }
      if (remembered) {
        width = Math.max(width, remembered[column] ?? 0)
        remembered[column] = width
      }
      widths.push(width)
      format(start, at)
      widths.pop()
      start = at
    }
    write(start, to)
  }

  format(0, lines.length)
  return out.join('\n') + (trailing ? '\n' : '')
}
