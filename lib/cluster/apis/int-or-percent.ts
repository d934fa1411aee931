import type { FieldErrors } from '@/lib/cluster/apimachinery/field'

/** A count from zero, or a share of a whole: `2`, `25%`. */
export function validateIntOrPercent(value: string | number, field: string, errors: FieldErrors): void {
  if (typeof value === 'string') {
    if (!/^[0-9]+%$/.test(value)) {
      errors.invalid(
        field,
        value,
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      )
    }
  } else if (value < 0) errors.invalid(field, value, 'must be greater than or equal to 0')
}

/** No share above the whole. */
export function validateAtMost100Percent(value: string | number, field: string, errors: FieldErrors): void {
  if (typeof value === 'string' && /^[0-9]+%$/.test(value) && Number.parseInt(value, 10) > 100) {
    errors.invalid(field, value, 'must not be greater than 100%')
  }
}

/** The number in a count or share; nothing is zero. */
export const amountOf = (value: string | number | undefined): number =>
  typeof value === 'string' ? Number.parseInt(value, 10) : (value ?? 0)
