/** Names of resources that quotas and limits may bound. Mirrors: pkg/apis/core/helper and its validation. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import { compareQuantities, parseQuantity } from '@/lib/cluster/apimachinery/quantity'

const words = (text: string) => new Set(text.split(/\s+/))

const CONTAINER = words('cpu memory ephemeral-storage')
/** Counted things: their amounts are whole numbers. */
const COUNTED = words(
  `pods resourcequotas services replicationcontrollers secrets configmaps persistentvolumeclaims
   services.nodeports services.loadbalancers`,
)
const QUOTA = new Set([
  ...COUNTED,
  ...words(
    `cpu memory ephemeral-storage requests.cpu requests.memory requests.storage requests.ephemeral-storage
     limits.cpu limits.memory limits.ephemeral-storage`,
  ),
])

const isHugePages = (name: string) => name.startsWith('hugepages-')
const isQuotaHugePages = (name: string) => isHugePages(name) || name.startsWith('requests.hugepages-')

/** True for names with a prefix of their own: `example.com/gpu`, `count/pods`. */
const isExtended = (name: string) => name.includes('/') && !name.split('/')[0]?.endsWith('kubernetes.io')

function validateName(name: string, field: string, errors: FieldErrors): boolean {
  const why = qualifiedName(name)
  for (const message of why) errors.invalid(field, name, message)
  if (why.length > 0) return false
  if (!name.includes('/') && !QUOTA.has(name) && name !== 'storage' && !isQuotaHugePages(name)) {
    errors.invalid(field, name, 'must be a standard resource type or fully qualified')
    return false
  }
  return true
}

/** A name in a quota's `hard`. */
export function validateQuotaResourceName(name: string, field: string, errors: FieldErrors): void {
  validateName(name, field, errors)
  if (!name.includes('/') && !QUOTA.has(name) && !isQuotaHugePages(name)) {
    errors.invalid(field, name, 'must be a standard resource for quota')
  }
}

/** A name in a LimitRange's item: for pods and containers only what containers may ask for. */
export function validateLimitResourceName(
  type: string,
  name: string,
  field: string,
  errors: FieldErrors,
): void {
  validateName(name, field, errors)
  if (type !== 'Pod' && type !== 'Container') return
  if (!name.includes('/') && !CONTAINER.has(name) && !isHugePages(name)) {
    errors.invalid(field, name, 'must be a standard resource for containers')
  }
}

/** The amount that a quota allows of a resource. */
export function validateResourceAmount(
  name: string,
  amount: string | number,
  field: string,
  errors: FieldErrors,
): void {
  if (compareQuantities(amount, 0) < 0) errors.invalid(field, amount, 'must be greater than or equal to 0')
  if ((COUNTED.has(name) || isExtended(name)) && parseQuantity(amount).nano % 1_000_000_000n !== 0n) {
    errors.invalid(field, amount, 'must be an integer')
  }
}

/** The resources of pods that scopes may be applied to. */
const COMPUTE = words('cpu memory requests.cpu requests.memory limits.cpu limits.memory')

/** True when a quota with this scope may bound the resource; names that are not the core's are free. */
export function scopeAllows(scope: string, name: string): boolean {
  if (name.includes('/') || !QUOTA.has(name)) return true
  if (scope === 'BestEffort') return name === 'pods'
  if (scope === 'VolumeAttributesClass')
    return name === 'persistentvolumeclaims' || name === 'requests.storage'
  return name === 'pods' || COMPUTE.has(name)
}
