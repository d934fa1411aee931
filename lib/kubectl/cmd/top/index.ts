import { type Command, type CommandContext, defineCommand, usageError } from '../../cli/command'
import { ALL_NAMESPACES_FLAG, FIELD_SELECTOR_FLAG, SELECTOR_FLAG } from '../../cli/common-flags'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import { digMap } from '../../go-format'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'
import {
  checkSortBy,
  containersOf,
  cpuText,
  memoryText,
  readMetrics,
  sortUsage,
  sumUsage,
  type Usage,
  usageOf,
} from './metrics'

const COMMON: FlagSpec[] = [
  SELECTOR_FLAG,
  { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
  { name: 'show-swap', type: 'bool', usage: 'Show the use of swap as well.' },
  { name: 'sort-by', type: 'string', usage: 'Sort by cpu or memory.' },
  { name: 'use-protocol-buffers', type: 'bool', default: 'true', usage: 'Talk in protocol buffers.' },
]

function print(context: CommandContext, headers: string[], rows: string[][]): void {
  const lines = [...(context.flags.bool('no-headers') ? [] : [headers]), ...rows]
  context.out(alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLE_TABS))
}

function nameOf(context: CommandContext): string {
  const { args, flags } = context
  if (args.length > 1) throw usageError(context, `${args.join(' ')}`)
  if (args.length === 1 && flags.string('selector')) {
    throw new KubectlError('only one of NAME or --selector can be provided')
  }
  checkSortBy(context)
  return args[0] ?? ''
}

const percent = (used: number, all: number) => (all > 0 ? `${Math.floor((used * 100) / all)}%` : '<unknown>')

function runNode(context: CommandContext): undefined {
  const name = nameOf(context)
  const query = { labelSelector: context.flags.string('selector') }
  const items = readMetrics(context, `/nodes${name ? `/${name}` : ''}`, query)
  const nodes = context.client.list(context.mapper.get('nodes')).items
  const field = context.flags.bool('show-capacity') ? 'capacity' : 'allocatable'
  const rows = items.map((item) => {
    const own = item.metadata?.name ?? ''
    const node = nodes.find((one) => one.metadata?.name === own)
    return { name: own, usage: usageOf(digMap(item, 'usage')), all: usageOf(digMap(node, 'status', field)) }
  })
  print(
    context,
    ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'],
    sortUsage(context, rows).map((row) => [
      row.name,
      cpuText(row.usage),
      percent(row.usage.cpu, row.all.cpu),
      memoryText(row.usage),
      percent(row.usage.memory, row.all.memory),
    ]),
  )
}

interface PodRow {
  name: string
  namespace: string
  usage: Usage
  containers: { name: string; usage: Usage }[]
}

function podCells(context: CommandContext, row: PodRow): string[][] {
  const everywhere = context.flags.bool('all-namespaces') ? [row.namespace] : []
  if (!context.flags.bool('containers')) {
    return [[...everywhere, row.name, cpuText(row.usage), memoryText(row.usage)]]
  }
  return sortUsage(context, row.containers).map(({ name, usage }) => [
    ...everywhere,
    row.name,
    name,
    cpuText(usage),
    memoryText(usage),
  ])
}

function runPod(context: CommandContext): undefined {
  const { config, flags } = context
  const name = nameOf(context)
  const everywhere = flags.bool('all-namespaces')
  const { namespace } = config.namespace()
  const scope = everywhere ? '' : `/namespaces/${namespace}`
  const query = { labelSelector: flags.string('selector'), fieldSelector: flags.string('field-selector') }
  const items = readMetrics(context, `${scope}/pods${name ? `/${name}` : ''}`, query)
  if (items.length === 0) {
    context.err(`No resources found${everywhere ? '' : ` in ${namespace} namespace.`}\n`)
    return
  }
  const rows = items.map((item): PodRow => {
    const containers = containersOf(item)
    const usage = sumUsage(containers.map((one) => one.usage))
    return { name: item.metadata?.name ?? '', namespace: item.metadata?.namespace ?? '', usage, containers }
  })
  const names = flags.bool('containers') ? ['POD', 'NAME'] : ['NAME']
  const headers = [...(everywhere ? ['NAMESPACE'] : []), ...names, 'CPU(cores)', 'MEMORY(bytes)']
  print(
    context,
    headers,
    sortUsage(context, rows).flatMap((row) => podCells(context, row)),
  )
}

const node: Command = defineCommand({
  use: 'node [NAME | -l label]',
  short: 'Display resource (CPU/memory) usage of nodes',
  aliases: ['nodes', 'no'],
  examples: `
    # All nodes, the busiest first
    kubectl top node --sort-by=cpu
  `,
  flags: [
    ...COMMON,
    {
      name: 'show-capacity',
      type: 'bool',
      usage: 'Percentages of the capacity, not of what is allocatable.',
    },
  ],
  run: runNode,
})

const pod: Command = defineCommand({
  use: 'pod [NAME | -l label]',
  short: 'Display resource (CPU/memory) usage of pods',
  aliases: ['pods', 'po'],
  examples: `
    # Each container of the pods of all namespaces
    kubectl top pod --all-namespaces --containers
  `,
  flags: [
    ...COMMON,
    ALL_NAMESPACES_FLAG,
    FIELD_SELECTOR_FLAG,
    { name: 'containers', type: 'bool', usage: 'A line for each container.' },
    { name: 'sum', type: 'bool', usage: 'A last line with the sum.' },
  ],
  run: runPod,
})

export const top = defineCommand({
  use: 'top',
  short: 'Display resource (CPU/memory) usage',
  group: 'Cluster Management Commands:',
  flags: [],
  subcommands: [node, pod],
})
