import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { validateAccessModes } from '@/lib/cluster/apis/core/access-modes'
import type { Claim } from '@/lib/cluster/apis/core/persistent-volume-claim'
import { VOLUME_MODES } from '@/lib/cluster/apis/core/persistent-volume-validation'
import { classWarnings, fractionalWarning } from '@/lib/cluster/apis/core/volume-class'
import { differences } from '@/lib/cluster/apis/differences'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

type ClaimSpec = Claim['spec']

const storageOf = ({ spec }: Claim) => spec.resources?.requests?.storage

/** The spec of a claim, also of the template that a StatefulSet makes claims of. */
export function validateClaimSpec(spec: ClaimSpec, field: string, errors: FieldErrors): void {
  if (spec.selector) validateLabelSelector(spec.selector, `${field}.selector`, errors)
  validateAccessModes(spec.accessModes, `${field}.accessModes`, 'at least 1 access mode is required', errors)
  const storage = spec.resources?.requests?.storage
  if (storage === undefined) errors.required(`${field}.resources[storage]`)
  else if (compareQuantities(storage, 0) <= 0) {
    errors.invalid(`${field}.resources[storage]`, storage, 'must be greater than zero')
  }
  const name = spec.storageClassName
  if (name) for (const why of dns1123Subdomain(name)) errors.invalid(`${field}.storageClassName`, name, why)
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.notSupported(`${field}.volumeMode`, spec.volumeMode, VOLUME_MODES)
  }
  validateDataSource(spec, field, errors)
}

function validateDataSource(spec: ClaimSpec, field: string, errors: FieldErrors): void {
  for (const name of ['dataSource', 'dataSourceRef'] as const) {
    const source = spec[name]
    if (!source) continue
    if (!source.name) errors.required(`${field}.${name}.name`)
    if (!source.kind) errors.required(`${field}.${name}.kind`)
    if (!source.apiGroup && source.kind !== 'PersistentVolumeClaim') {
      errors.invalid(
        `${field}.${name}`,
        source.kind,
        `must be 'PersistentVolumeClaim' when referencing the default apiGroup`,
      )
    }
  }
}

/** What of the old spec a changed claim may differ in, put back. */
function withoutAllowedChanges(claim: Claim, old: Claim): ClaimSpec {
  const spec = { ...claim.spec }
  if (!old.spec.volumeName) setOrDelete(spec, 'volumeName', old.spec.volumeName)
  if (old.spec.storageClassName === undefined) delete spec.storageClassName
  if (claim.status?.phase !== 'Bound') return spec
  setOrDelete(spec, 'volumeAttributesClassName', old.spec.volumeAttributesClassName)
  const storage = storageOf(old)
  if (spec.resources?.requests && storage !== undefined) {
    spec.resources = { ...spec.resources, requests: { ...spec.resources.requests, storage } }
  }
  return spec
}

function setOrDelete<K extends keyof ClaimSpec>(spec: ClaimSpec, key: K, value: ClaimSpec[K]): void {
  if (value === undefined) delete spec[key]
  else spec[key] = value
}

function validateUpdate(claim: Claim, old: Claim, errors: FieldErrors): void {
  const compared = withoutAllowedChanges(claim, old)
  if (!deepEqual(compared, old.spec)) {
    const lines = differences(old.spec, compared, 'PersistentVolumeClaimSpec').join('\n')
    errors.forbidden(
      'spec',
      `spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n${lines}\n`,
    )
  }
  const [before, after] = [storageOf(old) ?? 0, storageOf(claim) ?? 0]
  const capacity = old.status?.capacity?.storage ?? 0
  if (compareQuantities(after, before) < 0 && compareQuantities(after, capacity) <= 0) {
    errors.forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity')
  }
  if (claim.spec.volumeMode !== old.spec.volumeMode) {
    errors.invalid('volumeMode', claim.spec.volumeMode ?? null, 'field is immutable')
  }
}

/** A claim and its template alike: the mode, and the two spellings of a data source. */
export function defaultClaimSpec(spec: ClaimSpec): void {
  spec.volumeMode ??= 'Filesystem'
}

function normalizeDataSources(spec: ClaimSpec): void {
  if (spec.dataSource && !spec.dataSourceRef) spec.dataSourceRef = { ...spec.dataSource }
  else if (spec.dataSourceRef && !spec.dataSource && !spec.dataSourceRef.namespace) {
    const { apiGroup, kind, name } = spec.dataSourceRef
    spec.dataSource = { ...(apiGroup !== undefined ? { apiGroup } : {}), kind, name }
  }
}

/** What the API server asks of it when it is written. */
export const persistentVolumeClaimStrategy: Strategy<Claim> = {
  defaults(claim) {
    claim.spec ??= {}
    defaultClaimSpec(claim.spec)
    claim.status ??= { phase: 'Pending' }
  },
  prepareForCreate(claim) {
    claim.status = { phase: 'Pending' }
    normalizeDataSources(claim.spec)
  },
  prepareForUpdate(claim, old) {
    claim.status = old.status
    normalizeDataSources(claim.spec)
  },
  validate: ({ spec }, errors) => validateClaimSpec(spec, 'spec', errors),
  validateUpdate,
  warnings: (claim) => [
    ...classWarnings(claim),
    ...fractionalWarning('spec.resources.requests[storage]', storageOf(claim)),
  ],
}
