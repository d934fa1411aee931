/** What helmfile says at the end: which releases it has touched. Mirrors: DisplayAffectedReleases. */
export interface Affected {
  name: string
  namespace: string
  chart: string
  version: string
  /** Virtual ms. */
  duration: number
}

export type Outcome = 'Updated' | 'Deleted' | 'Failed' | 'Failed to Delete'

const SEPARATOR = '   '
const LEAST = 6

const centered = (title: string, width: number): string => {
  const content = ` ${title} `
  const padding = Math.max(width - content.length, 6)
  const left = Math.floor(padding / 2)
  return '='.repeat(left) + content + '='.repeat(padding - left)
}

function table(rows: readonly (readonly string[])[]): string[] {
  const wide = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((cells) => cells[at]?.length ?? 0), at > 0 ? LEAST : 0),
  )
  return rows.map((cells) =>
    cells
      .map((cell, at) =>
        at === cells.length - 1 ? cell.padStart(wide[at] ?? 0) : cell.padEnd(wide[at] ?? 0),
      )
      .join(SEPARATOR),
  )
}

/** A headline and a table; '' where there is nothing to tell. */
export function affectedText(outcome: Outcome, releases: readonly Affected[]): string {
  if (releases.length === 0) return ''
  const brief = /Delete/.test(outcome)
  const cells = ({ name, namespace, chart, version, duration }: Affected) => [
    ...[name, namespace],
    ...(brief ? [] : [chart, version]),
    `${Math.round(duration / 1000)}s`,
  ]
  const head = ['NAME', 'NAMESPACE', ...(brief ? [] : ['CHART', 'VERSION']), 'DURATION']
  const lines = table([head, ...releases.map(cells)])
  const width = Math.max(...lines.map((line) => line.trimEnd().length))
  return `\n${centered(`${outcome} Releases`, width)}\n${lines.join('\n')}\n\n`
}
