import { DecodeError, decode } from '@/lib/cluster/apimachinery/decode'
import { isKnownType } from '@/lib/cluster/apimachinery/schema'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { SaidProblem } from '@/lib/lab/manifest/said-problems'

/**
 * What a document's schema alone tells, in the words of the API server's decoder: all that is left where no API server
 * answers, as when the static pods of the control plane are mended.
 */
export function localProblems(text: string): SaidProblem[] {
  const body = decodeYaml(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return []
  const { apiVersion, kind } = body as { apiVersion?: unknown; kind?: unknown }
  const type = `${apiVersion}/${kind}`
  if (!isKnownType(type)) return []
  try {
    const { unknownFields } = decode(body as Record<string, unknown>, type)
    return unknownFields.map((field) => ({ severity: 'error', message: `unknown field "${field}"` }))
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return [{ severity: 'error', message: error.message }]
  }
}
