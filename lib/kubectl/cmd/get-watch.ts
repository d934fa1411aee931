import type { Table, WatchPage } from '@/lib/cluster/apiserver/request'
import type { CommandContext } from '../cli/command'
import { findOptions, requestTimeout } from '../cli/common-flags'
import { resourcePath } from '../client/rest-client'
import { KubectlError, throwCollected } from '../errors'
import { isMap } from '../go-format'
import type { Steps } from '../io'
import { objectPrinter } from '../printers/print-flags'
import { alignTabs, TABLE_TABS } from '../printers/tab-writer'
import { tableLines } from '../printers/table'
import { findTarget } from '../resource/resource-finder'
import { customColumnsPrinter } from './get-columns'
import { printTables, tableOptions } from './get-table'

/** How often a watch looks, and how long one without end goes on (virtual ms). */
const POLL = 100
const LIMIT = 3_600_000

/**
 * `--watch`: the list, then every change. Ends when the driver stops the generator.
 * Differs: gives up after an hour of virtual time, where the real one goes on.
 */
export function* watchResources(context: CommandContext): Steps {
  const { flags, client } = context
  const target = findTarget(context, {
    ...findOptions(context.args, flags),
    typeMeansAll: true,
    singleType: true,
  })
  const items = target.form === 'collections' ? target.collections : target.items
  const first = items[0]
  if (first === undefined || first instanceof Error) throw first ?? new KubectlError('no resources to watch')
  warnOfSorting(context)
  if (items.length > 1) {
    throwCollected(printTables(context))
    throw new KubectlError('you may only watch a single resource or type of resource at a time')
  }
  const { mapping, namespace } = first
  const selectors: Record<string, string> =
    'name' in first
      ? { fieldSelector: `metadata.name=${first.name}` }
      : { labelSelector: first.labelSelector, fieldSelector: first.fieldSelector }
  if ('name' in first) client.get(mapping, namespace, first.name)
  const human = flags.string('output') === '' || flags.string('output') === 'wide'
  const print = human ? tablePrinter(context, mapping) : objectLines(context)
  const list = client.list(mapping, namespace, selectors)
  if (!flags.bool('watch-only')) {
    print(human ? client.table(mapping, { namespace }, selectors) : list.items, 'ADDED')
  }
  let resourceVersion = list.metadata.resourceVersion ?? '0'
  const limit = requestTimeout(context.flags) ?? LIMIT
  for (let waited = 0; waited < limit; waited += POLL) {
    const page = client.request('GET', resourcePath(mapping, namespace), {
      accept: human ? 'table' : 'json',
      query: { ...selectors, watch: 'true', resourceVersion },
    }) as WatchPage
    resourceVersion = page.resourceVersion
    for (const event of page.events)
      print(human ? (event.object as unknown as Table) : [event.object], event.type)
    yield { kind: 'sleep', ms: POLL, follows: true }
  }
}

function warnOfSorting({ flags, err }: CommandContext): void {
  if (!flags.string('sort-by')) return
  const what = flags.bool('watch') ? 'watch' : 'watch-only'
  const scope = what === 'watch' ? ' for watch events received' : ''
  err(`warning: --${what} requested, --sort-by will be ignored${scope}\n`)
}

function tablePrinter(context: CommandContext, mapping: Parameters<typeof tableLines>[1]) {
  const widths: number[] = []
  let first = true
  const withNamespace = context.flags.bool('all-namespaces') && (mapping?.namespaced ?? false)
  const options = { ...tableOptions(context), withNamespace, withKind: context.flags.bool('show-kind') }
  return (value: unknown, type: string) => {
    const table = value as Table
    if (!isMap(value) || !Array.isArray(table.rows)) return
    const lines = tableLines(table, mapping, options, first && !options.noHeaders)
    if (lines === '') return
    const events = context.flags.bool('output-watch-events')
    const shown = events
      ? lines
          .replace(/^(?=.)/gm, () => `${type}\t`)
          .replace(/^\w+\t/, first && !options.noHeaders ? 'EVENT\t' : `${type}\t`)
      : lines
    first = false
    context.out(alignTabs(shown, TABLE_TABS, widths))
  }
}

function objectLines(context: CommandContext) {
  const columns = customColumnsPrinter(context)
  if (columns) return (value: unknown) => context.out(columns(value as unknown[]))
  const printer = objectPrinter(context, ['wide'])!
  return (value: unknown) => {
    for (const object of value as unknown[]) context.out(printer(object))
  }
}
