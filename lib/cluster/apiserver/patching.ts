/** Applies a request's patch to a stored object and decodes the result. Mirrors: endpoints/handlers/patch.go. */

import { ConversionError, DecodeError, decode } from '@/lib/cluster/apimachinery/decode'
import { type ApiError, badRequest, invalid } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject, jsonKind, mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { fieldValidation, strictMessage, withTypeMeta } from '@/lib/cluster/apiserver/decode-body'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { part } from '@/lib/cluster/sim/parts'

/** Invalid without an object: what the API server makes of a patch that gives no valid object. */
function invalidPatch(value: string, why: string): ApiError {
  const errors = new FieldErrors()
  errors.invalid('patch', value, why)
  return invalid({ group: '', kind: '' }, '', errors.list)
}

export const noMap = (body: unknown) =>
  `json: cannot unmarshal ${jsonKind(body)} into Go value of type map[string]interface {}`

/** What of a request says how an object is patched. */
export type Patch = Pick<ApiRequest, 'body' | 'contentType' | 'query'>

function apply(request: Patch, current: KubeObject, kind: Kind): unknown {
  const { body, contentType } = request
  if (contentType !== 'merge-patch') return part('otherPatches').applyPatch(request, current, kind)
  if (!isObject(body)) throw badRequest(`error decoding patch: ${noMap(body)}`)
  return mergePatch(current, body)
}

/**
 * The patched object as a draft.
 * @throws ApiError in the API server's words: which differ by patch type
 */
export function patchObject(request: Patch, current: KubeObject, kind: Kind, warnings: string[]): KubeObject {
  const patched = apply(request, current, kind)
  const strategic = request.contentType === 'strategic-merge-patch'
  const shown = () => (strategic ? part('otherPatches').strategicText(request.body) : JSON.stringify(patched))
  if (!isObject(patched)) throw invalidPatch(shown(), 'the patched object is no object')
  try {
    const { object, unknownFields } = kind.decode?.(patched) ?? decode(patched, kind.schema)
    if (unknownFields.length > 0) {
      const mode = fieldValidation(request)
      if (mode === 'Strict') throw invalidPatch(shown(), strictMessage(unknownFields))
      if (mode === 'Warn') warnings.push(...unknownFields.map((field) => `unknown field "${field}"`))
    }
    return withTypeMeta(object, kind)
  } catch (error) {
    if (error instanceof ConversionError && strategic) throw invalidPatch(shown(), error.conversion)
    if (error instanceof DecodeError) {
      throw invalidPatch(shown(), strategic ? `error decoding from json: ${error.message}` : error.message)
    }
    throw error
  }
}
