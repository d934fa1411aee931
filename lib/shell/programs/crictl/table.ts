/** How crictl shows times, sizes and rows. Mirrors: docker/go-units, crictl's display (text/tabwriter, 20, 3). */

export const SHORT_ID = 13

export const shortId = (id: string): string => id.replace(/^sha256:/, '').slice(0, SHORT_ID)

/** `15 minutes`, as HumanDuration says it. */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.round(seconds / 3600)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`
  return hours < 24 * 60 ? `${Math.floor(hours / 24 / 7)} weeks` : `${Math.floor(hours / 24 / 30)} months`
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** `62.8MB`: significant digits, in thousands. */
export function humanSize(bytes: number, digits = 4): string {
  let size = bytes
  let unit = 0
  for (; size >= 1000 && unit < UNITS.length - 1; unit++) size /= 1000
  return `${Number(size.toPrecision(digits))}${UNITS[unit]}`
}

/** Columns at least 20 wide, three apart. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(20, ...rows.map((row) => (row[at] ?? '').length + 3)),
  )
  return rows
    .map(
      (row) =>
        `${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('')}\n`,
    )
    .join('')
}
