import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { LAST_APPLIED, lastAppliedText, readLastApplied } from '../apply/last-applied'
import { type Command, defineCommand, usageError } from '../cli/command'
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  findOptions,
  SELECTOR_FLAG,
  writeQuery,
} from '../cli/common-flags'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { marshalJson } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { findInfos } from '../resource/resource-finder'
import { editLastApplied } from './apply-edit-last-applied'

const view = defineCommand({
  use: 'view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  short: 'View the latest last-applied-configuration annotations of a resource/object',
  examples: 'kubectl apply view-last-applied deployment/shop',
  flags: [
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    ALL_FLAG,
    { name: 'output', short: 'o', type: 'string', default: 'yaml', usage: 'yaml or json' },
  ],
  run(context) {
    const output = context.flags.string('output')
    if (output !== 'yaml' && output !== 'json') {
      throw usageError(
        context,
        `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`,
      )
    }
    const { infos, errors } = findInfos(context, {
      ...findOptions(context.args, context.flags),
      latest: true,
    })
    for (const info of infos) {
      const last = readLastApplied(info.object)
      if (!last) continue
      context.out(output === 'json' ? `${marshalJson(last, { indent: 2 })}\n` : toYaml(last))
    }
    throwCollected(errors)
  },
})

const set = defineCommand({
  use: 'set-last-applied -f FILENAME',
  short: 'Set the last-applied-configuration annotation on a live object to match the contents of a file',
  examples: 'kubectl apply set-last-applied -f deployment.yaml',
  flags: [
    ...PRINT_FLAGS,
    FILENAME_FLAGS[0]!,
    DRY_RUN_FLAG,
    { name: 'create-annotation', type: 'bool', usage: 'Make the annotation where there is none.' },
  ],
  run(context) {
    const dryRun = dryRunOf(context)
    const print = resultPrinter(context, dryRun)
    const { infos, errors } = findInfos(context, findOptions([], context.flags))
    for (const info of infos) {
      try {
        const current = context.client.get(info.mapping, info.namespace, info.name)
        if (!readLastApplied(current) && !context.flags.bool('create-annotation')) {
          throw new KubectlError(
            `no last-applied-configuration annotation found on resource: ${info.name}, to create the annotation, run the command with --create-annotation`,
          )
        }
        const patch = { metadata: { annotations: { [LAST_APPLIED]: lastAppliedText(info.object, false) } } }
        const query = writeQuery(context.flags, dryRun)
        print(
          dryRun === 'client' ? current : context.client.patch(info, 'merge-patch', patch, query),
          'configured',
        )
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
  },
})

export const lastAppliedCommands: Command[] = [editLastApplied, set, view]
