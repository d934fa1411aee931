import { type CommandContext, defineCommand } from '../cli/command'
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  findOptions,
  RECORD_FLAG,
  SELECTOR_FLAG,
  writeQuery,
} from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { dig } from '../go-format'
import type { Steps } from '../io'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recordChange } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'

const POLL = 100

function checkPreconditions(context: CommandContext, scale: Manifest): void {
  const { flags } = context
  const current = Number(dig(scale, 'spec', 'replicas') ?? 0)
  const wanted = flags.number('current-replicas')
  if (wanted !== -1 && current !== wanted) {
    throw new KubectlError(`Expected replicas to be ${wanted}, was ${current}`)
  }
  const version = flags.string('resource-version')
  const actual = scale.metadata?.resourceVersion ?? ''
  if (version && version !== actual) {
    throw new KubectlError(`Expected resource version to be ${version}, was ${actual}`)
  }
}

function scaleOne(context: CommandContext, info: Info): void {
  const { flags, client } = context
  const scaled = { mapping: info.mapping, namespace: info.namespace, name: info.name, subresource: 'scale' }
  const conditional = flags.number('current-replicas') !== -1 || flags.string('resource-version') !== ''
  if (conditional) checkPreconditions(context, client.get(info.mapping, info.namespace, info.name, 'scale'))
  const query = writeQuery(flags, dryRunOf(context))
  client.patch(scaled, 'merge-patch', { spec: { replicas: flags.number('replicas') } }, query)
  recordChange(context, info, info.object, {})
}

function* waitForSize(context: CommandContext, info: Info, replicas: number): Steps {
  const deadline = context.io.now() + context.flags.number('timeout')
  for (;;) {
    const object = context.client.get(info.mapping, info.namespace, info.name)
    const observed = Number(dig(object, 'status', 'observedGeneration') ?? 0)
    const size = Number(dig(object, 'status', 'replicas') ?? 0)
    if (observed >= Number(object.metadata?.generation ?? 0) && size === replicas) return
    if (context.io.now() >= deadline) throw new KubectlError('timed out waiting for the condition')
    yield { kind: 'sleep', ms: POLL }
  }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  const replicas = flags.number('replicas')
  if (!flags.changed('replicas') || replicas < 0) {
    throw new KubectlError(
      'The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    )
  }
  if (flags.number('current-replicas') < -1) {
    throw new KubectlError('The --current-replicas must specify an integer of -1 or greater')
  }
  const dryRun = dryRunOf(context)
  const { infos, errors } = findInfos(context, {
    ...findOptions(context.args, flags),
    all: false,
    latest: true,
    ...bulk(context),
  })
  if (flags.string('resource-version') && infos.length > 1) {
    throw new KubectlError('cannot use --resource-version with multiple resources')
  }
  const print = resultPrinter(context, dryRun)
  for (const info of infos) {
    try {
      if (dryRun !== 'client') scaleOne(context, info)
      if (flags.number('timeout') > 0 && dryRun === 'none') yield* waitForSize(context, info, replicas)
      print(info.object, 'scaled')
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
  if (infos.length === 0) throw new KubectlError('no objects passed to scale')
  return undefined
}

/** `--all` lets a type stand for all of it; with a name it means nothing. */
function bulk(context: CommandContext): { typeMeansAll: boolean } {
  return { typeMeansAll: context.flags.bool('all') }
}

export const scale = defineCommand({
  use: 'scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  short: 'Set a new size for a deployment, replica set, or replication controller',
  group: 'Deploy Commands:',
  examples: `
    # Five replicas
    kubectl scale deployment shop --replicas=5

    # Only if there are two now
    kubectl scale deployment shop --current-replicas=2 --replicas=5
  `,
  required: ['replicas'],
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    ALL_FLAG,
    DRY_RUN_FLAG,
    RECORD_FLAG,
    { name: 'current-replicas', type: 'int', default: '-1', usage: 'Only if the size is this.' },
    { name: 'replicas', type: 'int', default: '0', usage: 'The new size.' },
    { name: 'resource-version', type: 'string', usage: 'Only if the object has this version.' },
    {
      name: 'timeout',
      type: 'duration',
      default: '0s',
      usage: 'How long to wait for the new size; zero does not wait.',
    },
  ],
  run,
})
