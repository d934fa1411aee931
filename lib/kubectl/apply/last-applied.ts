import type { Manifest } from '../client/rest-client'
import { marshalJson } from '../go-format'

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** The object without what the annotation must not repeat: itself. */
function withoutLastApplied(object: Manifest): Manifest {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata?.annotations ?? {}
  return { ...object, metadata: { ...object.metadata, annotations } }
}

/** The annotation's text: compact JSON and a newline. `annotations` is `{}` where there are none. */
export function lastAppliedText(object: Manifest): string {
  return `${marshalJson(withoutLastApplied(object))}\n`
}

/** The object with the annotation that a later `kubectl apply` compares with. */
export function withLastApplied(object: Manifest): Manifest {
  const annotations = { ...object.metadata?.annotations, [LAST_APPLIED]: lastAppliedText(object) }
  return { ...object, metadata: { ...object.metadata, annotations } }
}

export function readLastApplied(object: Manifest): Manifest | undefined {
  const text = object.metadata?.annotations?.[LAST_APPLIED]
  return text === undefined ? undefined : (JSON.parse(text) as Manifest)
}
