/**
 * Custom resources whose versions a webhook converts.
 * Mirrors: apiextensions-apiserver/pkg/apiserver/conversion/webhook_converter.go.
 * Differs: each object is a call of its own, also those of a list.
 */
import {
  CallError,
  type ClientConfig,
  callServer,
  type Dialling,
} from '@/lib/cluster/admission/webhook/client'
import { type ApiError, plainError } from '@/lib/cluster/apimachinery/errors'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'
import { hashText } from '@/lib/cluster/sim/hash'

const SECONDS = 30

/** The first object of an answer. @throws CallError */
function convertedOf(answer: Record<string, unknown>, uid: string): Record<string, unknown> {
  const { response } = answer
  if (!isObject(response)) throw new CallError('no response provided')
  if (response.uid !== uid)
    throw new CallError(
      `expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(response.uid ?? '')}`,
    )
  const result = isObject(response.result) ? response.result : {}
  if (result.status !== 'Success')
    throw new CallError(
      String(result.message || `response.result.status was '${String(result.status ?? '')}', not 'Success'`),
    )
  const objects: unknown[] = Array.isArray(response.convertedObjects) ? response.convertedObjects : []
  const [first] = objects
  if (objects.length !== 1 || !isObject(first))
    throw new CallError(`webhook returned ${objects.length} objects, expected 1`)
  return first
}

function failure(object: KubeObject, why: string): ApiError {
  const type = `${object.apiVersion}, Kind=${object.kind}`
  return plainError(`conversion webhook for ${type} failed: ${why}`)
}

function convert(
  object: KubeObject,
  to: string,
  versions: readonly string[],
  config: ClientConfig,
  caller: Dialling,
) {
  const version = versions.find((one) => one === 'v1' || one === 'v1beta1') ?? 'v1'
  // The random numbers of a cluster do not depend on who reads it.
  const hex = hashText(`${object.metadata.uid}/${to}/${caller.now}`)
  const uid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(1, 4)}-${hex.slice(4, 16)}`
  const review = {
    kind: 'ConversionReview',
    apiVersion: `apiextensions.k8s.io/${version}`,
    request: { uid, desiredAPIVersion: to, objects: [object] },
  }
  try {
    const converted = convertedOf(callServer(config, SECONDS, review, caller), uid)
    return { ...converted, metadata: { ...object.metadata, ...(converted.metadata as object) } } as KubeObject
  } catch (error) {
    if (error instanceof CallError) throw failure(object, error.message)
    throw error
  }
}

/** The kind as a server sees it that can call its webhook. */
export function withConversion(kind: Kind, caller: () => Dialling): Kind {
  const { conversion } = kind
  if (!conversion) return kind
  const { clientConfig, versions, storage } = conversion
  const version = groupVersion(kind)
  const between = (object: KubeObject, to: string) =>
    object.apiVersion === to ? object : convert(object, to, versions, clientConfig, caller())
  return {
    ...kind,
    fromStorage(stored) {
      const object = between(stored, version)
      return kind.fromStorage?.(object) ?? object
    },
    toStorage: (object) => between(object, storage),
  }
}
