import type { FieldError, FieldErrorReason } from '@/lib/cluster/apimachinery/errors'

/** A value as Go prints it in a field error: strings quoted, the rest as JSON. */
export function fieldValue(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value, sortMaps)
}

/** Go prints maps in the order of their keys; what holds nothing but strings is taken for a map. */
function sortMaps(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (entries.some(([, item]) => typeof item !== 'string')) return value
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Collects the findings of a validation, worded as k8s.io/apimachinery/pkg/util/validation/field. */
export class FieldErrors {
  readonly list: FieldError[] = []

  private add(field: string, reason: FieldErrorReason, detail: string): void {
    this.list.push({ field, reason, detail, message: `${field}: ${detail}` })
  }
  required(field: string, why = ''): void {
    this.add(field, 'FieldValueRequired', why ? `Required value: ${why}` : 'Required value')
  }
  invalid(field: string, value: unknown, why: string): void {
    this.add(field, 'FieldValueInvalid', `Invalid value: ${fieldValue(value)}${why ? `: ${why}` : ''}`)
  }
  /** An invalid value that is not shown (field.OmitValueType). */
  invalidWhole(field: string, why: string): void {
    this.add(field, 'FieldValueInvalid', `Invalid value: ${why}`)
  }
  /** Nothing is wrong with a number that is not there (ValidateNonnegativeField). */
  nonNegative(field: string, value: number | undefined): void {
    if (value !== undefined && value < 0) this.invalid(field, value, 'must be greater than or equal to 0')
  }
  notSupported(field: string, value: unknown, supported: readonly string[]): void {
    const values = supported.map((item) => `"${item}"`).join(', ')
    this.add(
      field,
      'FieldValueNotSupported',
      `Unsupported value: ${fieldValue(value)}${values ? `: supported values: ${values}` : ''}`,
    )
  }
  forbidden(field: string, why: string): void {
    this.add(field, 'FieldValueForbidden', `Forbidden: ${why}`)
  }
  notFound(field: string, value: unknown): void {
    this.add(field, 'FieldValueNotFound', `Not found: ${fieldValue(value)}`)
  }
  duplicate(field: string, value: unknown, detail = ''): void {
    const why = detail && `: ${detail}`
    this.add(field, 'FieldValueDuplicate', `Duplicate value: ${fieldValue(value)}${why}`)
  }
  tooLong(field: string, maxBytes: number): void {
    this.add(field, 'FieldValueTooLong', `Too long: may not be more than ${maxBytes} bytes`)
  }
  tooMany(field: string, actual: number, max: number): void {
    this.add(field, 'FieldValueTooMany', `Too many: ${actual}: must have at most ${max} items`)
  }
}
