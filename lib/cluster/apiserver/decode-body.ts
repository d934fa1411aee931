import { DecodeError, decode } from '@/lib/cluster/apimachinery/decode'
import { badRequest, internalError } from '@/lib/cluster/apimachinery/errors'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'

/** What to do with fields that the type does not have. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore'

export function fieldValidation(request: Pick<ApiRequest, 'query'>): FieldValidation {
  const value = request.query?.fieldValidation
  if (value === undefined || value === '') return 'Warn'
  if (value === 'Strict' || value === 'Warn' || value === 'Ignore') return value
  throw badRequest(`invalid fieldValidation: ${value}`)
}

const unknown = (fields: readonly string[]) => fields.map((field) => `unknown field "${field}"`)

/** `strict decoding error: unknown field "spec.replica"`. */
export const strictMessage = (fields: readonly string[]): string =>
  `strict decoding error: ${unknown(fields).join(', ')}`

function checkType(body: Record<string, unknown>, kind: Kind): void {
  const expected = groupVersion(kind)
  const named = typeof body.kind === 'string' && body.kind !== '' ? body.kind : kind.kind
  const version = typeof body.apiVersion === 'string' && body.apiVersion !== '' ? body.apiVersion : expected
  if (version !== expected) {
    throw badRequest(
      `the API version in the data (${version}) does not match the expected API version (${expected})`,
    )
  }
  if (named !== kind.kind) {
    throw badRequest(
      `${named} in version "${kind.version}" cannot be handled as a ${kind.kind}: no kind "${named}" is registered for version "${version}" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
    )
  }
}

/** Objects always have type and metadata, in front. */
export function withTypeMeta(object: Record<string, unknown>, kind: Kind): KubeObject {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object
  return {
    apiVersion: groupVersion(kind),
    kind: kind.kind,
    metadata: { ...(isObject(metadata) ? metadata : {}) } as unknown as KubeObject['metadata'],
    ...rest,
  }
}

/**
 * The body as a draft of a kind: decoded, not defaulted. Unknown fields warn or fail as the request wants.
 * @throws ApiError (BadRequest) in the words of the API server
 */
export function decodeBody(
  request: Pick<ApiRequest, 'body' | 'query'>,
  kind: Kind,
  warnings: string[],
): KubeObject {
  const { body } = request
  if (!isObject(body))
    throw badRequest(
      'the object provided is unrecognized (must be of type ' +
        kind.kind +
        "): couldn't get version/kind; json parse error",
    )
  checkType(body, kind)
  const refuse = (why: string) =>
    badRequest(`${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${why}`)
  try {
    const { object, unknownFields } = kind.decode?.(body) ?? decode(body, kind.schema)
    if (unknownFields.length > 0) {
      const mode = fieldValidation(request)
      if (mode === 'Strict') throw refuse(strictMessage(unknownFields))
      if (mode === 'Warn') warnings.push(...unknown(unknownFields))
    }
    return withTypeMeta(object, kind)
  } catch (error) {
    if (error instanceof DecodeError) throw refuse(error.message)
    if (error instanceof RangeError) throw internalError('the object is nested too deeply')
    throw error
  }
}
