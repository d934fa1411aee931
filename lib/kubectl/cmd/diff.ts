import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { applyPatchFor, schemaType } from '../apply/client-side-apply'
import { LAST_APPLIED, withLastApplied } from '../apply/last-applied'
import { eachPrunable, PRUNE_ALLOWLIST_FLAG, pruneMappings } from '../apply/prune'
import { applyManager } from '../apply/server-side-apply'
import { type CommandContext, defineCommand, noArguments } from '../cli/command'
import { FILENAME_FLAGS, fieldManagerFlag, findOptions, SELECTOR_FLAG } from '../cli/common-flags'
import { klogWarning } from '../cli/klog'
import type { Manifest, Mapping } from '../client/rest-client'
import { asKubectlError, ExitError, KubectlError, renderError, throwCollected } from '../errors'
import { compareStrings, digMap, isMap, type JsonMap, quote } from '../go-format'
import { findInfos, type Info } from '../resource/resource-finder'
import { unifiedHunks } from './unified-diff'

const MASK = '***'

/** The manifest with the annotation the server already has, so that it shows no difference. */
function modifiedFor(info: Info, live: Manifest): Manifest {
  const kept = live.metadata?.annotations?.[LAST_APPLIED]
  const object = withLastApplied(info.object)
  const annotations: JsonMap = { ...object.metadata?.annotations }
  delete annotations[LAST_APPLIED]
  if (kept !== undefined) annotations[LAST_APPLIED] = kept
  return { ...object, metadata: { ...object.metadata, annotations: annotations as Record<string, string> } }
}

function mergedVersion(context: CommandContext, info: Info, live: Manifest | undefined): Manifest {
  const query = { dryRun: 'All', fieldManager: applyManager(context.flags) }
  if (context.flags.bool('server-side')) {
    const force = String(context.flags.bool('force-conflicts'))
    return context.client.patch(info, 'apply-patch', info.object, { ...query, force })
  }
  if (!live) return context.client.create(info.mapping, info.namespace, info.object, query)
  const patch = applyPatchFor(modifiedFor(info, live), live, info.mapping)
  if (Object.keys(patch).length === 0) return live
  const metadata = {
    ...(isMap(patch.metadata) ? patch.metadata : {}),
    resourceVersion: live.metadata?.resourceVersion,
  }
  const contentType = schemaType(info.mapping) ? 'strategic-merge-patch' : 'merge-patch'
  return context.client.patch(info, contentType, { ...patch, metadata }, query)
}

function clean(object: Manifest | undefined): Manifest | undefined {
  if (!object?.metadata) return object
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

const isSecret = ({ apiVersion, kind }: Manifest): boolean => kind === 'Secret' && apiVersion === 'v1'

/** A Secret's values give way to masks that still show which ones differ. */
function masked(live: Manifest | undefined, merged: Manifest): [Manifest | undefined, Manifest] {
  const [from, to] = [digMap(live, 'data'), digMap(merged, 'data')]
  const mask = (own: Record<string, string>, other: Record<string, string>, suffix: string) =>
    Object.fromEntries(
      Object.keys(own).map((key) => [
        key,
        key in other && other[key] !== own[key] ? `${MASK} (${suffix})` : MASK,
      ]),
    )
  return [live && { ...live, data: mask(from, to, 'before') }, { ...merged, data: mask(to, from, 'after') }]
}

function fileName(info: Omit<Info, 'object'>): string {
  const { group, version, kind } = info.mapping
  return [group, version, kind, info.namespace ?? '', info.name]
    .filter((part, index) => part || index > 0)
    .join('.')
}

/** One file of the two directories that are compared. */
interface FilePair {
  name: string
  live: string
  merged: string
}

/** As Go's YAML writes an object; a missing Secret goes through the mask and comes out as null. */
function pairFor(context: CommandContext, info: Info): FilePair {
  const { flags } = context
  const current = context.client.find(info.mapping, info.namespace, info.name)
  const shown = (object: Manifest | undefined) => (flags.bool('show-managed-fields') ? object : clean(object))
  const pair: [Manifest | undefined, Manifest] = [
    shown(current),
    shown(mergedVersion(context, info, current)) as Manifest,
  ]
  const secret = isSecret(pair[1]) && !flags.bool('show-secrets')
  const [live, merged] = secret ? masked(...pair) : pair
  return { name: fileName(info), live: live ? toYaml(live) : secret ? 'null\n' : '', merged: toYaml(merged) }
}

/** What `apply --prune` would delete. */
function prunedPairs(context: CommandContext, mappings: Mapping[] | undefined, infos: Info[]): FilePair[] {
  const pairs: FilePair[] = []
  const kept = new Set(
    infos.map((info) => context.client.find(info.mapping, info.namespace, info.name)?.metadata?.uid),
  )
  const namespaces = new Set(
    infos.flatMap(({ mapping, namespace }) => (mapping.namespaced && namespace ? [namespace] : [])),
  )
  try {
    eachPrunable(context, { mappings, kept, namespaces }, ({ mapping, namespace, object }) => {
      const name = fileName({ mapping, namespace, name: object.metadata?.name ?? '' })
      pairs.push({ name, live: toYaml(object), merged: '' })
    })
  } catch (error) {
    const { message } = asKubectlError(error)
    klogWarning(context.io, 'diff.go:760', `pruning failed and could not be evaluated err: ${message}`)
  }
  return pairs
}

/** What `diff -u -N` says of two directories: their files by name. */
function compare(context: CommandContext, pairs: FilePair[]): string {
  const directory = (name: string) => `/tmp/${name}-${Math.floor(context.io.random() * 1e10)}`
  const directories = [directory('LIVE'), directory('MERGED')]
  const stamp = `${formatMicroTime(context.io.now()).replace('T', ' ').replace('Z', '000')} +0000`
  return [...pairs]
    .sort((a, b) => compareStrings(a.name, b.name))
    .map(({ name, live, merged }) => {
      const hunks = unifiedHunks(live, merged)
      const [from, to] = directories.map((path) => `${path}/${name}`)
      return hunks && `diff -u -N ${from} ${to}\n--- ${from}\t${stamp}\n+++ ${to}\t${stamp}\n${hunks}`
    })
    .join('')
}

function checkExternalDiff({ io }: CommandContext): void {
  const [program = ''] = (io.env.KUBECTL_EXTERNAL_DIFF ?? '').split(' ')
  if (program === '' || program === 'diff') return
  throw new KubectlError(
    `failed to run ${quote(program)}: exec: ${quote(program)}: executable file not found in $PATH`,
  )
}

function run(context: CommandContext): void {
  const { flags } = context
  noArguments(context, 'Unexpected args')
  if (flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError('must specify one of -f and -k')
  }
  if (flags.bool('force-conflicts') && !flags.bool('server-side')) {
    throw new KubectlError('--force-conflicts only works with --server-side')
  }
  const allowed = flags.bool('prune') ? pruneMappings(context) : undefined
  const { infos, errors } = findInfos(context, findOptions([], flags))
  throwCollected(errors)
  const pairs = infos.map((info) => pairFor(context, info))
  if (flags.bool('prune')) pairs.push(...prunedPairs(context, allowed, infos))
  checkExternalDiff(context)
  const text = compare(context, pairs)
  if (text === '') return
  context.out(text)
  throw new ExitError(1)
}

export const diff = defineCommand({
  use: 'diff -f FILENAME',
  short: 'Diff the live version against a would-be applied version',
  group: 'Advanced Commands:',
  examples: 'kubectl diff -f deployment.yaml',
  flags: [
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    fieldManagerFlag('kubectl-client-side-apply'),
    {
      name: 'force-conflicts',
      type: 'bool',
      usage: 'Take over fields of other managers (with --server-side).',
    },
    {
      name: 'concurrency',
      type: 'int',
      default: '1',
      usage: 'Objects compared at a time; it changes nothing here.',
    },
    { name: 'server-side', type: 'bool', usage: 'Let the server merge, field by field.' },
    { name: 'show-managed-fields', type: 'bool', usage: 'Keep managedFields.' },
    { name: 'show-secrets', type: 'bool', usage: 'Do not mask the values of Secrets.' },
    { name: 'prune', type: 'bool', usage: 'Show what pruning would delete as well.' },
    PRUNE_ALLOWLIST_FLAG,
  ],
  flagError: { hint: "See 'kubectl diff -h' for help and examples", exit: 2 },
  run(context) {
    try {
      run(context)
    } catch (error) {
      if (error instanceof ExitError) throw error
      // 1 says that there are differences, so trouble is 2.
      const { text, exitCode } = renderError(error)
      context.err(text.endsWith('\n') ? text : `${text}\n`)
      throw new ExitError(exitCode + 1)
    }
  },
})
