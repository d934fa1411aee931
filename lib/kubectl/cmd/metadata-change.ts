import type { CommandContext } from '../cli/command'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DRY_RUN_FLAG,
  dryRunOf,
  FIELD_SELECTOR_FLAG,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  LOCAL_FLAG,
  RECORD_FLAG,
  SELECTOR_FLAG,
  writeQuery,
} from '../cli/common-flags'
import type { FlagSpec } from '../cli/flag-types'
import type { Manifest } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { sortedKeys } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recordChange } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'
import { splitPairs } from './resources-and-pairs'

/** What to set and what to take away. */
export interface MetadataChange {
  set: Record<string, string>
  remove: string[]
}

/** How labels and annotations differ. */
interface Kind {
  field: 'labels' | 'annotations'
  what: 'label' | 'annotation'
  parse(pairs: string[]): MetadataChange
  message(added: boolean, removed: boolean): string
  overwriteError(clashes: [key: string, value: string][]): string[]
  missing?(key: string): string
  /** Keys that may be overwritten without being asked. */
  alwaysFree?: string[]
}

export function METADATA_FLAGS(manager: string, what: string): FlagSpec[] {
  return [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    FIELD_SELECTOR_FLAG,
    ALL_FLAG,
    ALL_NAMESPACES_FLAG,
    DRY_RUN_FLAG,
    LOCAL_FLAG,
    RECORD_FLAG,
    fieldManagerFlag(manager),
    { name: 'list', type: 'bool', usage: `Show the ${what} instead of changing them.` },
    { name: 'overwrite', type: 'bool', usage: `Allow ${what} to be overwritten.` },
    { name: 'resource-version', type: 'string', usage: 'Only if the object has this version.' },
  ]
}

function checkFlags(context: CommandContext, kind: Kind, resources: string[], change: MetadataChange): void {
  const { flags } = context
  const files = flags.list('filename').length > 0 || flags.string('kustomize') !== ''
  if (flags.bool('list') && flags.string('output')) {
    throw new KubectlError('--list and --output may not be specified together')
  }
  for (const selector of ['selector', 'field-selector']) {
    if (flags.bool('all') && flags.string(selector)) {
      throw new KubectlError(`cannot set --all and --${selector} at the same time`)
    }
  }
  if (flags.bool('local')) {
    if (dryRunOf(context) === 'server') {
      throw new KubectlError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
    }
    const [yaml, json] = kind.what === 'label' ? ['pod.yaml', 'pod.json'] : ['rsrc.yaml', 'rsrc.json']
    const how = `-f ${yaml} or --filename=${json}`
    if (resources.length > 0)
      throw new KubectlError(`can only use local files by ${how} when --local=true is set`)
    if (!files) throw new KubectlError(`one or more files must be specified as ${how}`)
  } else if (resources.length === 0 && !files) {
    throw new KubectlError(
      'one or more resources must be specified as <resource> <name> or <resource>/<name>',
    )
  }
  const nothing = Object.keys(change.set).length === 0 && change.remove.length === 0
  if (nothing && !flags.bool('list')) throw new KubectlError(`at least one ${kind.what} update is required`)
}

function listPairs(context: CommandContext, kind: Kind, info: Info, single: boolean): void {
  const map = info.object.metadata?.[kind.field] ?? {}
  if (!single)
    context.out(`Listing ${kind.field} for ${info.mapping.kind}.${info.mapping.group}/${info.name}:\n`)
  for (const key of sortedKeys(map)) context.out(`${single ? '' : ' '}${key}=${map[key]}\n`)
}

function changeOne(context: CommandContext, kind: Kind, info: Info, change: MetadataChange): void {
  const { flags } = context
  const dryRun = dryRunOf(context)
  const before = info.object.metadata?.[kind.field] ?? {}
  const clashes = sortedKeys(change.set)
    .filter((key) => key in before && before[key] !== change.set[key] && !kind.alwaysFree?.includes(key))
    .map((key): [string, string] => [key, before[key]!])
  if (clashes.length > 0 && !flags.bool('overwrite')) {
    throwCollected(kind.overwriteError(clashes).map((text) => new KubectlError(text)))
  }
  const added = Object.keys(change.set).filter((key) => before[key] !== change.set[key])
  const removed = change.remove.filter((key) => key in before)
  for (const key of change.remove) if (!(key in before) && kind.missing) context.out(kind.missing(key))
  const print = resultPrinter(context, dryRun)
  const message = kind.message(added.length > 0, removed.length > 0)
  const version = flags.string('resource-version')
  const patch = {
    metadata: {
      ...(version ? { resourceVersion: version } : {}),
      [kind.field]: {
        ...Object.fromEntries(added.map((key) => [key, change.set[key]])),
        ...Object.fromEntries(removed.map((key) => [key, null])),
      },
    },
  }
  const kept = Object.entries(before).filter(([key]) => !removed.includes(key))
  const after: Manifest = {
    ...info.object,
    metadata: { ...info.object.metadata, [kind.field]: { ...Object.fromEntries(kept), ...change.set } },
  }
  const local = flags.bool('local') || dryRun === 'client'
  const same = kind.what === 'label' && added.length === 0 && removed.length === 0
  const query = writeQuery(flags, dryRun)
  print(
    local || same
      ? after
      : recordChange(context, info, context.client.patch(info, 'merge-patch', patch, query), query),
    message,
  )
}

/** `kubectl label` and `kubectl annotate`. */
export function runMetadataChange(context: CommandContext, kind: Kind): void {
  const { flags } = context
  const { resources, pairs } = splitPairs(context.args, kind.what)
  const change = kind.parse(pairs)
  checkFlags(context, kind, resources, change)
  const local = flags.bool('local')
  const { infos, errors, single } = findInfos(context, {
    ...findOptions(resources, flags),
    all: false,
    typeMeansAll: flags.bool('all'),
    latest: !local,
    local,
  })
  if (flags.string('resource-version') && !single) {
    throw new KubectlError('--resource-version may only be used with a single resource')
  }
  for (const info of infos) {
    try {
      if (flags.bool('list')) listPairs(context, kind, info, single)
      else changeOne(context, kind, info, change)
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
}
