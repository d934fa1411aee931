/** Rows as etcdctl's tables. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)))
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`
  const centred = (text: string, width: number) => {
    const left = Math.floor((width - text.length) / 2)
    return `${' '.repeat(left)}${text}`.padEnd(width)
  }
  const line = (cells: string[]) =>
    `|${cells.map((cell, at) => ` ${centred(cell, widths[at] ?? 0)} `).join('|')}|\n`
  const body = (cells: string[]) =>
    `|${cells.map((cell, at) => ` ${cell.padStart(widths[at] ?? 0)} `).join('|')}|\n`
  return `${rule}${line(head)}${rule}${rows.map(body).join('')}${rule}`
}
