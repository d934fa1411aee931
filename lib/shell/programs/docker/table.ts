/** Lists as docker prints them. Mirrors: cli/command/formatter: tables of a Go template, with headers by field. */
import { alignTabs } from '@/lib/kubectl/printers/tab-writer'
import { dockerTemplate } from '@/lib/shell/programs/docker/template'

const TABS = { minWidth: 10, padding: 3 }

/** A row by the names of its fields. */
export type Row = Readonly<Record<string, unknown>>

export interface TableSpec {
  /** `{{.ID}}\t{{.Image}}` */
  columns: string
  /** By field. */
  headers: Readonly<Record<string, string>>
}

/** Rows as a format asks for them; without one, as the table. @throws DockerExit */
export function showTable(rows: readonly Row[], { columns, headers }: TableSpec, format?: string): string {
  if (format === 'json') return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const wanted = format === undefined || format === 'table' ? `table ${columns}` : format
  const isTable = wanted.startsWith('table')
  const source = (isTable ? wanted.slice(5) : wanted).replace(/^ +| +$/g, '')
  const fill = dockerTemplate(source.replaceAll('\\t', '\t').replaceAll('\\n', '\n'))
  const body = rows.map((row) => `${fill(row)}\n`).join('')
  return isTable ? alignTabs(`${fill(headers)}\n${body}`, TABS) : body
}
