import type { Table } from '@/lib/cluster/apiserver/request'
import type { Mapping } from '../client/rest-client'
import { typeName } from '../client/rest-client'
import { digMap, digString, sortedKeys } from '../go-format'

export interface TableOptions {
  wide: boolean
  noHeaders: boolean
  showLabels: boolean
  labelColumns: string[]
  withNamespace: boolean
  withKind: boolean
}

/** `a=1,b=2` in order, or `<none>`. */
export function formatLabels(labels: Record<string, string>): string {
  const pairs = sortedKeys(labels).map((key) => `${key}=${labels[key]}`)
  return pairs.length > 0 ? pairs.join(',') : '<none>'
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text = String(cell)
  const cut = text.search(/[\f\n\r]/)
  return cut < 0 ? text : `${text.slice(0, cut)}...`
}

function header(table: Table, options: TableOptions): string[] {
  const names = table.columnDefinitions
    .filter((column) => column.priority === 0 || options.wide)
    .map((column) => column.name.toUpperCase())
  const labels = options.labelColumns.map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase())
  return [
    ...(options.withNamespace ? ['NAMESPACE'] : []),
    ...names,
    ...labels,
    ...(options.showLabels ? ['LABELS'] : []),
  ]
}

function rowCells(
  table: Table,
  row: Table['rows'][number],
  mapping: Mapping | undefined,
  options: TableOptions,
) {
  const labels = digMap(row.object, 'metadata', 'labels')
  const cells = row.cells
    .map((cell, index) => {
      const isName = table.columnDefinitions[index]?.format === 'name' || index === 0
      return options.withKind && isName && mapping ? `${typeName(mapping)}/${cellText(cell)}` : cellText(cell)
    })
    .filter((_, index) => options.wide || (table.columnDefinitions[index]?.priority ?? 0) === 0)
  return [
    ...(options.withNamespace ? [digString(row.object, 'metadata', 'namespace')] : []),
    ...cells,
    ...options.labelColumns.map((label) => labels[label] ?? ''),
    ...(options.showLabels ? [formatLabels(labels)] : []),
  ]
}

/** A server-side table as tab-separated lines, to be aligned; '' when it has no rows. */
export function tableLines(
  table: Table,
  mapping: Mapping | undefined,
  options: TableOptions,
  withHeader = !options.noHeaders,
): string {
  if (table.rows.length === 0) return ''
  const rows = table.rows.map((row) => rowCells(table, row, mapping, options))
  return [...(withHeader ? [header(table, options)] : []), ...rows]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('')
}
