import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { YamlError } from '@/lib/cluster/apimachinery/yaml/reader'
import { HelmError } from '@/lib/helm/errors'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'
import { splitYaml } from '@/lib/kubectl/resource/manifest'

/** A YAML document's value. @throws HelmError `error converting YAML to JSON: …` */
export function readYaml(text: string): unknown {
  try {
    return decodeYaml(text)
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    throw new HelmError(`error converting YAML to JSON: ${error.message}`)
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
