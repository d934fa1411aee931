import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { goValue, isMap, type JsonMap } from '../go-format'
import { splitYaml } from '../resource/manifest'
import { Resource } from './resource'

function parseDocument(text: string): unknown {
  try {
    return decodeYaml(text, { fewBooleans: true })
  } catch (error) {
    const message = (error as Error).message.replace('error converting YAML to JSON: ', '')
    throw new MalformedYaml(`MalformedYAMLError: ${message}`)
  }
}

/** The file is there, but it holds no YAML. */
export class MalformedYaml extends KubectlError {}

const NO_METADATA = 'missing Resource metadata'
const META_FIELDS = ['name', 'namespace', 'labels', 'annotations']

function checkMetadata(object: JsonMap): void {
  if (typeof object.kind !== 'string' || object.kind === '') {
    const { apiVersion, metadata } = object
    const known = Boolean(apiVersion) || (isMap(metadata) && META_FIELDS.some((field) => metadata[field]))
    throw new KubectlError(known ? `missing kind in object ${describe(object)}` : NO_METADATA)
  }
  if (object.kind.endsWith('List')) return
  if (!isMap(object.metadata)) throw new KubectlError(`missing metadata.name in object ${describe(object)}`)
  const { name } = object.metadata
  if (typeof name !== 'string' || name === '') {
    throw new KubectlError(`missing metadata.name in object ${describe(object)}`)
  }
}

/** Go's way to print the metadata. */
function describe(object: JsonMap): string {
  const metadata = isMap(object.metadata) ? object.metadata : {}
  const text = (value: unknown) => String(value ?? '')
  const map = (value: unknown) => goValue(isMap(value) ? value : {})
  const type = `{${text(object.apiVersion)} ${text(object.kind)}}`
  const name = `{${text(metadata.name)} ${text(metadata.namespace)}}`
  return `{${type} {${name} ${map(metadata.labels)} ${map(metadata.annotations)}}}`
}

function emptyItem(value: unknown, path: string): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (item === null) return path
      const found = emptyItem(item, path)
      if (found !== undefined) return found
    }
  } else if (isMap(value)) {
    for (const [key, child] of Object.entries(value)) {
      const found = emptyItem(child, path ? `${path}.${key}` : key)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function inlineLists(object: JsonMap): JsonMap[] {
  const { kind, items } = object
  if (!String(kind).endsWith('List') || !('items' in object)) return [object]
  if (items === null) return []
  if (!Array.isArray(items)) throw new KubectlError(`expected array in ${String(kind)}/items`)
  return items.filter(isMap).flatMap(inlineLists)
}

/** The objects of a file or of an inline text. @throws KubectlError */
export function readResources(text: string): Resource[] {
  return [...splitYaml(text)].flatMap((part) => {
    const value = parseDocument(part)
    if (value === null || value === undefined) return []
    if (!isMap(value)) throw new KubectlError(NO_METADATA)
    if (Object.keys(value).length === 0) return []
    return inlineLists(value).map((object) => {
      checkMetadata(object)
      const path = emptyItem(object, '')
      if (path !== undefined) throw new KubectlError(`empty item at ${path} in object ${describe(object)}`)
      return new Resource(object as Manifest)
    })
  })
}
