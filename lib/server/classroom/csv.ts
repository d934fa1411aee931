/**
 * RFC 4180, with a byte order mark so that spreadsheets read Japanese names. A cell that a spreadsheet would run as
 * a formula gets an apostrophe in front; a number, with a sign too, is none.
 */
export function toCsv(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: string): string {
  const formula = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value)
  const inert = formula ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
