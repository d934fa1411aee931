/** The patch of a mutating webhook. Mirrors: apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go. */
import { CallError } from '@/lib/cluster/admission/webhook/client'
import { inVersion, type Verdict } from '@/lib/cluster/admission/webhook/review'
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { DecodeError, decode } from '@/lib/cluster/apimachinery/decode'
import { internalError } from '@/lib/cluster/apimachinery/errors'
import { deepEqual, isObject, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'

/** A draft takes over another object's content: whoever holds it sees the change. */
export function replaceContent(draft: KubeObject, next: KubeObject): void {
  for (const key of Object.keys(draft)) if (!Object.hasOwn(next, key)) delete draft[key]
  Object.assign(draft, next)
}

/** JSON as an object of the kind; unknown fields are dropped. @throws ApiError */
export function typedObject(json: unknown, kind: Kind): KubeObject {
  if (!isObject(json)) throw internalError('the patched object is no object')
  try {
    const { object } = kind.decode?.(json) ?? decode(json, kind.schema)
    const metadata = isObject(object.metadata) ? object.metadata : {}
    return { ...object, metadata } as unknown as KubeObject
  } catch (error) {
    if (error instanceof DecodeError) throw internalError(error.message)
    throw error
  }
}

function operationsOf(patch: string): unknown[] {
  let why = 'json: cannot unmarshal object into Go value of type jsonpatch.Patch'
  try {
    const value: unknown = JSON.parse(decodeBase64(patch))
    if (Array.isArray(value)) return value
  } catch (error) {
    why = error instanceof SyntaxError ? 'unexpected end of JSON input' : String(error)
  }
  throw new CallError(why, 'received undecodable patch in webhook response')
}

interface Applied {
  operations: unknown[]
  changed: boolean
}

/**
 * Applies a verdict's patch to the draft; undefined when there is none.
 * @throws ApiError, CallError
 */
export function applyVerdict(
  { patch, patchType }: Verdict,
  hookName: string,
  draft: KubeObject | undefined,
  kinds: { own: Kind; shown: Kind },
): Applied | undefined {
  if (!patch) return undefined
  const operations = operationsOf(patch)
  if (operations.length === 0) return undefined
  const modifies = `admission webhook "${hookName}" attempted to modify the object, which is not supported for this operation`
  if (!draft) throw internalError(modifies)
  if (patchType !== 'JSONPatch')
    throw new CallError(`unsupported patch type ${JSON.stringify(patchType)}`, '')
  const { own, shown } = kinds
  let patched: unknown
  try {
    patched = jsonPatch(inVersion(draft, own, shown), operations)
  } catch (error) {
    if (error instanceof PatchError) throw internalError(error.message)
    throw error
  }
  const next = inVersion(typedObject(patched, shown), shown, own)
  own.defaults?.(next)
  const changed = !deepEqual(next, draft)
  if (changed) replaceContent(draft, next)
  return { operations, changed }
}
