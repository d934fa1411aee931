import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { HelmError } from '@/lib/helm/errors'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'
import { splitYaml } from '@/lib/kubectl/resource/manifest'

/** How every error of a text that is no YAML begins. */
const NO_YAML = 'error converting YAML to JSON: '

/** What is said of a text that is no YAML; undefined: the error is another one. */
export const yamlProblem = (error: unknown): string | undefined =>
  error instanceof Error && error.message.startsWith(NO_YAML) ? error.message : undefined

/** A YAML document's value. @throws HelmError `error converting YAML to JSON: …` */
export function readYaml(text: string): unknown {
  try {
    return decodeYaml(text)
  } catch (error) {
    const problem = yamlProblem(error)
    if (problem === undefined) throw error
    throw new HelmError(problem)
  }
}

const goKind = (value: unknown) =>
  Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value

/** A document that has to be a map. @throws HelmError */
export function readMap(text: string): JsonMap {
  const value = readYaml(text)
  if (value === undefined || value === null) return {}
  if (isMap(value)) return value
  throw new HelmError(
    `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${goKind(value)} into Go value of type map[string]interface {}`,
  )
}

/** Two maps as one; the second one's values win, maps are merged, nulls stay. */
export function mergeMaps(a: JsonMap, b: JsonMap): JsonMap {
  const out = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const own = out[key]
    out[key] = isMap(value) && isMap(own) ? mergeMaps(own, value) : value
  }
  return out
}

/** values.yaml, which may be several documents. @throws HelmError */
export function readValues(text: string): JsonMap {
  let values: JsonMap = {}
  for (const part of splitYaml(text)) {
    try {
      values = mergeMaps(values, readMap(part))
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      throw new HelmError(`cannot unmarshal yaml document: ${error.message}`)
    }
  }
  return values
}
