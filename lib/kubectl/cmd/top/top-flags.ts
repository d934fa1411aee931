import { parseFieldSelector, parseSelector, SelectorError } from '@/lib/cluster/apimachinery/selector-parser'
import { type CommandContext, usageError } from '../../cli/command'
import { SELECTOR_FLAG } from '../../cli/common-flags'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'
import { checkSortBy } from './metrics'

export const TOP_FLAGS: FlagSpec[] = [
  SELECTOR_FLAG,
  { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
  { name: 'show-swap', type: 'bool', usage: 'Show the use of swap as well.' },
  { name: 'sort-by', type: 'string', usage: 'Sort by cpu or memory.' },
  { name: 'use-protocol-buffers', type: 'bool', default: 'true', usage: 'Talk in protocol buffers.' },
]

/** The table, with the tab behind the last column that the real one has. */
export function printUsage(context: CommandContext, headers: string[], rows: string[][]): void {
  const lines = [...(context.flags.bool('no-headers') ? [] : [headers]), ...rows]
  context.out(alignTabs(lines.map((cells) => `${cells.join('\t')}\t\n`).join(''), TABLE_TABS))
}

/** The name that is asked for, with the flags checked. `selectors` forbid a name. @throws KubectlError */
export function nameOf(context: CommandContext, selectors: string[], label: string): string {
  const { args, flags, path } = context
  if (args.length > 1) throw usageError(context, `${path.split(' ').at(-1)} [NAME | -l label]`)
  checkSortBy(context)
  if (args.length === 1 && selectors.some((flag) => flags.string(flag))) {
    throw new KubectlError(`only one of NAME or ${label} can be provided`)
  }
  // Both are understood before anybody is asked.
  try {
    parseSelector(flags.string('selector'))
    parseFieldSelector(flags.string('field-selector'))
  } catch (error) {
    throw error instanceof SelectorError ? new KubectlError(error.message) : error
  }
  return args[0] ?? ''
}
