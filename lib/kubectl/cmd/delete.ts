import { type CommandContext, defineCommand } from '../cli/command'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DRY_RUN_FLAG,
  type DryRun,
  dryRunOf,
  FIELD_SELECTOR_FLAG,
  FILENAME_FLAGS,
  findOptions,
  SELECTOR_FLAG,
} from '../cli/common-flags'
import type { FlagSpec } from '../cli/flag-types'
import { typeName } from '../client/rest-client'
import { asKubectlError, isForbidden, isNotFound, KubectlError, throwCollected, withSource } from '../errors'
import { digString, type JsonMap, quote } from '../go-format'
import type { Steps } from '../io'
import { findInfos, type Info } from '../resource/resource-finder'
import { sendRaw } from './raw-request'

const POLL = 100
const A_WEEK = 168 * 3_600_000

export interface DeleteOptions {
  dryRun: DryRun
  /** Seconds; negative: what the object says. */
  gracePeriod: number
  force: boolean
  cascade: string
  wait: boolean
  /** ms; 0 waits as long as it takes. */
  timeout: number
  ignoreNotFound: boolean
  /** `-o name` */
  nameOnly?: boolean
  quiet?: boolean
}

/** What verbs that also delete take: they do not wait unless they are told to. */
export const DELETION_FLAGS: FlagSpec[] = [
  {
    name: 'cascade',
    type: 'string',
    default: 'background',
    bare: 'background',
    usage: '"background", "orphan" or "foreground": what happens to dependents.',
  },
  { name: 'force', type: 'bool', usage: 'Remove from the API at once, without waiting for the node.' },
  { name: 'grace-period', type: 'int', default: '-1', usage: 'Seconds to terminate; 0 only with --force.' },
  { name: 'timeout', type: 'duration', default: '0s', usage: 'How long to wait for the deletion.' },
  { name: 'wait', type: 'bool', usage: 'Wait until the resources are gone.' },
]

export const DELETE_FLAGS: FlagSpec[] = DELETION_FLAGS.map((flag) =>
  flag.name === 'wait' ? { ...flag, default: 'true' } : flag,
)

function readOptions(context: CommandContext): DeleteOptions {
  const { flags } = context
  const force = flags.bool('force')
  let gracePeriod = flags.number('grace-period')
  if (flags.bool('now')) {
    if (gracePeriod !== -1) throw new KubectlError('--now and --grace-period cannot be specified together')
    gracePeriod = 1
  }
  if (gracePeriod === 0 && !force) gracePeriod = 1
  if (force && gracePeriod < 0) gracePeriod = 0
  if (gracePeriod > 0 && force) {
    throw new KubectlError('--force and --grace-period greater than 0 cannot be specified together')
  }
  const output = flags.string('output')
  if (output !== '' && output !== 'name') {
    throw new KubectlError(`unexpected -o output mode: ${output}. We only support '-o name'`)
  }
  const bulk = flags.bool('all') || flags.string('selector') !== '' || flags.string('field-selector') !== ''
  return {
    dryRun: dryRunOf(context),
    gracePeriod,
    force,
    cascade: cascadePolicy(flags.string('cascade')),
    wait: flags.bool('wait'),
    timeout: flags.number('timeout'),
    ignoreNotFound: flags.changed('ignore-not-found') ? flags.bool('ignore-not-found') : bulk,
    nameOnly: output === 'name',
  }
}

/** `Background`, `Foreground` or `Orphan`, of --cascade. @throws KubectlError */
export function cascadePolicy(text: string): string {
  const policies: Record<string, string> = {
    background: 'Background',
    foreground: 'Foreground',
    orphan: 'Orphan',
  }
  const policy = policies[text]
  if (!policy) {
    throw new KubectlError(`invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`)
  }
  return policy
}

function deletedLine(info: Info, options: DeleteOptions): string {
  const type = typeName(info.mapping)
  if (options.nameOnly) return `${type}/${info.name}\n`
  const suffix = { none: '', client: ' (dry run)', server: ' (server dry run)' }[options.dryRun]
  const place = info.mapping.namespaced ? ` from ${info.namespace} namespace` : ''
  return `${type} ${quote(info.name)} ${options.force && options.gracePeriod === 0 ? 'force ' : ''}deleted${place}${suffix}\n`
}

function deleteOne(context: CommandContext, info: Info, options: DeleteOptions): string {
  const body: JsonMap = {
    propagationPolicy: options.cascade,
    ...(options.gracePeriod >= 0 ? { gracePeriodSeconds: options.gracePeriod } : {}),
    ...(options.dryRun === 'server' ? { dryRun: ['All'] } : {}),
  }
  const answer = context.client.delete(info.mapping, info.namespace, info.name, body)
  if (!options.quiet) context.out(deletedLine(info, options))
  return digString(answer, 'details', 'uid') || digString(answer, 'metadata', 'uid')
}

function* waitUntilGone(context: CommandContext, info: Info, uid: string, deadline: number): Steps {
  for (;;) {
    const current = context.client.find(info.mapping, info.namespace, info.name)
    if (!current || (uid && current.metadata?.uid !== uid)) return
    if (context.io.now() >= deadline) {
      throw new KubectlError(`timed out waiting for the condition on ${info.mapping.resource}/${info.name}`)
    }
    yield { kind: 'sleep', ms: POLL }
  }
}

/** Deletes objects and waits for their end; what fails is thrown after the others were tried. */
export function* deleteInfos(
  context: CommandContext,
  infos: Info[],
  before: Error[],
  options: DeleteOptions,
): Steps {
  const errors = [...before]
  const deleted: { info: Info; uid: string }[] = []
  for (const info of infos) {
    try {
      if (options.dryRun === 'client') context.out(deletedLine(info, options))
      else deleted.push({ info, uid: deleteOne(context, info, options) })
    } catch (error) {
      errors.push(withSource('deleting', info.source, asKubectlError(error)))
    }
  }
  throwCollected(options.ignoreNotFound ? errors.filter((error) => !isNotFound(error)) : errors)
  if (!options.wait || options.dryRun !== 'none') return
  const deadline = context.io.now() + (options.timeout || A_WEEK)
  const late: Error[] = []
  for (const { info, uid } of deleted) {
    try {
      yield* waitUntilGone(context, info, uid, deadline)
    } catch (error) {
      // Whoever may delete but not look does not wait.
      if (!isForbidden(error)) late.push(asKubectlError(error))
    }
  }
  throwCollected(late)
}

/** Asks whether the objects shall go: only a line with a `y` alone says so. */
function confirmed(context: CommandContext, infos: Info[], before: Error[], options: DeleteOptions): boolean {
  const errors = [...before]
  const found = infos.filter((info) => {
    try {
      return context.client.get(info.mapping, info.namespace, info.name)
    } catch (error) {
      errors.push(asKubectlError(error))
      return false
    }
  })
  throwCollected(options.ignoreNotFound ? errors.filter((error) => !isNotFound(error)) : errors)
  if (found.length === 0) {
    context.out('No resources found\n')
    return false
  }
  context.out(`You are about to delete the following ${found.length} resource(s):\n`)
  for (const info of found) context.out(`${typeName(info.mapping)}/${info.name}\n`)
  context.out('Do you want to continue? (y/N): ')
  const agreed = /^[ \t]*[yY][ \t]*(?:\n|$)/.test(context.io.stdin)
  if (!agreed) context.out('deletion is cancelled\n')
  return agreed
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  if (flags.string('raw')) return sendRaw(context, 'DELETE')
  const options = readOptions(context)
  const { infos, errors } = findInfos(context, { ...findOptions(context.args, flags), fetch: false })
  if (options.force && options.gracePeriod === 0) {
    context.client.printWarning(
      'Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.',
    )
  }
  if (context.config.namespace().explicit && infos.some((info) => !info.mapping.namespaced)) {
    context.client.printWarning('deleting cluster-scoped resources, not scoped to the provided namespace')
  }
  if (infos.length === 0 && errors.length === 0) {
    context.out('No resources found\n')
    return undefined
  }
  if (flags.bool('interactive') && !confirmed(context, infos, errors, options)) return undefined
  yield* deleteInfos(context, infos, errors, options)
  return undefined
}

export const deleteCommand = defineCommand({
  use: 'delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])',
  short: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
  group: 'Basic Commands (Intermediate):',
  examples: `
    # One Pod
    kubectl delete pod web

    # What a file describes
    kubectl delete -f shop.yaml

    # All Pods and Services with a label
    kubectl delete pods,services -l app=shop

    # At once, without waiting for the node
    kubectl delete pod web --grace-period=0 --force
  `,
  flags: [
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    FIELD_SELECTOR_FLAG,
    ALL_FLAG,
    ALL_NAMESPACES_FLAG,
    DRY_RUN_FLAG,
    ...DELETE_FLAGS,
    { name: 'ignore-not-found', type: 'bool', usage: 'Missing objects are no error.' },
    { name: 'interactive', short: 'i', type: 'bool', usage: 'Ask before deleting.' },
    { name: 'now', type: 'bool', usage: 'The same as --grace-period=1.' },
    { name: 'output', short: 'o', type: 'string', usage: '"name" for the names only.' },
    { name: 'raw', type: 'string', usage: 'A path to DELETE.' },
  ],
  run,
})
