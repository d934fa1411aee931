import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { LAST_APPLIED } from '../../apply/last-applied'
import { type CommandContext, defineCommand } from '../../cli/command'
import { DRY_RUN_FLAG, type DryRun, dryRunOf } from '../../cli/common-flags'
import { describePodTemplate } from '../../describe/pod-template'
import { DescribeWriter } from '../../describe/writer'
import { ApiStatusError, asKubectlError, KubectlError, throwCollected, withPrefix } from '../../errors'
import { dig, digMap, type JsonMap, quote } from '../../go-format'
import { PRINT_FLAGS, resultPrinter } from '../../printers/print-flags'
import type { Info } from '../../resource/resource-finder'
import { type Revision, revisionsOf } from './revisions'
import { checkVisited, findWorkloads, kindName, ROLLOUT_FLAGS, withoutHash } from './rollout-flags'

/** Annotations that belong to the Deployment, whatever revision it runs. */
const KEPT = [
  LAST_APPLIED,
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]

function selectRevision(info: Info, revisions: Revision[], wanted: number): Revision {
  if (wanted !== 0) {
    const found = revisions.find((one) => one.revision === wanted)
    if (!found) throw new KubectlError(`unable to find specified revision ${wanted} in history`)
    return found
  }
  const previous = revisions[revisions.length - 2]
  if (previous) return previous
  if (info.mapping.kind === 'Deployment') {
    throw new KubectlError(`no rollout history found for deployment ${quote(info.name)}`)
  }
  throw new KubectlError('no last revision to roll back to')
}

function rollbackPatch(info: Info, target: Revision): unknown {
  const own = digMap(info.object, 'metadata', 'annotations')
  const theirs = digMap(target.object, 'metadata', 'annotations')
  const annotations = {
    ...Object.fromEntries(Object.entries(own).filter(([key]) => KEPT.includes(key))),
    ...Object.fromEntries(Object.entries(theirs).filter(([key]) => !KEPT.includes(key))),
  }
  return [
    { op: 'replace', path: '/spec/template', value: withoutHash(target.template) },
    { op: 'replace', path: '/metadata/annotations', value: annotations },
  ]
}

function sendRollback(context: CommandContext, info: Info, target: Revision, dryRun: DryRun): void {
  const query: Record<string, string> = dryRun === 'server' ? { dryRun: 'All' } : {}
  try {
    if (info.mapping.kind === 'Deployment')
      context.client.patch(info, 'json-patch', rollbackPatch(info, target), query)
    else context.client.patch(info, 'strategic-merge-patch', target.object.data, query)
  } catch (error) {
    const known = asKubectlError(error)
    if (!(known instanceof ApiStatusError)) throw known
    throw withPrefix(`failed restoring revision ${context.flags.number('to-revision')}:`, known)
  }
}

function undoOne(context: CommandContext, info: Info, dryRun: DryRun): void {
  if (info.object.metadata?.annotations?.[LAST_APPLIED] !== undefined) {
    context.err(
      `Warning: resource ${info.mapping.resource}/${info.name} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n`,
    )
  }
  const wanted = context.flags.number('to-revision')
  const revisions = revisionsOf(context, info)
  if (!revisions) {
    checkVisited(info, 'rollbacker')
    throw new KubectlError(`no rollbacker has been implemented for ${quote(kindName(info))}`)
  }
  const target = selectRevision(info, revisions, wanted)
  const print = resultPrinter(context, dryRun)
  if (dryRun === 'client') {
    const writer = new DescribeWriter()
    describePodTemplate(target.template, writer)
    const prefix = info.mapping.kind === 'Deployment' ? '' : 'will roll back to '
    print(info.object, prefix + writer.text())
    return
  }
  if (dig(info.object, 'spec', 'paused') === true) {
    throw new KubectlError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    )
  }
  const current = dig(info.object, 'spec', 'template') as JsonMap
  if (deepEqual(withoutHash(target.template), withoutHash(current))) {
    print(info.object, `skipped rollback (current template already matches revision ${wanted})`)
    return
  }
  sendRollback(context, info, target, dryRun)
  print(info.object, 'rolled back')
}

export const undo = defineCommand({
  use: 'undo (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Undo a previous rollout',
  examples: `
    # Back to the revision before
    kubectl rollout undo deployment/shop

    # Back to a certain one
    kubectl rollout undo deployment/shop --to-revision=2
  `,
  flags: [
    ...PRINT_FLAGS,
    ...ROLLOUT_FLAGS,
    DRY_RUN_FLAG,
    {
      name: 'to-revision',
      type: 'int64',
      default: '0',
      usage: 'The revision to go back to; 0 is the one before.',
    },
  ],
  run(context) {
    const dryRun = dryRunOf(context)
    const { infos, errors } = findWorkloads(context)
    for (const info of infos) {
      try {
        undoOne(context, info, dryRun)
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
  },
})
