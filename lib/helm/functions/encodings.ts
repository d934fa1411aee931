/** YAML, JSON and TOML. Mirrors: Helm's engine: an error of `from…` is a map with it under `Error`. */

import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { def, type Functions } from '@/lib/helm/functions/define'
import { deepCopy } from '@/lib/helm/functions/dicts'
import { yamlProblem } from '@/lib/helm/values/read-values'
import { isMap, type JsonMap, marshalJson, sortedKeys } from '@/lib/kubectl/go-format'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { typeName } from '@/lib/kubectl/printers/go-template/values'

/** A template's value as JSON has it: one kind of number. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value === undefined) return null
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z')
  if (Array.isArray(value)) return value.map(plain)
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}

const yaml = (value: unknown) => toYaml(plain(value)).replace(/\n$/, '')

const json = (value: unknown) => marshalJson(plain(value))

function fromYaml(words: string): unknown {
  try {
    const value = decodeYaml(words) ?? {}
    if (isMap(value)) return value
    const found = Array.isArray(value) ? 'array' : typeName(value).replace('float64', 'number')
    return {
      Error: `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${found} into Go value of type map[string]interface {}`,
    }
  } catch (error) {
    const problem = yamlProblem(error)
    if (problem === undefined) throw error
    return { Error: problem }
  }
}

function fromYamlArray(words: string): unknown {
  try {
    const value = decodeYaml(words) ?? []
    if (Array.isArray(value)) return value
    return [
      'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []interface {}',
    ]
  } catch (error) {
    const problem = yamlProblem(error)
    if (problem === undefined) throw error
    return [problem]
  }
}

/** What encoding/json says where a text ends too early or goes wrong. */
function jsonError(words: string): string {
  if (words.trim() === '') return 'unexpected end of JSON input'
  for (let end = words.length; end > 0; end--) {
    if (!/[\]}"\w]/.test(words[end - 1] ?? '')) continue
    break
  }
  const first = words.trim()[0] ?? ''
  return /[[{"\-\dtfn]/.test(first)
    ? 'unexpected end of JSON input'
    : `invalid character '${first}' looking for beginning of value`
}

function readJson(words: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(words) as unknown }
  } catch {
    return { problem: jsonError(words) }
  }
}

function fromJson(words: string): unknown {
  const read = readJson(words)
  if ('problem' in read) return { Error: read.problem }
  if (isMap(read.value)) return read.value
  const found = Array.isArray(read.value) ? 'array' : typeName(read.value).replace('float64', 'number')
  return { Error: `json: cannot unmarshal ${found} into Go value of type map[string]interface {}` }
}

function fromJsonArray(words: string): unknown {
  const read = readJson(words)
  if ('problem' in read) return [read.problem]
  if (Array.isArray(read.value)) return read.value
  return ['json: cannot unmarshal object into Go value of type []interface {}']
}

function mustFromJson(words: string): unknown {
  const read = readJson(words)
  if ('problem' in read) throw new FunctionError(read.problem)
  return read.value
}

const tomlScalar = (value: unknown): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value)
  if (Array.isArray(value)) return `[${value.map(tomlScalar).join(', ')}]`
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function tomlTable(table: JsonMap, path: string[]): string {
  const keys = sortedKeys(table)
  const margin = '  '.repeat(Math.max(0, path.length - 1))
  const own = keys.filter((key) => !isMap(table[key]))
  const lines = own.map(
    (key) => `${path.length > 0 ? `${margin}  ` : ''}${key} = ${tomlScalar(table[key])}\n`,
  )
  const below = keys
    .filter((key) => isMap(table[key]))
    .map(
      (key) =>
        `\n${path.length > 0 ? `${margin}  ` : ''}[${[...path, key].join('.')}]\n${tomlTable(table[key] as JsonMap, [...path, key])}`,
    )
  return [...lines, ...below].join('')
}

/** github.com/BurntSushi/toml: a table's own keys, then the tables in it. */
const toml = (value: unknown) => (isMap(value) ? tomlTable(value, []).replace(/^\n/, '') : '')

/** Lists within maps stand further in. */
const prettyYaml = (value: unknown) =>
  yaml(value)
    .split('\n')
    .reduce<{ lines: string[]; depth: number[] }>(
      ({ lines, depth }, line) => {
        const margin = /^ */.exec(line)?.[0].length ?? 0
        while (
          depth.length > 0 &&
          (margin < (depth.at(-1) ?? 0) || (margin === depth.at(-1) && !/^ *- /.test(line)))
        )
          depth.pop()
        if (/^ *- /.test(line) && depth.at(-1) !== margin) depth.push(margin)
        return { lines: [...lines, '  '.repeat(depth.length) + line], depth }
      },
      { lines: [], depth: [] },
    )
    .lines.join('\n')

export const ENCODINGS: Functions = {
  toYaml: def('any', yaml),
  mustToYaml: def('any', yaml),
  toYamlPretty: def('any', prettyYaml),
  fromYaml: def('string', fromYaml),
  fromYamlArray: def('string', fromYamlArray),
  toJson: def('any', json),
  mustToJson: def('any', json),
  toPrettyJson: def('any', (value: unknown) => marshalJson(plain(value), { indent: 2 })),
  mustToPrettyJson: def('any', (value: unknown) => marshalJson(plain(value), { indent: 2 })),
  toRawJson: def('any', (value: unknown) => marshalJson(plain(value), { html: false })),
  mustToRawJson: def('any', (value: unknown) => marshalJson(plain(value), { html: false })),
  fromJson: def('string', fromJson),
  fromJsonArray: def('string', fromJsonArray),
  mustFromJson: def('string', mustFromJson),
  toToml: def('any', (value: unknown) => toml(deepCopy(value))),
  mustToToml: def('any', (value: unknown) => toml(deepCopy(value))),
}
