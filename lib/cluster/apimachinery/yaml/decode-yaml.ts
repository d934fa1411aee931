import { yamlDepth } from '@/lib/cluster/apimachinery/nesting'
import { constructValue } from '@/lib/cluster/apimachinery/yaml/construct'
import { parseYaml } from '@/lib/cluster/apimachinery/yaml/parser'
import { YamlError } from '@/lib/cluster/apimachinery/yaml/reader'
import { LIMITS } from '@/lib/cluster/sim/limits'

/**
 * One YAML document as plain JSON values, read as goyaml.v2 reads it: YAML 1.1 without dates, sexagesimals
 * and the exotic collections; of several documents the first.
 * @param options.fewBooleans goyaml.v3, which kustomize reads with, takes `yes` and `on` for strings
 * @throws Error `error converting YAML to JSON: yaml: line 3: …`
 */
export function decodeYaml(text: string, { fewBooleans = false } = {}): unknown {
  try {
    if (yamlDepth(text) > LIMITS.nesting) throw new YamlError(`exceeded max depth of ${LIMITS.nesting}`)
    const node = parseYaml(text)
    return node ? constructValue(node, fewBooleans) : null
  } catch (error) {
    throw new Error(`error converting YAML to JSON: ${(error as Error).message}`)
  }
}
