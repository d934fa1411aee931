import { ApplySet } from '../apply/apply-set'
import { type Applied, clientSideApply } from '../apply/client-side-apply'
import {
  eachPrunable,
  PRUNE_ALLOWLIST_FLAG,
  type PruneOptions,
  pruneMappings,
  pruneObject,
} from '../apply/prune'
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
import type { FlagValues } from '../cli/parse-flags'
import type { Manifest, Mapping } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { compareStrings } from '../go-format'
import type { Steps } from '../io'
import { objectPrinter, PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'
import { lastAppliedCommands } from './apply-last-applied'
import { cascadePolicy } from './delete'

interface ApplyRun {
  dryRun: DryRun
  query: Record<string, string>
  applySet: ApplySet | undefined
  /** Of --prune-allowlist. */
  allowed: Mapping[] | undefined
}

/** What the flags come to. @throws KubectlError */
function readRun(context: CommandContext): ApplyRun {
  const { flags } = context
  noArguments(context, 'Unexpected args')
  const dryRun = dryRunOf(context)
  cascadePolicy(flags.string('cascade'))
  if (flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError('must specify one of -f and -k')
  }
  const query = writeQuery(flags, dryRun)
  const reference = flags.has('applyset') ? flags.string('applyset') : ''
  const applySet = reference ? new ApplySet(context, reference, { dryRun, query }) : undefined
  const allowed = flags.bool('prune') ? pruneMappings(context) : undefined
  checkFlags(context, dryRun, applySet)
  return { dryRun, query, applySet, allowed }
}

function checkFlags({ flags }: CommandContext, dryRun: DryRun, applySet: ApplySet | undefined): void {
  const serverSide = flags.bool('server-side')
  const force = flags.bool('force')
  const refuse = (condition: boolean, message: string) => {
    if (condition) throw new KubectlError(message)
  }
  refuse(flags.bool('force-conflicts') && !serverSide, '--force-conflicts only works with --server-side')
  refuse(
    dryRun === 'client' && serverSide,
    "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
  )
  refuse(force && serverSide, '--force cannot be used with --server-side')
  refuse(force && dryRun === 'server', '--dry-run=server cannot be used with --force')
  refuse(
    flags.bool('all') && flags.string('selector') !== '',
    'cannot set --all and --selector at the same time',
  )
  refuse(applySet !== undefined && !flags.bool('prune'), '--applyset requires --prune')
  applySet?.validate()
  if (flags.bool('prune')) checkPruneFlags(flags, applySet !== undefined)
  refuse(
    flags.string('subresource') !== '' && !serverSide,
    '--subresource can only be specified for --server-side',
  )
}

function checkPruneFlags(flags: FlagValues, inSet: boolean): void {
  if (flags.bool('force')) throw new KubectlError('--force cannot be used with --prune')
  const { all, selector, listed } = {
    all: flags.bool('all'),
    selector: flags.string('selector') !== '',
    listed: flags.list('prune-allowlist').length > 0,
  }
  if (inSet) {
    const other = all ? '--all' : selector ? '--selector' : listed ? '--prune-allowlist' : ''
    if (other) throw new KubectlError(`${other} is incompatible with --applyset`)
    return
  }
  if (!all && !selector) {
    throw new KubectlError(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    )
  }
  if (flags.bool('server-side')) {
    throw new KubectlError(
      "--prune is in alpha and doesn't currently work on objects created by server-side apply",
    )
  }
}

type Outcome = Omit<Applied, 'operation'> & { operation: string }

function* applyOne(context: CommandContext, info: Info, { dryRun, query }: ApplyRun): Steps<Outcome> {
  const generateName = info.object.metadata?.generateName
  if (!info.name && generateName) {
    throw new KubectlError(`from ${generateName}: cannot use generate name with apply`)
  }
  if (!context.flags.bool('server-side')) return yield* clientSideApply(context, info, { dryRun, query })
  const subresource = context.flags.string('subresource')
  const at = subresource ? { ...info, subresource } : info
  return { object: serverSideApply(context, at, query), operation: 'serverside-applied' }
}

/** The objects of the files, and what is wrong with others. @throws KubectlError when there is nothing */
function findObjects(context: CommandContext, { applySet }: ApplyRun): { infos: Info[]; errors: Error[] } {
  const { flags } = context
  const validate = validationOf(flags) !== 'Ignore'
  const { infos, errors } = findInfos(context, { ...findOptions([], flags), all: false, validate })
  if (infos.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to apply')
  return { infos: applySet ? applySet.labelled(infos, errors) : infos, errors }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  const setup = readRun(context)
  const { infos, errors } = findObjects(context, setup)
  setup.applySet?.beforeApply(infos)
  const print = resultPrinter(context, setup.dryRun)
  const printer = flags.string('output') === 'name' ? undefined : objectPrinter(context)
  const applied: Manifest[] = []
  for (const found of infos) {
    const info = { ...found, object: recorded(context, found.object) }
    try {
      const result = yield* applyOne(context, info, setup)
      applied.push(result.object)
      warnIfDeleting(context, info, result.before ?? result.object)
      if (!printer) print(result.object, result.operation)
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
  if (printer) printApplied(context, applied)
  if (flags.bool('prune')) prune(context, setup, infos, applied)
  return undefined
}

function prune(context: CommandContext, setup: ApplyRun, infos: Info[], applied: Manifest[]): void {
  const { config, flags } = context
  const { dryRun, applySet, allowed } = setup
  const kept = new Set(applied.map((object) => object.metadata?.uid))
  const options: PruneOptions = {
    dryRun,
    propagationPolicy: cascadePolicy(flags.string('cascade')),
    gracePeriod: flags.number('grace-period'),
    print: resultPrinter(context, dryRun),
  }
  if (applySet) {
    applySet.prune(kept, options)
    return
  }
  const { namespace, explicit } = config.namespace()
  const namespaces = new Set(explicit ? [namespace] : [])
  for (const { mapping, namespace: own } of infos) if (mapping.namespaced && own) namespaces.add(own)
  eachPrunable(context, { mappings: allowed, kept, namespaces }, (one) => pruneObject(context, one, options))
}

function warnIfDeleting(context: CommandContext, info: Info, object: Manifest): void {
  if (!object.metadata?.deletionTimestamp) return
  context.err(`Warning: Detected changes to resource ${info.name} which is currently being deleted.\n`)
}

function printApplied(context: CommandContext, objects: Manifest[]): void {
  const [only, ...more] = objects
  if (more.length === 0) {
    context.out(objectPrinter(context)!(only))
    return
  }
  // The list is of a type of Go's, what is in it is not.
  const order = (parent: string, keys: string[]) => (parent === '' ? keys : keys.sort(compareStrings))
  const list = { kind: 'List', apiVersion: 'v1', metadata: {}, items: objects }
  context.out(objectPrinter(context, [], order)!(list))
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
    PRUNE_ALLOWLIST_FLAG,
    {
      name: 'applyset',
      type: 'string',
      gate: 'KUBECTL_APPLYSET',
      usage:
        '[alpha] The object that keeps track of what to prune, [RESOURCE][.GROUP]/NAME; a Secret by default.',
    },
    {
      name: 'subresource',
      type: 'string',
      usage: 'A subresource such as status or scale (with --server-side).',
    },
    RECORD_FLAG,
    { name: 'server-side', type: 'bool', usage: 'Let the server merge, field by field.' },
    { name: 'timeout', type: 'duration', default: '0s', usage: 'How long to wait when --force deletes.' },
    { name: 'wait', type: 'bool', usage: 'Wait until what is deleted is gone.' },
  ],
  subcommands: lastAppliedCommands,
  run,
})
