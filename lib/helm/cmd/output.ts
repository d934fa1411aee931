/** Tables, JSON and YAML as helm writes them. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { HelmError } from '@/lib/helm/errors'
import { plain } from '@/lib/helm/functions/encodings'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { marshalJson } from '@/lib/kubectl/go-format'

export const OUTPUT_FLAG: FlagSpec = {
  name: 'output',
  short: 'o',
  type: 'string',
  default: 'table',
  usage: 'How to print: table, json or yaml.',
}

export type OutputFormat = 'table' | 'json' | 'yaml'

/** @throws HelmError `invalid argument "xml" for "-o, --output" flag: invalid format type` */
export function outputFormat(flags: FlagValues): OutputFormat {
  const format = flags.string('output')
  if (format === 'table' || format === 'json' || format === 'yaml') return format
  throw new HelmError(`invalid argument "${format}" for "-o, --output" flag: invalid format type`)
}

export const jsonText = (value: unknown): string =>
  `${marshalJson(plain(value), { order: (_, keys) => keys })}\n`
export const yamlText = (value: unknown): string => toYaml(plain(value))

/** github.com/gosuri/uitable: cells filled up to their column's width, a tab between them. */
export function tableText(rows: readonly (readonly (string | number)[])[], maxWidth = 0): string {
  const cut = (text: string) =>
    maxWidth > 0 && [...text].length > maxWidth ? `${[...text].slice(0, maxWidth - 3).join('')}...` : text
  const cells = rows.map((row) => row.map((cell) => cut(String(cell))))
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => [...(row[column] ?? '')].length)),
  )
  const filled = (text: string, width: number) => text + ' '.repeat(width - [...text].length)
  return cells
    .map((row) => `${row.map((cell, column) => filled(cell, widths[column] ?? 0)).join('\t')}\n`)
    .join('')
}

/** Writes a value in the wanted format; `table` writes what only people read. */
export function written(format: OutputFormat, value: unknown, table: () => string): string {
  if (format === 'json') return jsonText(value)
  return format === 'yaml' ? yamlText(value) : table()
}
