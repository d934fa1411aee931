import type { Table } from '@/lib/cluster/apiserver/request'
import type { CommandContext } from '../cli/command'
import { findOptions } from '../cli/common-flags'
import type { Mapping } from '../client/rest-client'
import { age } from '../describe/events'
import { asKubectlError, ExitError } from '../errors'
import { digString } from '../go-format'
import { part } from '../parts'
import { alignTabs, TABLE_TABS } from '../printers/tab-writer'
import { type TableOptions, tableLines } from '../printers/table'
import { describeSelectorErrors, findTarget, orNamespaceMissing } from '../resource/resource-finder'

/** The answer for one collection or one name. */
interface TablePart {
  mapping: Mapping
  table: Table
}

/** The flags that shape tables. */
export function tableOptions(context: CommandContext): Omit<TableOptions, 'withKind' | 'withNamespace'> {
  const { flags } = context
  return {
    wide: flags.string('output') === 'wide',
    noHeaders: flags.bool('no-headers'),
    showLabels: flags.bool('show-labels'),
    labelColumns: flags.list('label-columns'),
  }
}

/** Everything asked for as server-side tables, with the errors that came up. */
function fetchTables(context: CommandContext): { parts: TablePart[]; errors: Error[] } {
  const target = findTarget(context, {
    ...findOptions(context.args, context.flags),
    typeMeansAll: true,
    subresource: context.flags.string('subresource'),
  })
  const parts: TablePart[] = []
  const errors: Error[] = []
  const attempt = (read: () => TablePart) => {
    try {
      parts.push(read())
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  if (target.form === 'collections') {
    for (const collection of target.collections) {
      const { mapping, namespace, labelSelector, fieldSelector } = collection
      const query = { labelSelector, fieldSelector }
      attempt(() => ({
        mapping,
        table: describeSelectorErrors(collection, () => context.client.table(mapping, { namespace }, query)),
      }))
    }
    return { parts, errors }
  }
  for (const item of target.items) {
    attempt(() => {
      if (item instanceof Error) throw item
      const { mapping, ...at } = item
      return {
        mapping,
        table: orNamespaceMissing(context, item, () => context.client.table(mapping, at)),
      }
    })
  }
  return { parts, errors }
}

/** kubectl sorts several answers by what the tables themselves say, where a field of the objects is not found. */
function sortedParts(context: CommandContext, parts: TablePart[]): TablePart[] {
  const sortBy = context.flags.string('sort-by')
  if (!sortBy || parts.length < 2) return parts
  return part('sortBy').sortFor(
    context,
    'sorter.go:329',
    '*unstructured.Unstructured',
    parts,
    ({ table }) => table,
  )
}

function sorted(context: CommandContext, table: Table): Table {
  if (!context.flags.string('sort-by') || table.rows.length < 2) return table
  try {
    const where = '[][][]reflect.Value'
    return {
      ...table,
      rows: part('sortBy').sortFor(context, 'sorter.go:375', where, table.rows, (row) => row.object),
    }
  } catch (error) {
    if (error instanceof ExitError) throw error
    // As the real one: a field that nothing has leaves the table out, without an error.
    asKubectlError(error)
    return { ...table, rows: [] }
  }
}

/** The objects' names and ages alone, for `--server-print=false`. */
function withoutServerColumns(context: CommandContext, table: Table): Table {
  if (context.flags.bool('server-print')) return table
  const column = (name: string) => ({ name, type: 'string' as const, priority: 0 })
  const rows = table.rows.map((row) => ({
    ...row,
    cells: [
      digString(row.object, 'metadata', 'name'),
      age(context, digString(row.object, 'metadata', 'creationTimestamp')),
    ],
  }))
  return { ...table, columnDefinitions: [column('Name'), column('Age')], rows }
}

/** Prints tables in groups by type, with a blank line between; returns the errors. */
export function printTables(context: CommandContext): Error[] {
  const { parts: fetched, errors } = fetchTables(context)
  const parts = sortedParts(context, fetched)
  const options = tableOptions(context)
  const allNamespaces = context.flags.bool('all-namespaces')
  const withKind = context.flags.bool('show-kind') || new Set(parts.map(({ mapping }) => mapping)).size > 1
  let written = false
  for (const group of groupByMapping(parts)) {
    const { mapping } = group[0]!
    const lines = group
      .map(({ table }) => withoutServerColumns(context, sorted(context, table)))
      .filter((table) => table.rows.length > 0)
      .map((table, index) =>
        tableLines(
          table,
          mapping,
          { ...options, withKind, withNamespace: allNamespaces && mapping.namespaced },
          index === 0 && !options.noHeaders,
        ),
      )
      .join('')
    if (lines === '') continue
    if (written && !options.noHeaders) context.out('\n')
    context.out(alignTabs(lines, TABLE_TABS))
    written = true
  }
  if (!written && errors.length === 0 && !context.flags.bool('ignore-not-found')) {
    const namespaced = !allNamespaces && parts.every(({ mapping }) => mapping.namespaced)
    const where = namespaced ? ` in ${context.config.namespace().namespace} namespace.` : ''
    context.err(`No resources found${where}\n`)
  }
  return errors
}

function groupByMapping(parts: TablePart[]): TablePart[][] {
  const groups: TablePart[][] = []
  for (const one of parts) {
    const last = groups[groups.length - 1]
    if (last && last[0]!.mapping === one.mapping) last.push(one)
    else groups.push([one])
  }
  return groups
}
