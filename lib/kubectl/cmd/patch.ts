import { deepEqual, jsonPatch, mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { schemaType } from '../apply/client-side-apply'
import { type CommandContext, defineCommand } from '../cli/command'
import {
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  LOCAL_FLAG,
  RECORD_FLAG,
  writeQuery,
} from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { ApiStatusError, asKubectlError, KubectlError, throwCollected } from '../errors'
import { type JsonMap, quote } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recordChange } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'

const TYPES = { json: 'json-patch', merge: 'merge-patch', strategic: 'strategic-merge-patch' } as const

function readPatch(context: CommandContext): unknown {
  const { flags } = context
  const inline = flags.string('patch')
  const file = flags.string('patch-file')
  if (inline && file) throw new KubectlError('cannot specify --patch and --patch-file together')
  if (!inline && !file)
    throw new KubectlError('must specify --patch or --patch-file containing the contents of the patch')
  const text = file ? context.io.readFile(file) : inline
  if (text === undefined)
    throw new KubectlError(`unable to read patch file: open ${file}: no such file or directory`)
  try {
    return decodeYaml(text)
  } catch (error) {
    const message = (error as Error).message.replace('error converting YAML to JSON: ', '')
    throw new KubectlError(`unable to parse ${quote(inline)}: ${message}`)
  }
}

function patchLocally(info: Info, type: keyof typeof TYPES, patch: unknown): Manifest {
  if (type === 'json') return jsonPatch(info.object, patch) as Manifest
  if (type === 'merge') return mergePatch(info.object, patch) as Manifest
  const schema = schemaType(info.mapping)
  if (!schema) {
    const { group, version, kind } = info.mapping
    throw new KubectlError(
      `strategic merge patch is not supported for ${group}/${version}, Kind=${kind} locally, try --type merge`,
    )
  }
  return strategicMergePatch(info.object, patch as JsonMap, schema) as Manifest
}

function patchOnServer(
  context: CommandContext,
  info: Info & { subresource?: string },
  type: keyof typeof TYPES,
  body: unknown,
): Manifest {
  const query = writeQuery(context.flags, dryRunOf(context))
  return recordChange(context, info, context.client.patch(info, TYPES[type], body, query), query)
}

/** A patch of a type that the resource does not take. */
function asUnsupported(error: unknown, type: string, { mapping }: Info): KubectlError | undefined {
  if (!(error instanceof ApiStatusError) || error.reason !== 'UnsupportedMediaType') return undefined
  const { group, version, kind } = mapping
  const gvk = `${group ? `${group}/` : ''}${version}, Kind=${kind}`
  return new KubectlError(`application/${type}+json is not supported by ${gvk}: ${error.status.message}`)
}

export const patch = defineCommand({
  use: 'patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  short: 'Update fields of a resource',
  group: 'Advanced Commands:',
  examples: `
    # Change one field; lists merge by their keys
    kubectl patch deployment shop -p '{"spec":{"replicas":3}}'

    # By JSON patch
    kubectl patch pod web --type=json -p '[{"op":"replace","path":"/spec/containers/0/image","value":"nginx:1.28"}]'
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    DRY_RUN_FLAG,
    LOCAL_FLAG,
    RECORD_FLAG,
    fieldManagerFlag('kubectl-patch'),
    { name: 'patch', short: 'p', type: 'string', usage: 'The patch, as JSON or YAML.' },
    { name: 'patch-file', type: 'string', usage: 'A file with the patch.' },
    { name: 'subresource', type: 'string', usage: 'A subresource such as status or scale.' },
    { name: 'type', type: 'string', default: 'strategic', usage: 'json, merge or strategic' },
  ],
  run(context) {
    const { flags } = context
    const type = flags.string('type') as keyof typeof TYPES
    const body = readPatch(context)
    if (flags.bool('local') && context.args.length > 0) {
      throw new KubectlError('cannot specify --local and server resources')
    }
    if (!(type in TYPES)) {
      throw new KubectlError(`--type must be one of [json merge strategic], not ${quote(type)}`)
    }
    const dryRun = dryRunOf(context)
    const local = flags.bool('local')
    const print = resultPrinter(context, dryRun)
    const subresource = flags.string('subresource') || undefined
    const { infos, errors } = findInfos(context, { ...findOptions(context.args, flags), local })
    for (const info of infos) {
      try {
        const away = local || dryRun === 'client'
        const after = away
          ? patchLocally(info, type, body)
          : patchOnServer(context, { ...info, ...(subresource ? { subresource } : {}) }, type, body)
        print(after, deepEqual(info.object, after) ? 'patched (no change)' : 'patched')
      } catch (error) {
        errors.push(asUnsupported(error, TYPES[type], info) ?? asKubectlError(error))
      }
    }
    throwCollected(errors)
    if (infos.length === 0) throw new KubectlError('no objects passed to patch')
  },
})
