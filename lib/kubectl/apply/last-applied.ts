import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { isMap, marshalJson } from '../go-format'
import { structOrder } from '../struct-order'

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/**
 * The annotation's text: compact JSON and a newline. The annotation does not hold itself.
 * @param keepEmpty `annotations` stays as `{}` where there are no others, as apply and create write it
 */
export function lastAppliedText(object: Manifest, keepEmpty = true): string {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata?.annotations ?? {}
  const shown = keepEmpty || Object.keys(annotations).length > 0 ? annotations : undefined
  return `${marshalJson({ ...object, metadata: { ...object.metadata, annotations: shown } })}\n`
}

/** The object with the annotation that a later `kubectl apply` compares with. */
export function withLastApplied(object: Manifest): Manifest {
  const annotations = { ...object.metadata?.annotations, [LAST_APPLIED]: lastAppliedText(object) }
  return { ...object, metadata: { ...object.metadata, annotations } }
}

/** The annotation is written when it is asked for, or when the manifest carries one (CreateOrUpdateAnnotation). */
export function withConfigSaved(object: Manifest, wanted: boolean): Manifest {
  return wanted || object.metadata?.annotations?.[LAST_APPLIED] ? withLastApplied(object) : object
}

/** The same for an object of kubectl's own types, which Go writes in the order of their fields. */
export function withTypedLastApplied(object: Manifest): Manifest {
  const text = `${marshalJson(object, { order: structOrder })}\n`
  const annotations = { ...object.metadata?.annotations, [LAST_APPLIED]: text }
  return { ...object, metadata: { ...object.metadata, annotations } }
}

export function readLastApplied(object: Manifest): Manifest | undefined {
  const text = object.metadata?.annotations?.[LAST_APPLIED]
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (isMap(value)) return value as Manifest
  } catch {
    // Said below.
  }
  throw new KubectlError('invalid JSON document')
}
