/** Rows as kubectl prints them: columns as wide as their widest cell, three blanks between them. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)) + 3)
  const line = (row: readonly string[]) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
