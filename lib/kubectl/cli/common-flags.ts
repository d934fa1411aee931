import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { KubectlError } from '../errors'
import type { KubectlIo } from '../io'
import type { FindOptions } from '../resource/resource-finder'
import type { FlagSpec } from './flag-types'
import { klogWarning } from './klog'
import type { FlagValues } from './parse-flags'

export const FILENAME_FLAGS: FlagSpec[] = [
  {
    name: 'filename',
    short: 'f',
    type: 'stringSlice',
    usage: 'Files, directories or URLs with the resources.',
  },
  {
    name: 'kustomize',
    short: 'k',
    type: 'string',
    usage: 'A directory with a kustomization; not with -f or -R.',
  },
  { name: 'recursive', short: 'R', type: 'bool', usage: 'Go through the directories of -f recursively.' },
]

/** -f and -R of verbs that take no kustomization. */
export function filesFlags(recursive: boolean): FlagSpec[] {
  return [FILENAME_FLAGS[0]!, { ...FILENAME_FLAGS[2]!, default: String(recursive) }]
}

export const SELECTOR_FLAG: FlagSpec = {
  name: 'selector',
  short: 'l',
  type: 'string',
  joined: true,
  usage: "A label selector: '=', '==', '!=', 'in', 'notin', and names alone. All terms must hold.",
}

export const FIELD_SELECTOR_FLAG: FlagSpec = {
  name: 'field-selector',
  type: 'string',
  usage: "A field selector: '=', '==' and '!='. The server knows few fields of each type.",
}

export const ALL_NAMESPACES_FLAG: FlagSpec = {
  name: 'all-namespaces',
  short: 'A',
  type: 'bool',
  usage: 'Look into all namespaces, whatever --namespace says.',
}

export const ALL_FLAG: FlagSpec = {
  name: 'all',
  type: 'bool',
  usage: 'All resources of the types, in the namespace.',
}

export const DRY_RUN_FLAG: FlagSpec = {
  name: 'dry-run',
  type: 'string',
  default: 'none',
  bare: 'unchanged',
  usage: '"none", "server" (send it, store nothing) or "client" (only print it).',
}

export const LOCAL_FLAG: FlagSpec = {
  name: 'local',
  type: 'bool',
  usage: 'Work on the files only; never ask the server.',
}

export const SAVE_CONFIG_FLAG: FlagSpec = {
  name: 'save-config',
  type: 'bool',
  usage: 'Keep the configuration in an annotation, for a later kubectl apply.',
}

export const VALIDATE_FLAG: FlagSpec = {
  name: 'validate',
  type: 'string',
  default: 'strict',
  bare: 'strict',
  usage:
    '"strict" (or true) refuses unknown fields, "warn" reports them, "ignore" (or false) lets them pass.',
}

export function fieldManagerFlag(name: string): FlagSpec {
  return {
    name: 'field-manager',
    type: 'string',
    default: name,
    usage: 'Who is recorded as owner of the fields.',
  }
}

export const RECORD_FLAG: FlagSpec = {
  name: 'record',
  type: 'bool',
  usage: 'Deprecated.',
  deprecated: '--record will be removed in the future',
}

/** -f, -k, -R, -l, --field-selector, -A and --all as search options. */
export function findOptions(args: string[], flags: FlagValues): FindOptions {
  return {
    args,
    filenames: flags.list('filename'),
    kustomize: flags.string('kustomize'),
    recursive: flags.bool('recursive'),
    labelSelector: flags.string('selector'),
    fieldSelector: flags.string('field-selector'),
    allNamespaces: flags.bool('all-namespaces'),
    all: flags.bool('all'),
  }
}

/** `--request-timeout` in ms, which also ends a watch; undefined without one. @throws KubectlError */
export function requestTimeout(flags: FlagValues): number | undefined {
  const text = flags.string('request-timeout')
  const ms = /^\+?\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text)
  if (ms === undefined && text !== '') {
    throw new KubectlError(
      'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    )
  }
  return ms ? ms : undefined
}

export type DryRun = 'none' | 'server' | 'client'

/** @throws KubectlError `Invalid dry-run value (maybe). …` */
export function dryRunOf(context: { flags: FlagValues; io: KubectlIo }): DryRun {
  const text = context.flags.string('dry-run')
  if (text === 'none' || text === 'server' || text === 'client') return text
  if (text === 'unchanged') {
    klogWarning(
      context.io,
      'helpers.go:719',
      '--dry-run is deprecated and can be replaced with --dry-run=client.',
    )
    return 'client'
  }
  if (text !== 'true' && text !== 'false') {
    throw new KubectlError(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`)
  }
  const meant = text === 'true' ? 'client' : 'none'
  klogWarning(
    context.io,
    text === 'true' ? 'helpers.go:733' : 'helpers.go:736',
    `--dry-run=${text} is deprecated (boolean value) and can be replaced with --dry-run=${meant}.`,
  )
  return meant
}

/** `Strict`, `Warn` or `Ignore` for the server. @throws KubectlError */
export function validationOf(flags: FlagValues): 'Strict' | 'Warn' | 'Ignore' {
  const text = flags.string('validate')
  if (['strict', 'true'].includes(text)) return 'Strict'
  if (text === 'warn') return 'Warn'
  if (['ignore', 'false'].includes(text)) return 'Ignore'
  throw new KubectlError(
    `invalid - validate option "${text}"; must be one of: strict (or true), warn, ignore (or false)`,
  )
}

/** The query of a write: who writes, and whether it is a rehearsal. */
export function writeQuery(flags: FlagValues, dryRun: DryRun): Record<string, string> {
  return {
    ...(flags.string('field-manager') ? { fieldManager: flags.string('field-manager') } : {}),
    ...(dryRun === 'server' ? { dryRun: 'All' } : {}),
    ...(flags.has('validate') ? { fieldValidation: validationOf(flags) } : {}),
  }
}
