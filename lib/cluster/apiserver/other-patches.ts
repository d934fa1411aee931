/** Patches that no cluster boots with: JSON patch, strategic merge patch and server-side apply. */
import { DecodeError } from '@/lib/cluster/apimachinery/decode'
import {
  ApiError,
  badRequest,
  internalError,
  invalid,
  unsupportedMediaType,
} from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch, NoPatchError } from '@/lib/cluster/apimachinery/json-patch-operations'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { goMap, strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'
import { applyConfig } from '@/lib/cluster/apiserver/apply-config'
import { withTypeMeta } from '@/lib/cluster/apiserver/decode-body'
import { noMap, type Patch } from '@/lib/cluster/apiserver/patching'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'

function failed(code: number, reason: string, message: string): ApiError {
  const status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure' } as const
  return new ApiError({ ...status, message, reason, details: {}, code })
}

const rejected = () =>
  failed(422, 'Invalid', 'the server rejected our request due to an error in our request')

/** Custom kinds have no strategy for a strategic merge. */
function unknownPatch(kind: Kind): ApiError {
  const types = ['json-patch+json', 'merge-patch+json', 'strategic-merge-patch+json', 'apply-patch+yaml']
  const accepted = kind.decode ? types.filter((type) => !type.startsWith('strategic')) : types
  const list = accepted.map((type) => `application/${type}`).join(', ')
  return unsupportedMediaType(
    `the body of the request was in an unknown format - accepted media types include: ${list}`,
  )
}

const MOST_OPERATIONS = 10_000

function checkLength(body: unknown): void {
  if (!Array.isArray(body) || body.length <= MOST_OPERATIONS) return
  const why = `The allowed maximum operations in a JSON patch is ${MOST_OPERATIONS}, got ${body.length}`
  throw failed(413, 'RequestEntityTooLarge', `Request entity too large: ${why}`)
}

/** Applies a JSON patch or a strategic merge patch. @throws ApiError */
export function applyPatch(request: Patch, current: KubeObject, kind: Kind): unknown {
  const { body, contentType } = request
  if (kind.decode && contentType === 'strategic-merge-patch') throw unknownPatch(kind)
  switch (contentType) {
    case 'json-patch':
      checkLength(body)
      try {
        return jsonPatch(current, body)
      } catch (error) {
        if (error instanceof NoPatchError) throw badRequest(error.message)
        if (error instanceof PatchError) throw rejected()
        throw error
      }
    case 'strategic-merge-patch':
      if (!isObject(body)) throw badRequest(noMap(body))
      try {
        return strategicMergePatch(current, body, kind.schema)
      } catch (error) {
        // An error that is no Status goes out as a plain 500.
        if (error instanceof PatchError) throw failed(500, '', error.message)
        throw error
      }
    default:
      throw unknownPatch(kind)
  }
}

const ORDER = '$setElementOrder/'

/** The patch as Kubernetes prints it: merging takes ordered lists and directives out of it. */
function withoutMergedLists(patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const ordered = Object.keys(patch)
    .filter((key) => key.startsWith(ORDER))
    .map((key) => key.slice(ORDER.length))
  const rest = Object.entries(patch).filter(([key]) => !key.startsWith('$') && !ordered.includes(key))
  return Object.fromEntries(rest.map(([key, value]) => [key, withoutMergedLists(value)]))
}

/** A strategic merge patch as errors print it. */
export const strategicText = (patch: unknown): string => goMap(withoutMergedLists(patch))

/**
 * The live object, or a new one, with the request's configuration applied, as a draft.
 * @throws ApiError
 */
export function applyToObject(
  { body, query = {} }: ApiRequest,
  live: KubeObject | undefined,
  kind: Kind,
  at: { name: string; namespace: string | undefined; subresource: string | undefined; now: number },
): KubeObject {
  if (!query.fieldManager) {
    const errors = new FieldErrors()
    errors.required('fieldManager', 'is required for apply patch')
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', errors.list)
  }
  if (!isObject(body)) throw badRequest('error decoding YAML: json: cannot unmarshal into a map')
  const { name, namespace, subresource, now } = at
  const metadata = {
    name,
    ...(namespace ? { namespace } : {}),
    ...(isObject(body.metadata) ? body.metadata : {}),
  }
  try {
    const applied = applyConfig(
      kind,
      live,
      { ...body, metadata },
      {
        manager: query.fieldManager,
        force: query.force === 'true',
        now,
        ...(subresource ? { subresource } : {}),
      },
    )
    return withTypeMeta(applied, kind)
  } catch (error) {
    if (error instanceof DecodeError) {
      const type = `${groupVersion(kind)}, Kind=${kind.kind}`
      throw internalError(`failed to convert merged object at version ${type}: ${error.message}`)
    }
    throw error
  }
}
