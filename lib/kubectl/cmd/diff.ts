import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { applyPatchFor, schemaType } from '../apply/client-side-apply'
import { LAST_APPLIED, withLastApplied } from '../apply/last-applied'
import { applyManager } from '../apply/server-side-apply'
import { type CommandContext, defineCommand, noArguments } from '../cli/command'
import { FILENAME_FLAGS, fieldManagerFlag, findOptions, SELECTOR_FLAG } from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { ExitError, KubectlError, renderError, throwCollected } from '../errors'
import { digMap, isMap, type JsonMap } from '../go-format'
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

/** A Secret's values give way to masks that still show which ones differ. */
function masked(live: Manifest | undefined, merged: Manifest): [Manifest | undefined, Manifest] {
  if (merged.kind !== 'Secret' || merged.apiVersion !== 'v1') return [live, merged]
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

function fileName(info: Info): string {
  const { group, version, kind } = info.mapping
  return [group, version, kind, info.namespace ?? '', info.name]
    .filter((part, index) => part || index > 0)
    .join('.')
}

function diffOne(context: CommandContext, info: Info, directories: { live: string; merged: string }): string {
  const current = context.client.find(info.mapping, info.namespace, info.name)
  const [live, merged] = masked(clean(current), clean(mergedVersion(context, info, current)) as Manifest)
  const hunks = unifiedHunks(live ? toYaml(live) : '', toYaml(merged))
  if (hunks === '') return ''
  const stamp = `${formatMicroTime(context.io.now()).replace('T', ' ').replace('Z', '000')} +0000`
  const name = fileName(info)
  const heads = [`${directories.live}/${name}`, `${directories.merged}/${name}`]
  return `diff -u -N ${heads.join(' ')}\n--- ${heads[0]}\t${stamp}\n+++ ${heads[1]}\t${stamp}\n${hunks}`
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
  const { infos, errors } = findInfos(context, findOptions([], flags))
  throwCollected(errors)
  const directory = (name: string) => `/tmp/${name}-${Math.floor(context.io.random() * 1e10)}`
  const directories = { live: directory('LIVE'), merged: directory('MERGED') }
  const texts = infos.map((info) => diffOne(context, info, directories)).join('')
  if (texts === '') return
  context.out(texts)
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
  ],
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
