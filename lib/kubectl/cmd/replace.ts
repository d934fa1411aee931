import { withConfigSaved } from '../apply/last-applied'
import { type CommandContext, defineCommand } from '../cli/command'
import {
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
  validationOf,
  writeQuery,
} from '../cli/common-flags'
import { type Manifest, withoutResourceVersion } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected, withSource } from '../errors'
import type { Steps } from '../io'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'
import { cascadePolicy, DELETION_FLAGS, deleteInfos } from './delete'
import { sendRaw } from './raw-request'

function checkFlags(context: CommandContext, dryRun: string): void {
  const { flags } = context
  const force = flags.bool('force')
  cascadePolicy(flags.string('cascade'))
  if (flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError('must specify one of -f and -k')
  }
  if (flags.number('grace-period') >= 0 && !force)
    throw new KubectlError('--grace-period must have --force specified')
  if (flags.number('timeout') !== 0 && !force) throw new KubectlError('--timeout must have --force specified')
  if (force && dryRun !== 'none') throw new KubectlError('--dry-run can not be used when --force is set')
}

/** What to send: with the annotation when asked for, or when it was there before. */
function prepared(context: CommandContext, info: Info): Manifest {
  return recorded(context, withConfigSaved(info.object, context.flags.bool('save-config')))
}

/** PUT; without a resourceVersion the current one is taken, and a missing object is the server's to judge. */
function replaceOne(context: CommandContext, info: Info, query: Record<string, string>): Manifest {
  const object = prepared(context, info)
  const at = { ...info, subresource: context.flags.string('subresource') || undefined }
  if (object.metadata?.resourceVersion) return context.client.replace(at, object, query)
  const current = context.client.find(info.mapping, info.namespace, info.name)
  const { resourceVersion } = current?.metadata ?? {}
  const versioned = resourceVersion
    ? { ...object, metadata: { ...object.metadata, resourceVersion } }
    : object
  return context.client.replace(at, versioned, query)
}

function* forceReplace(context: CommandContext, infos: Info[], before: Error[]): Steps {
  const { flags } = context
  const timeout = flags.number('timeout')
  const gracePeriod = flags.number('grace-period')
  yield* deleteInfos(context, infos, before, {
    dryRun: 'none',
    gracePeriod: gracePeriod === 0 ? 1 : gracePeriod,
    force: false,
    cascade: cascadePolicy(flags.string('cascade')),
    wait: true,
    timeout: timeout || 300_000,
    ignoreNotFound: true,
    nameOnly: flags.string('output') === 'name',
  })
  if (infos.length === 0) context.out('No resources found\n')
  const print = resultPrinter(context, 'none')
  const errors: Error[] = []
  for (const info of infos) {
    try {
      const object = withoutResourceVersion(prepared(context, info))
      print(
        context.client.create(info.mapping, info.namespace, object, writeQuery(flags, 'none')),
        'replaced',
      )
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
  if (infos.length === 0) throw new KubectlError('no objects passed to replace')
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  const dryRun = dryRunOf(context)
  checkFlags(context, dryRun)
  if (flags.string('raw')) return sendRaw(context, 'PUT')
  const query = writeQuery(flags, dryRun)
  const validate = validationOf(flags) !== 'Ignore'
  const args = flags.bool('force') ? context.args : []
  const { infos, errors } = findInfos(context, { ...findOptions(args, flags), validate })
  if (flags.bool('force')) {
    yield* forceReplace(context, infos, errors)
    return undefined
  }
  const print = resultPrinter(context, dryRun)
  for (const info of infos) {
    try {
      print(dryRun === 'client' ? prepared(context, info) : replaceOne(context, info, query), 'replaced')
    } catch (error) {
      errors.push(withSource('replacing', info.source, asKubectlError(error)))
    }
  }
  throwCollected(errors)
  return undefined
}

export const replace = defineCommand({
  use: 'replace -f FILENAME',
  short: 'Replace a resource by file name or stdin',
  group: 'Advanced Commands:',
  examples: `
    # What a file describes, as a whole
    kubectl replace -f pod.yaml

    # Delete it and create it anew
    kubectl replace --force -f pod.yaml
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    ...DELETION_FLAGS,
    DRY_RUN_FLAG,
    SAVE_CONFIG_FLAG,
    VALIDATE_FLAG,
    fieldManagerFlag('kubectl-replace'),
    { name: 'raw', type: 'string', usage: 'A path to PUT the file to.' },
    RECORD_FLAG,
    { name: 'subresource', type: 'string', usage: 'A subresource such as status or scale.' },
  ],
  run,
})
