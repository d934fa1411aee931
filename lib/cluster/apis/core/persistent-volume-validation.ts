/** Mirrors: ValidatePersistentVolume and ValidatePersistentVolumeUpdate in pkg/apis/core/validation. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import { dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import type { PersistentVolume } from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { validateAccessModes } from '@/lib/cluster/apis/core/access-modes'
import { validateNodeTerm } from '@/lib/cluster/apis/core/affinity-validation'
import { HOST_PATH_TYPES } from '@/lib/cluster/apis/core/host-path'
import { differences } from '@/lib/cluster/apis/differences'

type Spec = PersistentVolume['spec']
type Source = Record<string, unknown>

/** What of the spec is no volume source. */
const SETTINGS = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
])
const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain']
export const VOLUME_MODES = ['Block', 'Filesystem']
/** Fields without which a source means nothing, in the order in which they are asked. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  awsElasticBlockStore: ['volumeID'],
  azureDisk: ['diskName', 'diskURI'],
  azureFile: ['secretName', 'shareName'],
  cephfs: ['monitors'],
  cinder: ['volumeID'],
  gcePersistentDisk: ['pdName'],
  glusterfs: ['endpoints', 'path'],
  hostPath: ['path'],
  iscsi: ['targetPortal', 'iqn'],
  local: ['path'],
  nfs: ['server', 'path'],
  portworxVolume: ['volumeID'],
  rbd: ['monitors', 'image'],
  vsphereVolume: ['volumePath'],
}

/** The volume sources of a spec: exactly one is right. */
export const volumeSources = (spec: Spec): [string, Source][] =>
  Object.entries(spec).filter(
    (entry): entry is [string, Source] => !SETTINGS.has(entry[0]) && isObject(entry[1]),
  )

function validateCapacity(capacity: Spec['capacity'], errors: FieldErrors): void {
  const entries = Object.entries(capacity ?? {}).sort()
  if (entries.length === 0) errors.required('spec.capacity')
  if (!capacity?.storage || entries.length > 1) {
    errors.notSupported('spec.capacity', capacity ?? null, ['storage'])
  }
  for (const [name, amount] of entries) {
    const field = `spec.capacity[${name}]`
    if (compareQuantities(amount, 0) < 0) errors.invalid(field, amount, 'must be a valid resource quantity')
    if (compareQuantities(amount, 0) <= 0) errors.invalid(field, amount, 'must be greater than zero')
  }
}

function validateNodeAffinity(affinity: Spec['nodeAffinity'], errors: FieldErrors): void {
  if (!affinity) return
  const { required } = affinity
  const field = 'spec.nodeAffinity.required'
  if (!required) {
    errors.required(field, 'must specify required node constraints')
    return
  }
  const terms = required.nodeSelectorTerms ?? []
  if (terms.length === 0) {
    errors.required(`${field}.nodeSelectorTerms`, 'must have at least one node selector term')
  }
  for (const [index, term] of terms.entries()) {
    validateNodeTerm(term, `${field}.nodeSelectorTerms[${index}]`, errors)
  }
}

function validatePath(source: Source, field: string, errors: FieldErrors): void {
  const { path } = source
  if (typeof path === 'string' && path.split('/').includes('..')) {
    errors.invalid(`${field}.path`, path, "must not contain '..'")
  }
}

/** CSI driver names: a domain of at most 63 bytes. */
export function validateDriverName(name: string, field: string, errors: FieldErrors): void {
  if (!name) {
    errors.required(field)
    return
  }
  if (name.length > 63) errors.tooLong(field, 63)
  for (const why of dns1123Subdomain(name.toLowerCase())) errors.invalid(field, name, why)
}

function validateSource(name: string, source: Source, spec: Spec, errors: FieldErrors): void {
  const field = `spec.${name}`
  for (const key of REQUIRED[name] ?? []) {
    const value = source[key]
    if (!value || (Array.isArray(value) && value.length === 0)) errors.required(`${field}.${key}`)
  }
  if (name === 'hostPath' || name === 'local') validatePath(source, field, errors)
  if (name === 'hostPath' && !HOST_PATH_TYPES.includes(String(source.type ?? ''))) {
    errors.notSupported(`${field}.type`, source.type, HOST_PATH_TYPES)
  }
  if (name === 'nfs' && typeof source.path === 'string' && source.path && !source.path.startsWith('/')) {
    errors.invalid(`${field}.path`, source.path, 'must be an absolute path')
  }
  if (name === 'local' && !spec.nodeAffinity) {
    errors.required('spec.nodeAffinity', 'Local volume requires node affinity')
  }
  if (name === 'csi') {
    validateDriverName(String(source.driver ?? ''), `${field}.driver`, errors)
    if (!source.volumeHandle) errors.required(`${field}.volumeHandle`)
  }
}

function validateSources(spec: Spec, errors: FieldErrors): void {
  const [first, ...more] = volumeSources(spec)
  if (!first) {
    errors.required('spec', 'must specify a volume type')
    return
  }
  validateSource(first[0], first[1], spec, errors)
  for (const [name] of more) errors.forbidden(`spec.${name}`, 'may not specify more than 1 volume type')
}

export function validatePersistentVolume({ spec }: PersistentVolume, errors: FieldErrors): void {
  validateAccessModes(spec.accessModes, 'spec.accessModes', '', errors)
  validateCapacity(spec.capacity, errors)
  const policy = spec.persistentVolumeReclaimPolicy
  if (policy && !RECLAIM_POLICIES.includes(policy)) {
    errors.notSupported('spec.persistentVolumeReclaimPolicy', policy, RECLAIM_POLICIES)
  }
  validateNodeAffinity(spec.nodeAffinity, errors)
  validateSources(spec, errors)
  if (spec.hostPath && /^\/+\.?$/.test(spec.hostPath.path ?? '') && policy === 'Recycle') {
    errors.forbidden('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'")
  }
  const name = spec.storageClassName
  if (name) for (const why of dns1123Subdomain(name)) errors.invalid('spec.storageClassName', name, why)
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode)) {
    errors.notSupported('spec.volumeMode', spec.volumeMode, VOLUME_MODES)
  }
}

export function validatePersistentVolumeUpdate(
  { spec }: PersistentVolume,
  { spec: old }: PersistentVolume,
  errors: FieldErrors,
): void {
  const [now, before] = [spec, old].map((one) => Object.fromEntries(volumeSources(one)))
  if (!deepEqual(now, before)) {
    const lines = differences(before, now, 'PersistentVolumeSource').join('\n')
    errors.forbidden(
      'spec.persistentvolumesource',
      `spec.persistentvolumesource is immutable after creation\n${lines}\n`,
    )
  }
  if (spec.volumeMode !== old.volumeMode) {
    errors.invalid('volumeMode', spec.volumeMode ?? null, 'field is immutable')
  }
  if (old.nodeAffinity && !deepEqual(spec.nodeAffinity, old.nodeAffinity)) {
    errors.invalid(
      'nodeAffinity',
      spec.nodeAffinity ?? null,
      'field is immutable, except for updating from beta label to GA',
    )
  }
}
