import type { Status } from '@/lib/cluster/apimachinery/errors'
import { jsonObjectProblem } from '@/lib/cluster/apimachinery/go-json'
import { deepEqual, jsonKind, mergePatch, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
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
import { isMap, quote } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recordChange } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'

/** What the server says of a text that is no JSON. */
const REFUSED: Status = {
  apiVersion: 'v1',
  kind: 'Status',
  metadata: {},
  status: 'Failure',
  reason: 'BadRequest',
  code: 400,
}

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
  // What looks like JSON is not read by the client.
  const problem = /^\s*\{/.test(text) ? jsonObjectProblem(text) : undefined
  if (problem !== undefined) return new BrokenPatch(problem)
  try {
    return decodeYaml(text)
  } catch (error) {
    const message = (error as Error).message.replace('error converting YAML to JSON: ', '')
    throw new KubectlError(`unable to parse ${quote(inline)}: ${message}`)
  }
}

/** A text that only looks like JSON. */
class BrokenPatch {
  constructor(readonly problem: string) {}
}

/** @throws KubectlError for a patch that does not fit */
function patchLocally(info: Info, type: keyof typeof TYPES, patch: unknown): Manifest {
  try {
    if (!(patch instanceof BrokenPatch)) return patchedLocally(info, type, patch)
    const words = { json: patch.problem, merge: 'Invalid JSON Patch', strategic: 'invalid JSON document' }
    throw new PatchError(words[type])
  } catch (error) {
    if (!(error instanceof PatchError)) throw error
    const key = /doc is missing key: (.*)/.exec(error.message)?.[1]
    throw new KubectlError(
      key === undefined ? error.message : `Object to be patched is missing field (${key})`,
    )
  }
}

function patchedLocally(info: Info, type: keyof typeof TYPES, patch: unknown): Manifest {
  if (type === 'json') return jsonPatch(info.object, patch) as Manifest
  if (type === 'merge') {
    const patched = mergePatch(info.object, patch)
    if (isMap(patched)) return patched
    throw new PatchError(
      `json: cannot unmarshal ${jsonKind(patched)} into Go value of type unstructured.detector`,
    )
  }
  const schema = schemaType(info.mapping)
  if (!schema) {
    const { group, version, kind } = info.mapping
    throw new KubectlError(
      `strategic merge patch is not supported for ${group}/${version}, Kind=${kind} locally, try --type merge`,
    )
  }
  if (!isMap(patch)) throw new PatchError('invalid JSON document')
  return strategicMergePatch(info.object, patch, schema) as Manifest
}

function patchOnServer(
  context: CommandContext,
  info: Info & { subresource?: string },
  type: keyof typeof TYPES,
  body: unknown,
): Manifest {
  if (body instanceof BrokenPatch) {
    const message = type === 'merge' ? `error decoding patch: ${body.problem}` : body.problem
    throw new ApiStatusError({ ...REFUSED, message })
  }
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
    // The real one forgets to say that it is a rehearsal.
    const print = resultPrinter(context, 'none')
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
