import { type Command, type CommandContext, defineCommand } from '../../cli/command'
import { KubectlError } from '../../errors'
import { dig, digMap } from '../../go-format'
import { cpuText, memoryText, readMetrics, sortUsage, swapText, type Usage, usageOf } from './metrics'
import { nameOf, printUsage, TOP_FLAGS } from './top-flags'

const UNKNOWN = '<unknown>'
const percent = (used: number, all: number) => `${all > 0 ? Math.floor((used * 100) / all) : 0}%`

/** Usage and share of each resource of a node; without swap there are no figures of it. */
function nodeCells(context: CommandContext, usage: Usage, all: Usage, swap: number | undefined): string[] {
  const cells = [
    cpuText(usage),
    percent(usage.cpu, all.cpu),
    memoryText(usage),
    percent(usage.memory, all.memory),
  ]
  if (!context.flags.bool('show-swap')) return cells
  return [
    ...cells,
    ...(swap === undefined ? [UNKNOWN, UNKNOWN] : [swapText(usage), percent(usage.swap, swap)]),
  ]
}

function runNode(context: CommandContext): undefined {
  const { client, flags, mapper } = context
  const name = nameOf(context, ['selector'], '--selector')
  const query = { labelSelector: flags.string('selector') }
  const items = readMetrics(context, `/nodes${name ? `/${name}` : ''}`, query)
  if (items.length === 0) throw new KubectlError('metrics not available yet')
  const mapping = mapper.get('nodes')
  const nodes = name ? [client.get(mapping, undefined, name)] : client.list(mapping, undefined, query).items
  const field = flags.bool('show-capacity') ? 'capacity' : 'allocatable'
  const rows = items.map((item) => {
    const own = item.metadata?.name ?? ''
    const node = nodes.find((one) => one.metadata?.name === own)
    const swap = dig(node, 'status', 'nodeInfo', 'swap', 'capacity')
    return {
      name: own,
      usage: usageOf(digMap(item, 'usage')),
      all: usageOf(digMap(node, 'status', field)),
      swap: swap === undefined ? undefined : Number(swap),
    }
  })
  const columns = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)']
  if (flags.bool('show-swap')) columns.push('SWAP(bytes)', 'SWAP(%)')
  const silent = nodes.filter((node) => !rows.some((row) => row.name === node.metadata?.name))
  printUsage(context, columns, [
    ...sortUsage(context, rows).map((row) => [row.name, ...nodeCells(context, row.usage, row.all, row.swap)]),
    ...silent.map((node) => [node.metadata?.name ?? '', ...columns.slice(1).map(() => UNKNOWN)]),
  ])
}

export const node: Command = defineCommand({
  use: 'node [NAME | -l label]',
  short: 'Display resource (CPU/memory) usage of nodes',
  aliases: ['nodes', 'no'],
  examples: `
    # All nodes, the busiest first
    kubectl top node --sort-by=cpu
  `,
  flags: [
    ...TOP_FLAGS,
    {
      name: 'show-capacity',
      type: 'bool',
      usage: 'Percentages of the capacity, not of what is allocatable.',
    },
  ],
  run: runNode,
})
