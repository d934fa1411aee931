import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { digMap, goValue, isMap, type JsonMap, sortedKeys } from '../go-format'
import { describeEvents } from './events'
import { DescribeWriter } from './writer'

const ACRONYMS = ['API', 'URL', 'UID', 'GUID']

/** `creationTimestamp` as `Creation Timestamp`. */
function labelFor(field: string): string {
  if (!/^[A-Za-z-]+$/.test(field)) return field
  return (field.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]|-+/g) ?? [field])
    .map((part) => {
      if (ACRONYMS.includes(part.toUpperCase())) return part.toUpperCase()
      return part === part.toLowerCase() ? part.charAt(0).toUpperCase() + part.slice(1) : part
    })
    .join(' ')
}

function describeFields(
  writer: DescribeWriter,
  level: number,
  map: JsonMap,
  path: string,
  skip: string[],
): void {
  for (const field of sortedKeys(map)) {
    const value = map[field]
    const here = `${path}.${field}`
    if (skip.includes(here)) continue
    const title = labelFor(field)
    if (isMap(value)) {
      writer.line(level, `${title}:`)
      describeFields(writer, level + 1, value, here, skip)
    } else if (Array.isArray(value)) {
      writer.line(level, `${title}:`)
      for (const item of value) {
        if (isMap(item)) describeFields(writer, level + 1, item, here, skip)
        else writer.line(level + 1, goValue(item))
      }
    } else writer.line(level, `${title}:\t${goValue(value)}`)
  }
}

const SKIPPED = [
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
  '.metadata.managedFields',
]

/** Any object that has no description of its own. */
export function describeGeneric(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace ?? ''}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  describeFields(writer, 0, object, '', SKIPPED)
  describeEvents(context, object, writer)
  return writer.text()
}
