import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { isMap, marshalJson, quote } from '../go-format'
import { decodeYaml } from './decode-yaml'

/** A document of a file, before it is matched with a resource. */
export interface SourceDocument {
  source: string
  object: Manifest
}

/** Parts of a file between lines that begin with `---`. */
function splitYaml(text: string): string[] {
  const parts: string[] = ['']
  for (const line of text.split('\n')) {
    if (line.startsWith('---')) parts.push('')
    else parts[parts.length - 1] += `${line}\n`
  }
  return parts.filter((part) =>
    part.split('\n').some((line) => line.trim() !== '' && !line.trim().startsWith('#')),
  )
}

/** Objects that follow each other in a JSON stream. */
function splitJson(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (inString) {
      if (char === '\\') i++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' && depth++ === 0) start = i
    else if (char === '}' && --depth === 0) parts.push(text.slice(start, i + 1))
  }
  return depth === 0 ? parts : [...parts, text.slice(start)]
}

/** What the client checks before it asks the server (`--validate` other than ignore). */
function validate(object: unknown, source: string): void {
  const fields = isMap(object) ? object : {}
  const problems = (['apiVersion', 'kind'] as const)
    .filter((field) => !fields[field])
    .map((field) => `${field} not set`)
  const version = String(fields.apiVersion ?? '')
  if (version.split('/').length > 2) problems.push(`unexpected GroupVersion string: ${version}`)
  if (problems.length === 0) return
  const list = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`
  throw new KubectlError(
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

function toManifest(value: unknown, source: string, validated: boolean): Manifest {
  if (validated) validate(value, source)
  if (!isMap(value)) {
    throw new KubectlError(
      `unable to decode ${quote(source)}: json: cannot unmarshal ${goKind(value)} into Go value of type unstructured.detector`,
    )
  }
  if (!value.kind) {
    throw new KubectlError(
      `unable to decode ${quote(source)}: Object 'Kind' is missing in '${marshalJson(value)}'`,
    )
  }
  const manifest = value as Manifest
  checkMetadata(manifest, source)
  return manifest
}

function parsePart(part: string, source: string, json: boolean): unknown {
  try {
    return json ? JSON.parse(part) : decodeYaml(part)
  } catch (error) {
    throw new KubectlError(`error parsing ${source}: ${(error as Error).message}`)
  }
}

/**
 * The objects of a manifest. Errors stand in the result, so that the other documents go on.
 * @param validated check apiVersion and kind first, as create and apply do
 */
export function readManifest(text: string, source: string, validated: boolean): (SourceDocument | Error)[] {
  const json = text.trimStart().startsWith('{')
  return (json ? splitJson(text) : splitYaml(text)).flatMap((part): (SourceDocument | Error)[] => {
    try {
      const value = parsePart(part, source, json)
      return value === null || value === undefined
        ? []
        : [{ source, object: toManifest(value, source, validated) }]
    } catch (error) {
      if (error instanceof KubectlError) return [error]
      throw error
    }
  })
}
