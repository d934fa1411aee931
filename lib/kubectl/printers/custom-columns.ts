import type { JsonPath } from '@/lib/cluster/apimachinery/jsonpath/jsonpath'
import { KubectlError } from '../errors'
import { goValue } from '../go-format'
import { compileJsonPath, findAll, relaxedPath } from './jsonpath'

interface Column {
  header: string
  path: JsonPath
}

function toColumn(header: string, text: string): Column {
  return { header, path: compileJsonPath(relaxedPath(text)) }
}

/** `NAME:.metadata.name,IMAGE:.spec.containers[*].image` @throws KubectlError */
export function parseCustomColumns(spec: string): Column[] {
  if (spec === '') throw new KubectlError('custom-columns format specified but no custom columns given')
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    const pieces = colon < 0 ? [part] : [part.slice(0, colon), part.slice(colon + 1)]
    if (pieces.length !== 2 || (pieces[1]!.includes(':') && !/[[{]/.test(pieces[1]!))) {
      throw new KubectlError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    }
    return toColumn(pieces[0]!, pieces[1]!)
  })
}

/** A file with a line of headers and a line of paths. @throws KubectlError */
export function parseCustomColumnsFile(text: string): Column[] {
  const [headers = [], paths = []] = text.split('\n').map((line) => line.trim().split(/\s+/))
  if (headers.length !== paths.length || headers[0] === '') {
    throw new KubectlError(
      `number of headers (${headers.length}) and field specifications (${paths.length}) don't match`,
    )
  }
  return headers.map((header, index) => toColumn(header, paths[index]!))
}

function cell(column: Column, object: unknown): string {
  const values = findAll(column.path, object)
  return values.length > 0 ? values.map(goValue).join(',') : '<none>'
}

/** Tab-separated lines, to be aligned. */
export function customColumnLines(columns: Column[], objects: unknown[], noHeaders: boolean): string {
  const header = noHeaders ? [] : [columns.map((column) => column.header)]
  const rows = objects.map((object) => columns.map((column) => cell(column, object)))
  return [...header, ...rows].map((cells) => `${cells.join('\t')}\n`).join('')
}
