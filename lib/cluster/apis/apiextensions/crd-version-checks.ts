/** The parts of a version of a CustomResourceDefinition beside its schema. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { CrdVersion, PrinterColumn } from '@/lib/cluster/apis/apiextensions/crd'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

const COLUMN_TYPES = 'boolean, date, integer, number, string'.split(', ')
const COLUMN_FORMATS = 'byte, date, date-time, double, float, int32, int64, name, password'.split(', ')
const MAX_SELECTABLE = 8

/** @returns false for what is no simple path */
function validatePath(path: string, field: string, errors: FieldErrors): boolean {
  if (path.startsWith('.')) return true
  errors.invalid(field, path, 'must be a simple json path starting with .')
  return false
}

export function validateColumns(columns: readonly PrinterColumn[], path: string, errors: FieldErrors): void {
  for (const [index, column] of columns.entries()) {
    const field = `${path}[${index}]`
    if (!column.name) errors.required(`${field}.name`)
    const types = `must be one of ${COLUMN_TYPES.join(',')}`
    if (!column.type) errors.required(`${field}.type`, types)
    else if (!COLUMN_TYPES.includes(column.type)) errors.invalid(`${field}.type`, column.type, types)
    if (column.format && !COLUMN_FORMATS.includes(column.format)) {
      errors.invalid(`${field}.format`, column.format, `must be one of ${COLUMN_FORMATS.join(',')}`)
    }
    if (!column.jsonPath) errors.required(`${field}.JSONPath`)
    else validatePath(column.jsonPath, `${field}.JSONPath`, errors)
  }
}

export function validateSubresources(
  subresources: CrdVersion['subresources'],
  path: string,
  errors: FieldErrors,
): void {
  const scale = subresources?.scale
  if (!scale) return
  const under = (value: string, field: string, prefixes: string[], why: string) => {
    if (validatePath(value, field, errors) && !prefixes.some((prefix) => value.startsWith(prefix)))
      errors.invalid(field, value, `should be a json path under ${why}`)
  }
  const spec = `${path}.scale.specReplicasPath`
  if (!scale.specReplicasPath) errors.required(spec)
  else under(scale.specReplicasPath, spec, ['.spec.'], '.spec')
  const status = `${path}.scale.statusReplicasPath`
  if (!scale.statusReplicasPath) errors.required(status)
  else under(scale.statusReplicasPath, status, ['.status.'], '.status')
  if (scale.labelSelectorPath) {
    const either = 'either .spec or .status'
    under(scale.labelSelectorPath, `${path}.scale.labelSelectorPath`, ['.spec.', '.status.'], either)
  }
}

export function validateDeprecation(version: CrdVersion, path: string, errors: FieldErrors): void {
  const { deprecated, deprecationWarning: text } = version
  if (text === undefined) return
  const field = `${path}.deprecationWarning`
  if (!deprecated) errors.invalid(field, text, 'can only be set for deprecated versions')
  else if (text.length > 256) errors.invalid(field, text, 'must be <= 256 characters long')
  else if (text === '') errors.invalid(field, text, 'must not be an empty string')
}

export function validateSelectableFields(
  fields: readonly { jsonPath: string }[],
  schema: JsonSchema | undefined,
  path: string,
  errors: FieldErrors,
): void {
  const seen = new Set<string>()
  for (const [index, { jsonPath = '' }] of fields.entries()) {
    const field = `${path}[${index}].jsonPath`
    const steps = jsonPath.split('.').slice(1)
    const found = steps.reduce<JsonSchema | undefined>((at, name) => at?.properties?.[name], schema)
    if (jsonPath === '') errors.required(field)
    else if (!jsonPath.startsWith('.')) {
      errors.invalid(
        field,
        jsonPath,
        `is an invalid path: expected [ or . but got: ${jsonPath.split('.')[0]}`,
      )
    } else if (jsonPath.includes('[')) {
      errors.invalid(field, jsonPath, 'is an invalid path: array notation is not allowed')
    } else if (!found) errors.invalid(field, jsonPath, 'is an invalid path: does not refer to a valid field')
    else if (steps[0] === 'metadata') {
      errors.invalid(field, jsonPath, 'must not point to fields in metadata')
    } else if (!['string', 'boolean', 'integer'].includes(found.type ?? '')) {
      const why =
        'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'
      errors.invalid(field, jsonPath, why)
    } else if (seen.has(jsonPath)) errors.duplicate(field, jsonPath)
    seen.add(jsonPath)
  }
  if (seen.size > MAX_SELECTABLE) errors.tooMany(path, seen.size, MAX_SELECTABLE)
}
