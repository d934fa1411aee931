import { type Chart, crdFiles } from '@/lib/helm/chart/chart'
import { loadChart } from '@/lib/helm/chart/load-chart'
import { metadataJson } from '@/lib/helm/chart/metadata'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { CHART_PATH_FLAGS } from '@/lib/helm/cmd/install-flags'
import { yamlText } from '@/lib/helm/cmd/output'
import { locateChart } from '@/lib/helm/repo/locate-chart'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import { compileJsonPath, printJsonPath } from '@/lib/kubectl/printers/jsonpath'

type Part = 'chart' | 'values' | 'readme' | 'crds'

const READMES = ['readme.md', 'readme.txt', 'readme']

function partText(chart: Chart, part: Part): string {
  switch (part) {
    case 'chart':
      return `${yamlText(metadataJson(chart.metadata))}\n`
    case 'values':
      return chart.raw
        .filter(({ name }) => name === 'values.yaml')
        .map(({ text }) => `${text}\n`)
        .join('')
    case 'readme':
      return chart.files
        .filter(({ name }) => READMES.includes(name.toLowerCase()))
        .map(({ text }) => `${text}\n`)
        .join('')
    case 'crds':
      return crdFiles(chart)
        .map(({ text }) => `${text.startsWith('---') ? '' : '---\n'}${text}\n`)
        .join('')
  }
}

function shown(chart: Chart, parts: readonly Part[]): string {
  const isAll = parts.length > 1
  return parts
    .map((part) => {
      const text = partText(chart, part)
      return isAll && text !== '' && (part === 'values' || part === 'readme') ? `---\n${text}` : text
    })
    .join('')
}

const command = (
  name: string,
  parts: readonly Part[],
  short: string,
  flags: FlagSpec[] = [],
): HelmCommand => ({
  use: `${name} [CHART]`,
  short,
  arity: { min: 1, max: 1 },
  flags: [...CHART_PATH_FLAGS, ...flags],
  run({ io, args, flags: values, out }: CommandContext) {
    const chart = loadChart(io, locateChart(io, values, args[0] ?? ''))
    const path = name === 'values' ? values.string('jsonpath') : ''
    out(path ? printJsonPath(compileJsonPath(path), path, chart.values) : shown(chart, parts))
    return undefined
  },
})

export const show: HelmCommand = {
  use: 'show',
  short: 'show information of a chart',
  aliases: ['inspect'],
  subcommands: [
    command('all', ['chart', 'values', 'readme', 'crds'], 'show all information of the chart'),
    command('chart', ['chart'], "show the chart's definition"),
    command('crds', ['crds'], "show the chart's CRDs"),
    command('readme', ['readme'], "show the chart's README"),
    command('values', ['values'], "show the chart's values", [
      { name: 'jsonpath', type: 'string', usage: 'A JSONPath into the values.' },
    ]),
  ],
}
