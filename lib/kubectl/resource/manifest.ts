import { jsonValueEnd } from '@/lib/cluster/apimachinery/go-json'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { isMap, marshalJson, quote } from '../go-format'

/** A document of a file, before it is matched with a resource. */
export interface SourceDocument {
  source: string
  object: Manifest
}

/**
 * Parts of a file between lines that begin with `---`, without those that say nothing.
 * @throws Error once such a line goes on
 */
export function* splitYaml(text: string): Generator<string> {
  let part: string[] = []
  const say = () => part.some((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (!line.startsWith('---')) {
      part.push(line)
      continue
    }
    const rest = line.slice(3).trim()
    if (rest !== '' && !rest.startsWith('#')) throw new Error(`invalid Yaml document separator: ${rest}`)
    if (say()) yield `${part.join('\n')}\n`
    part = []
  }
  if (say()) yield `${part.join('\n')}\n`
}

/** What the client checks before it asks the server (`--validate` other than ignore). */
function invalidReason(object: unknown, source: string): KubectlError | undefined {
  const fields = isMap(object) ? object : {}
  const problems = (['apiVersion', 'kind'] as const).flatMap((field) => {
    const value = fields[field]
    if (value === undefined || value === null || value === '') return [`${field} not set`]
    return typeof value === 'string' ? [] : [`${field} isn't string type`]
  })
  const version = fields.apiVersion
  if (typeof version === 'string' && version.split('/').length > 2)
    problems.push(`unexpected GroupVersion string: ${version}`)
  if (problems.length === 0) return undefined
  const list = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`
  return new KubectlError(
    `error validating ${quote(source)}: error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`,
  )
}

function goKind(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (isMap(value)) return 'object'
  return { boolean: 'bool', number: 'number' }[typeof value as string] ?? 'string'
}

/** The types that a client has to know already: those of the metadata. */
function checkMetadata(object: Manifest, source: string): void {
  const wrong = (value: unknown, field: string, type: string) =>
    new KubectlError(
      `unable to decode ${quote(source)}: json: cannot unmarshal ${goKind(value)} into Go struct field ${field} of type ${type}`,
    )
  const { metadata } = object
  if (metadata === undefined || metadata === null) return
  if (!isMap(metadata)) throw wrong(metadata, 'metadataOnlyObject.metadata', 'v1.ObjectMeta')
  for (const field of ['name', 'namespace', 'generateName'] as const) {
    const value: unknown = metadata[field]
    if (value !== undefined && value !== null && typeof value !== 'string') {
      throw wrong(value, `ObjectMeta.metadata.${field}`, 'string')
    }
  }
  for (const field of ['labels', 'annotations'] as const) {
    const map: unknown = metadata[field]
    if (map === undefined || map === null) continue
    if (!isMap(map)) throw wrong(map, `ObjectMeta.metadata.${field}`, 'map[string]string')
    const bad = Object.values(map).find((value) => typeof value !== 'string' && value !== null)
    if (bad !== undefined) throw wrong(bad, `ObjectMeta.metadata.${field}`, 'string')
  }
}

function toManifest(value: unknown, source: string): Manifest {
  if (!isMap(value)) {
    throw new KubectlError(
      `unable to decode ${quote(source)}: json: cannot unmarshal ${goKind(value)} into Go value of type unstructured.detector`,
    )
  }
  if (typeof value.kind !== 'string' || value.kind === '') {
    throw new KubectlError(
      `unable to decode ${quote(source)}: Object 'Kind' is missing in '${marshalJson(value)}'`,
    )
  }
  const apiVersion = typeof value.apiVersion === 'string' ? value.apiVersion : ''
  const manifest = { ...value, apiVersion } as Manifest
  checkMetadata(manifest, source)
  return manifest
}

/** A document's value, or the error that ends the stream. */
type Part = { value: unknown } | { error: string }

function* yamlParts(text: string): Generator<Part> {
  try {
    for (const part of splitYaml(text)) yield { value: decodeYaml(part) }
  } catch (error) {
    yield { error: (error as Error).message }
  }
}

/** JSON objects one after another; what is no JSON is tried as YAML, and then both have to refuse it. */
function* jsonParts(text: string): Generator<Part> {
  let start = 0
  for (let count = 0; ; count++) {
    try {
      const end = jsonValueEnd(text, start)
      if (end === undefined) return
      yield { value: JSON.parse(text.slice(start, end)) as unknown }
      start = end
    } catch (error) {
      const { message } = error as Error
      if (count > 1) yield { error: message }
      else for (const part of yamlParts(text.slice(start))) yield 'error' in part ? { error: message } : part
      return
    }
  }
}

/**
 * The objects of a manifest. Errors stand in the result: one that the client finds in an object
 * lets the other documents go on, one in the text itself or of the validation ends the file.
 * @param validated check apiVersion and kind first, as create and apply do
 */
export function readManifest(text: string, source: string, validated: boolean): (SourceDocument | Error)[] {
  const out: (SourceDocument | Error)[] = []
  for (const part of text.trimStart().startsWith('{') ? jsonParts(text) : yamlParts(text)) {
    if ('error' in part) return [...out, new KubectlError(`error parsing ${source}: ${part.error}`)]
    if (part.value === null || part.value === undefined) continue
    const invalid = validated ? invalidReason(part.value, source) : undefined
    if (invalid) return [...out, invalid]
    try {
      out.push({ source, object: toManifest(part.value, source) })
    } catch (error) {
      if (!(error instanceof KubectlError)) throw error
      out.push(error)
    }
  }
  return out
}
