import type { CommandContext } from '../cli/command'
import { KubectlError } from '../errors'
import { part } from '../parts'
import { splitFormat } from '../printers/print-flags'
import { alignTabs, TABLE_TABS } from '../printers/tab-writer'

/** The printer of `-o custom-columns`, which writes its headers once; undefined for other formats. @throws KubectlError */
export function customColumnsPrinter(context: CommandContext): ((objects: unknown[]) => string) | undefined {
  const { format, argument } = splitFormat(context.flags.string('output'))
  if (format !== 'custom-columns' && format !== 'custom-columns-file') return undefined
  const file = format === 'custom-columns-file' ? context.io.readFile(argument) : undefined
  if (format === 'custom-columns-file' && file === undefined) {
    throw new KubectlError(
      `error reading template ${argument}, open ${argument}: no such file or directory\n`,
    )
  }
  const { customColumnLines, parseCustomColumns, parseCustomColumnsFile } = part('customColumns')
  const columns = file === undefined ? parseCustomColumns(argument) : parseCustomColumnsFile(file)
  let noHeaders = context.flags.bool('no-headers')
  const widths: number[] = []
  return (objects) => {
    const lines = customColumnLines(columns, objects, noHeaders)
    noHeaders = true
    return alignTabs(lines, TABLE_TABS, widths)
  }
}
