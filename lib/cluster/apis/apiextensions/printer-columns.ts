/** additionalPrinterColumns. Mirrors: apiextensions-apiserver/pkg/registry/customresource/tableconvertor. */
import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import { JsonPath, PathError } from '@/lib/cluster/apimachinery/jsonpath/jsonpath'
import { PathSyntaxError } from '@/lib/cluster/apimachinery/jsonpath/parser'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { CrdVersion, PrinterColumn } from '@/lib/cluster/apis/apiextensions/crd'
import { type Cell, type Column, nameColumn } from '@/lib/cluster/apis/kind'

const AGE: PrinterColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' }

function cellOf(value: unknown, type: string, now: number): Cell {
  switch (type) {
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : null
    case 'number':
      return typeof value === 'number' ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'date': {
      if (typeof value !== 'string') return null
      const at = parseTime(value)
      return at === undefined ? '<invalid>' : humanDuration(now - at)
    }
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

function compile(path: string): JsonPath | undefined {
  try {
    return new JsonPath(`{${path}}`)
  } catch (error) {
    if (error instanceof PathSyntaxError) return undefined
    throw error
  }
}

/** The first value that a path leads to. */
function findFirst(path: JsonPath, object: KubeObject): unknown {
  try {
    return path.find(object)[0]?.[0]
  } catch (error) {
    if (error instanceof PathError) return undefined
    throw error
  }
}

const TYPES = ['string', 'integer', 'date', 'number', 'boolean'] as const

function columnOf(source: PrinterColumn): Column {
  let path: JsonPath | undefined
  return {
    name: source.name,
    type: TYPES.find((type) => type === source.type) ?? 'string',
    priority: (source.priority ?? 0) > 0 ? 1 : 0,
    value(object, now) {
      path ??= compile(source.jsonPath)
      const value = path && findFirst(path, object)
      return value === undefined || value === null ? null : cellOf(value, source.type, now)
    },
  }
}

/** NAME, and what the version asks for; AGE when it asks for nothing. */
export const columnsOf = ({ additionalPrinterColumns: columns }: CrdVersion): Column[] => [
  nameColumn,
  ...(columns?.length ? columns : [AGE]).map(columnOf),
]
