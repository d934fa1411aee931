import { canonicalQuantity } from '@/lib/cluster/apimachinery/quantity'
import { withTypedLastApplied } from '../apply/last-applied'
import { type CommandContext, defineCommand } from '../cli/command'
import {
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  writeQuery,
} from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import type { JsonMap } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'

const UNITS: Record<string, string> = { cpu: 'm', memory: 'Mi' }

/** `70%` aims at a share, anything else at an amount; a bare number is millicores or mebibytes. */
function targetOf(input: string, resource: string): JsonMap {
  const text = input.trim()
  if (text.endsWith('%')) {
    const number = text.slice(0, -1)
    if (!/^\+?\d+$/.test(number)) throw new KubectlError(`invalid percentage value: ${number}`)
    return { type: 'Utilization', averageUtilization: Number(number) }
  }
  const amount = text !== '' && Number.isFinite(Number(text)) ? `${Number(text)}${UNITS[resource]}` : text
  try {
    return { type: 'AverageValue', averageValue: canonicalQuantity(amount) }
  } catch {
    throw new KubectlError(`invalid resource ${resource} value: ${text}`)
  }
}

function validate({ flags }: CommandContext): void {
  const [max, min] = [flags.number('max'), flags.number('min')]
  if (max < 1) throw new KubectlError(`--max=MAXPODS is required and must be at least 1, max: ${max}`)
  if (max < min) {
    throw new KubectlError(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`)
  }
  if (flags.number('cpu-percent') > 0 && flags.string('cpu')) {
    throw new KubectlError('--cpu-percent and --cpu are mutually exclusive')
  }
  for (const resource of Object.keys(UNITS)) {
    const input = flags.string(resource)
    if (input) targetOf(input, resource)
  }
}

function autoscalerFor(context: CommandContext, info: Info): Manifest {
  const { flags } = context
  const { namespace, explicit } = context.config.namespace()
  const percent = flags.number('cpu-percent')
  const targets: [string, JsonMap][] = [
    ...(percent > 0
      ? [['cpu', { type: 'Utilization', averageUtilization: percent }] as [string, JsonMap]]
      : []),
    ...Object.keys(UNITS).flatMap((resource): [string, JsonMap][] => {
      const input = flags.string(resource)
      return input ? [[resource, targetOf(input, resource)]] : []
    }),
  ]
  const metrics = targets.map(([name, target]) => ({ type: 'Resource', resource: { name, target } }))
  const { group, version, kind } = info.mapping
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: flags.string('name') || info.name, ...(explicit ? { namespace } : {}) },
    spec: {
      maxReplicas: flags.number('max'),
      ...(metrics.length > 0 ? { metrics } : {}),
      ...(flags.number('min') > 0 ? { minReplicas: flags.number('min') } : {}),
      scaleTargetRef: { apiVersion: group ? `${group}/${version}` : version, kind, name: info.name },
    },
    status: { currentMetrics: null, desiredReplicas: 0 },
  }
}

/**
 * What is said when the server refuses: the older API is tried next, but only a share of cpu fits into it.
 * Differs: the second request, which meets the same refusal, is not made.
 */
function refusal({ flags }: CommandContext, error: unknown): Error {
  if (flags.string('cpu') === '') {
    return new KubectlError(
      'failed to create autoscaling/v2 HPA and the configuration is incompatible with autoscaling/v1: empty input',
    )
  }
  const fits = !flags.string('memory') && flags.string('cpu').trim().endsWith('%')
  return fits
    ? asKubectlError(error)
    : new KubectlError(
        'failed to create autoscaling/v2 HPA and the configuration is incompatible with autoscaling/v1: %!w(<nil>)',
      )
}

function autoscaleOne(context: CommandContext, info: Info): void {
  const { kind } = info.mapping
  if (!context.mapper.hasSubresource(info.mapping, 'scale')) {
    throw new KubectlError(
      `cannot autoscale a ${kind}: could not find scale subresource for ${resourceText(info)} in discovery information`,
    )
  }
  const dryRun = dryRunOf(context)
  const object = recorded(context, autoscalerFor(context, info))
  const print = resultPrinter(context, dryRun, true)
  if (dryRun === 'client') {
    print(object, 'created')
    return
  }
  const sent = context.flags.bool('save-config') ? withTypedLastApplied(object) : object
  const mapping = context.mapper.forKind('autoscaling/v2', 'HorizontalPodAutoscaler')
  const { namespace } = context.config.namespace()
  let stored: Manifest
  try {
    stored = context.client.create(mapping, namespace, sent, writeQuery(context.flags, dryRun))
  } catch (error) {
    throw refusal(context, error)
  }
  print(stored, 'autoscaled')
}

/** `/v1, Resource=pods`, as Go prints a GroupVersionResource. */
const resourceText = ({ mapping }: Info) =>
  `${mapping.group}/${mapping.version}, Resource=${mapping.resource}`

export const autoscale = defineCommand({
  use: 'autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY]',
  short: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
  group: 'Deploy Commands:',
  examples: `
    # Two to ten pods, at 70 % of the cpu that they request
    kubectl autoscale deployment shop --min=2 --max=10 --cpu=70%

    # At 500 millicores and 200 mebibytes for each pod
    kubectl autoscale deployment shop --max=6 --cpu=500m --memory=200Mi
  `,
  required: ['max'],
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    DRY_RUN_FLAG,
    SAVE_CONFIG_FLAG,
    RECORD_FLAG,
    fieldManagerFlag('kubectl-autoscale'),
    {
      name: 'cpu',
      type: 'string',
      usage: 'The cpu to aim at: a share such as 70%, or an amount such as 500m.',
    },
    {
      name: 'cpu-percent',
      type: 'int32',
      default: '-1',
      usage: 'The share of the requested cpu to aim at.',
      deprecated:
        "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).",
    },
    { name: 'max', type: 'int32', default: '-1', usage: 'The most pods that there may be.' },
    {
      name: 'memory',
      type: 'string',
      usage: 'The memory to aim at: a share such as 60%, or an amount such as 200Mi.',
    },
    { name: 'min', type: 'int32', default: '-1', usage: 'The fewest pods that there may be.' },
    { name: 'name', type: 'string', usage: 'The name of the new object; by default that of the scaled one.' },
  ],
  run(context) {
    validate(context)
    const { infos, errors } = findInfos(context, {
      ...findOptions(context.args, context.flags),
      labelSelector: '',
    })
    for (const info of infos) {
      try {
        autoscaleOne(context, info)
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
    if (infos.length === 0) throw new KubectlError('no objects passed to autoscale')
  },
})
