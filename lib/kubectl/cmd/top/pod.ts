import { formatDuration } from '@/lib/cluster/apimachinery/duration'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { type Command, type CommandContext, defineCommand } from '../../cli/command'
import { ALL_NAMESPACES_FLAG, FIELD_SELECTOR_FLAG } from '../../cli/common-flags'
import { KubectlError } from '../../errors'
import {
  containersOf,
  cpuText,
  memoryText,
  readMetrics,
  sortUsage,
  sumUsage,
  swapText,
  type Usage,
} from './metrics'
import { nameOf, printUsage, TOP_FLAGS } from './top-flags'

/** Figures of a pod take this long to come, ms. */
const DELAY = 120_000

interface PodRow {
  name: string
  namespace: string
  usage: Usage
  containers: { name: string; usage: Usage }[]
}

function usageCells({ flags }: CommandContext, usage: Usage): string[] {
  return [cpuText(usage), memoryText(usage), ...(flags.bool('show-swap') ? [swapText(usage)] : [])]
}

function podCells(context: CommandContext, row: PodRow): string[][] {
  const everywhere = context.flags.bool('all-namespaces') ? [row.namespace] : []
  if (!context.flags.bool('containers')) {
    return [[...everywhere, row.name, ...usageCells(context, row.usage)]]
  }
  return sortUsage(context, row.containers).map(({ name, usage }) => [
    ...everywhere,
    row.name,
    name,
    ...usageCells(context, usage),
  ])
}

/** A line below the columns and the sum; as in the real one, columns beside the two usual ones shift it. */
function sumCells(context: CommandContext, rows: PodRow[], columns: string[]): string[][] {
  const { flags } = context
  if (!flags.bool('sum')) return []
  const width = flags.bool('no-headers') ? (flags.bool('show-swap') ? 4 : 3) : columns.length
  const blank = (count: number) => Array.from({ length: count }, () => '')
  const total = sumUsage(rows.map((row) => row.usage))
  return [
    [...blank(width - 2), '________', '________'],
    [...blank(width - 3), '', ...usageCells(context, total)],
  ]
}

/** Why there are no figures: nothing is there, the pods are new, or something is wrong. @throws KubectlError */
function explainNoMetrics(context: CommandContext, namespace: string, name: string): void {
  const { client, flags, io, mapper } = context
  const mapping = mapper.get('pods')
  const query = { labelSelector: flags.string('selector'), fieldSelector: flags.string('field-selector') }
  const pods = name ? [client.get(mapping, namespace, name)] : client.list(mapping, namespace, query).items
  if (pods.length === 0) return
  for (const { metadata } of pods) {
    const age = io.now() - (parseTime(metadata?.creationTimestamp ?? '') ?? 0)
    if (age <= DELAY) continue
    throw new KubectlError(
      `Metrics not available for pod ${metadata?.namespace}/${metadata?.name}, age: ${formatDuration(age)}`,
    )
  }
  throw new KubectlError('metrics not available yet')
}

function runPod(context: CommandContext): undefined {
  const { config, flags } = context
  const name = nameOf(context, ['selector', 'field-selector'], 'selector')
  const everywhere = flags.bool('all-namespaces')
  const { namespace } = config.namespace()
  const scope = everywhere ? '' : `/namespaces/${namespace}`
  const query = { labelSelector: flags.string('selector'), fieldSelector: flags.string('field-selector') }
  const items = readMetrics(context, `${scope}/pods${name ? `/${name}` : ''}`, query)
  if (items.length === 0) {
    explainNoMetrics(context, namespace, name)
    context.err(`No resources found${everywhere ? '' : ` in ${namespace} namespace.`}\n`)
    return
  }
  const rows = items.map((item): PodRow => {
    const containers = containersOf(item)
    const usage = sumUsage(containers.map((one) => one.usage))
    return { name: item.metadata?.name ?? '', namespace: item.metadata?.namespace ?? '', usage, containers }
  })
  const columns = [
    ...(everywhere ? ['NAMESPACE'] : []),
    ...(flags.bool('containers') ? ['POD', 'NAME'] : ['NAME']),
    ...['CPU(cores)', 'MEMORY(bytes)'],
    ...(flags.bool('show-swap') ? ['SWAP(bytes)'] : []),
  ]
  printUsage(context, columns, [
    ...sortUsage(context, rows).flatMap((row) => podCells(context, row)),
    ...sumCells(context, rows, columns),
  ])
}

export const pod: Command = defineCommand({
  use: 'pod [NAME | -l label]',
  short: 'Display resource (CPU/memory) usage of pods',
  aliases: ['pods', 'po'],
  examples: `
    # Each container of the pods of all namespaces
    kubectl top pod --all-namespaces --containers
  `,
  flags: [
    ...TOP_FLAGS,
    ALL_NAMESPACES_FLAG,
    FIELD_SELECTOR_FLAG,
    { name: 'containers', type: 'bool', usage: 'A line for each container.' },
    { name: 'sum', type: 'bool', usage: 'A last line with the sum.' },
  ],
  run: runPod,
})
