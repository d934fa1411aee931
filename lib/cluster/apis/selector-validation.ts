import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { labelValue, qualifiedName, validateLabels } from '@/lib/cluster/apimachinery/names'

/** Validates a metav1.LabelSelector; false when it cannot be used at all. */
export function validateLabelSelector(
  selector: ILabelSelector | undefined,
  field: string,
  errors: FieldErrors,
): boolean {
  if (!selector) return true
  validateLabels(selector.matchLabels, `${field}.matchLabels`, errors)
  let usable = true
  for (const [index, requirement] of (selector.matchExpressions ?? []).entries()) {
    const path = `${field}.matchExpressions[${index}]`
    const count = requirement.values?.length ?? 0
    switch (requirement.operator) {
      case 'In':
      case 'NotIn':
        if (count === 0)
          errors.required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")
        break
      case 'Exists':
      case 'DoesNotExist':
        if (count > 0) {
          errors.forbidden(
            `${path}.values`,
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          )
        }
        break
      default:
        errors.invalid(`${path}.operator`, requirement.operator ?? '', 'not a valid selector operator')
        usable = false
    }
    const key = requirement.key ?? ''
    for (const why of qualifiedName(key)) errors.invalid(`${path}.key`, key, why)
    for (const [at, value] of (requirement.values ?? []).entries()) {
      for (const why of labelValue(value)) errors.invalid(`${path}.values[${at}]`, value, why)
    }
  }
  return usable
}
