import { type Command, type CommandContext, defineCommand, usageError } from '../cli/command'
import { DRY_RUN_FLAG, type DryRun, dryRunOf, SELECTOR_FLAG } from '../cli/common-flags'
import { asKubectlError } from '../errors'
import { dig, quote } from '../go-format'
import { resultPrinter } from '../printers/print-flags'
import { findInfos, type Info } from '../resource/resource-finder'

/** The nodes that a verb names or selects. @throws KubectlError */
export function findNodes(context: CommandContext, verb: string): Info[] {
  const { args, flags } = context
  const labelSelector = flags.string('selector')
  if (args.length === 0 && !flags.changed('selector'))
    throw usageError(context, `USAGE: ${verb} NODE [flags]`)
  if (args.length > 0 && labelSelector) {
    throw usageError(context, 'error: cannot specify both a node name and a --selector option')
  }
  const names = args.map((arg) => arg.replace(/^(nodes?|no)\//, ''))
  const options = labelSelector ? { args: ['nodes'], labelSelector } : { args: ['nodes', ...names] }
  const { infos, errors } = findInfos(context, options)
  if (errors[0]) throw errors[0]
  return infos
}

/** Marks nodes (un)schedulable and says so. */
export function setUnschedulable(
  context: CommandContext,
  infos: Info[],
  desired: boolean,
  dryRun: DryRun,
): void {
  const print = resultPrinter(context, dryRun)
  const word = desired ? 'cordoned' : 'uncordoned'
  for (const info of infos) {
    if ((dig(info.object, 'spec', 'unschedulable') === true) === desired) {
      print(info.object, `already ${word}`)
      continue
    }
    try {
      const query: Record<string, string> = dryRun === 'server' ? { dryRun: 'All' } : {}
      const patch = { spec: { unschedulable: desired ? true : null } }
      if (dryRun !== 'client') context.client.patch(info, 'strategic-merge-patch', patch, query)
      print(info.object, word)
    } catch (error) {
      const verb = desired ? 'cordon' : 'uncordon'
      context.err(`error: unable to ${verb} node ${quote(info.name)}: ${asKubectlError(error).message}\n`)
    }
  }
}

function defineCordon(verb: 'cordon' | 'uncordon', short: string): Command {
  return defineCommand({
    use: `${verb} NODE`,
    short,
    group: 'Cluster Management Commands:',
    examples: `kubectl ${verb} worker-1`,
    flags: [SELECTOR_FLAG, DRY_RUN_FLAG],
    run(context) {
      const dryRun = dryRunOf(context)
      setUnschedulable(context, findNodes(context, verb), verb === 'cordon', dryRun)
    },
  })
}

export const cordon = defineCordon('cordon', 'Mark node as unschedulable')
export const uncordon = defineCordon('uncordon', 'Mark node as schedulable')
