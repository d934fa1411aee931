import { type Applied, clientSideApply } from '../apply/client-side-apply'
import { withLastApplied } from '../apply/last-applied'
import { pruneAll, pruneMappings } from '../apply/prune'
import { serverSideApply } from '../apply/server-side-apply'
import { type CommandContext, defineCommand, noArguments } from '../cli/command'
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  type DryRun,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  RECORD_FLAG,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
  validationOf,
  writeQuery,
} from '../cli/common-flags'
import { ApiStatusError, asKubectlError, KubectlError, throwCollected } from '../errors'
import type { Steps } from '../io'
import { objectPrinter, PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'
import { lastAppliedCommands } from './apply-last-applied'
import { cascadePolicy } from './delete'

function checkFlags(context: CommandContext, dryRun: DryRun): void {
  const { flags } = context
  const serverSide = flags.bool('server-side')
  noArguments(context, 'Unexpected args')
  if (flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError('must specify one of -f and -k')
  }
  if (flags.bool('force-conflicts') && !serverSide) {
    throw new KubectlError('--force-conflicts only works with --server-side')
  }
  if (dryRun === 'client' && serverSide)
    throw new KubectlError(
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    )
  if (flags.bool('force') && serverSide) throw new KubectlError('--force cannot be used with --server-side')
  if (flags.bool('force') && dryRun === 'server')
    throw new KubectlError('--dry-run=server cannot be used with --force')
  cascadePolicy(flags.string('cascade'))
  if (flags.bool('all') && flags.string('selector')) {
    throw new KubectlError('cannot set --all and --selector at the same time')
  }
  if (flags.bool('prune') && !flags.bool('all') && !flags.string('selector')) {
    throw new KubectlError(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    )
  }
}

function* applyOne(
  context: CommandContext,
  info: Info,
  dryRun: DryRun,
  query: Record<string, string>,
): Steps<Applied> {
  const generateName = info.object.metadata?.generateName
  if (!info.name && generateName) {
    throw new KubectlError(`from ${generateName}: cannot use generate name with apply`)
  }
  try {
    return clientSideApply(context, info, { dryRun, query })
  } catch (error) {
    const refused = error instanceof ApiStatusError && ['Invalid', 'Conflict'].includes(error.reason)
    if (!refused || !context.flags.bool('force')) throw error
    const { client } = context
    client.delete(info.mapping, info.namespace, info.name, { propagationPolicy: 'Background' })
    while (client.find(info.mapping, info.namespace, info.name)) yield { kind: 'sleep', ms: 1000 }
    const object = client.create(info.mapping, info.namespace, withLastApplied(info.object), query)
    return { object, operation: 'configured' }
  }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  const dryRun = dryRunOf(context)
  checkFlags(context, dryRun)
  const query = writeQuery(flags, dryRun)
  const validate = validationOf(flags) !== 'Ignore'
  const allowed = flags.bool('prune') ? pruneMappings(context) : undefined
  const { infos, errors } = findInfos(context, { ...findOptions([], flags), all: false, validate })
  if (infos.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to apply')
  const print = resultPrinter(context, dryRun)
  const printer = objectPrinter(context)
  const applied: Applied['object'][] = []
  for (const found of infos) {
    const info = { ...found, object: recorded(context, found.object) }
    try {
      const result: Omit<Applied, 'operation'> & { operation: string } = flags.bool('server-side')
        ? { object: serverSideApply(context, info, query), operation: 'serverside-applied' }
        : yield* applyOne(context, info, dryRun, query)
      applied.push(result.object)
      warnIfDeleting(context, info, result.before ?? result.object)
      if (!printer) print(result.object, result.operation)
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
  if (printer) printApplied(context, applied)
  if (flags.bool('prune')) {
    const namespaces = infos.flatMap(({ mapping, namespace }) =>
      mapping.namespaced && namespace ? [namespace] : [],
    )
    pruneAll(context, {
      mappings: allowed,
      applied,
      namespaces: new Set(namespaces),
      dryRun,
      propagationPolicy: cascadePolicy(flags.string('cascade')),
      gracePeriod: flags.number('grace-period'),
      print,
    })
  }
  return undefined
}

function warnIfDeleting(context: CommandContext, info: Info, object: Applied['object']): void {
  if (!object.metadata?.deletionTimestamp) return
  context.err(`Warning: Detected changes to resource ${info.name} which is currently being deleted.\n`)
}

function printApplied(context: CommandContext, objects: Applied['object'][]): void {
  const printer = objectPrinter(context)!
  if (objects.length === 1) context.out(printer(objects[0]))
  else
    context.out(
      printer({ apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }),
    )
}

export const apply = defineCommand({
  use: 'apply (-f FILENAME | -k DIRECTORY)',
  short: 'Apply a configuration to a resource by file name or stdin',
  long: "Apply a configuration to a resource by file name or stdin. The resource name must be specified. This resource will be\ncreated if it doesn't exist yet. To use 'apply', always create the resource initially with either 'apply' or 'create\n--save-config'.\n\n JSON and YAML formats are accepted.",
  group: 'Advanced Commands:',
  examples: `
    # What a file describes
    kubectl apply -f deployment.yaml

    # Every manifest of a directory
    kubectl apply -f manifests/

    # What it would do
    kubectl apply -f deployment.yaml --dry-run=server
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    ALL_FLAG,
    DRY_RUN_FLAG,
    VALIDATE_FLAG,
    fieldManagerFlag('kubectl-client-side-apply'),
    {
      name: 'cascade',
      type: 'string',
      default: 'background',
      bare: 'background',
      usage: '"background", "orphan" or "foreground": what happens to dependents of what is deleted.',
    },
    { name: 'force', type: 'bool', usage: 'Delete and create what cannot be patched.' },
    {
      name: 'force-conflicts',
      type: 'bool',
      usage: 'Take over fields of other managers (with --server-side).',
    },
    { name: 'grace-period', type: 'int', default: '-1', usage: 'Seconds to terminate when --force deletes.' },
    { name: 'openapi-patch', type: 'bool', default: 'true', usage: 'Work the patch out with the schema.' },
    {
      name: 'overwrite',
      type: 'bool',
      default: 'true',
      usage: 'Resolve conflicts in favour of the manifest.',
    },
    { name: 'prune', type: 'bool', usage: 'Delete what was applied before and is in no file any more.' },
    {
      name: 'prune-allowlist',
      type: 'stringSlice',
      usage: 'Prune only these kinds: group/version/kind, as in core/v1/ConfigMap.',
    },
    RECORD_FLAG,
    { name: 'server-side', type: 'bool', usage: 'Let the server merge, field by field.' },
    { name: 'timeout', type: 'duration', default: '0s', usage: 'How long to wait when --force deletes.' },
    { name: 'wait', type: 'bool', usage: 'Wait until what is deleted is gone.' },
  ],
  subcommands: lastAppliedCommands,
  run,
})
