/** Validation of a pod's volumes. Mirrors: ValidateVolumes in pkg/apis/core/validation/validation.go. */
import type { IDownwardAPIVolumeFile } from 'kubernetes-models/v1/DownwardAPIVolumeFile'
import type { IKeyToPath } from 'kubernetes-models/v1/KeyToPath'
import type { IServiceAccountTokenProjection } from 'kubernetes-models/v1/ServiceAccountTokenProjection'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { IVolumeProjection } from 'kubernetes-models/v1/VolumeProjection'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1123Label, qualifiedName } from '@/lib/cluster/apimachinery/names'
import { parseQuantity } from '@/lib/cluster/apimachinery/quantity'
import { HOST_PATH_TYPES } from '@/lib/cluster/apis/core/host-path'
import { part } from '@/lib/cluster/sim/parts'

/** What must not be left out, by kind of volume. */
const REQUIRED: Record<string, readonly string[]> = {
  configMap: ['name'],
  secret: ['secretName'],
  persistentVolumeClaim: ['claimName'],
  hostPath: ['path'],
  nfs: ['server', 'path'],
  csi: ['driver'],
  ephemeral: ['volumeClaimTemplate'],
}

type Settings = Record<string, unknown>

function validateMode(mode: unknown, field: string, errors: FieldErrors): void {
  if (typeof mode === 'number' && (mode < 0 || mode > 0o777))
    errors.invalid(field, mode, 'must be a number between 0 and 0777 (octal), both inclusive')
}

/** A path below the volume that the kubelet's own names do not collide with. */
function validateLocalPath(path: string, field: string, errors: FieldErrors): void {
  if (path.startsWith('/')) errors.invalid(field, path, 'must be a relative path')
  if (path.split('/').includes('..')) errors.invalid(field, path, "must not contain '..'")
  else if (path.startsWith('..')) errors.invalid(field, path, "must not start with '..'")
}

function validateItems(items: readonly IKeyToPath[], field: string, errors: FieldErrors): void {
  for (const [index, { key, path = '', mode }] of items.entries()) {
    if (!key) errors.required(`${field}[${index}].key`)
    if (path === '') errors.required(`${field}[${index}].path`)
    validateLocalPath(path, `${field}[${index}].path`, errors)
    validateMode(mode, `${field}[${index}].mode`, errors)
  }
}

const FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]
const OTHER_FIELDS =
  /^(?:spec\.(?:nodeName|restartPolicy|serviceAccountName|schedulerName)|status\.(?:phase|hostIPs?|podIPs?))$/
const SUBSCRIPT = /^(metadata\.(?:annotations|labels))\['(.*)'\]$/

function validateFieldPath(path: string, field: string, errors: FieldErrors): void {
  if (path === '') errors.required(field)
  const key = SUBSCRIPT.exec(path)?.[2]
  if (key !== undefined) for (const why of qualifiedName(key.toLowerCase())) errors.invalid(field, key, why)
  else if (OTHER_FIELDS.test(path)) errors.notSupported(field, path, FIELDS)
  else if (!FIELDS.includes(path))
    errors.invalid(field, path, `error converting fieldPath: field label not supported: ${path}`)
}

function validateDownward(
  items: readonly IDownwardAPIVolumeFile[],
  field: string,
  errors: FieldErrors,
): void {
  for (const [index, { path = '', fieldRef, resourceFieldRef, mode }] of items.entries()) {
    const at = `${field}[${index}]`
    if (path === '') errors.required(`${at}.path`)
    validateLocalPath(path, `${at}.path`, errors)
    if (fieldRef) {
      validateFieldPath(fieldRef.fieldPath ?? '', `${at}.fieldRef.fieldPath`, errors)
      if (resourceFieldRef)
        errors.invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')
    } else if (!resourceFieldRef) errors.required(at, 'one of fieldRef and resourceFieldRef is required')
    else if (!resourceFieldRef.containerName) errors.required(`${at}.resourceFieldRef.containerName`)
    validateMode(mode, `${at}.mode`, errors)
  }
}

function validateToken(token: IServiceAccountTokenProjection, field: string, errors: FieldErrors): void {
  const { expirationSeconds = 3600, path = '' } = token
  if (expirationSeconds < 600)
    errors.invalid(
      `${field}.expirationSeconds`,
      expirationSeconds,
      'may not specify a duration less than 10 minutes',
    )
  if (path === '') errors.required(`${field}.path`)
  else validateLocalPath(path, `${field}.path`, errors)
}

function validateProjection(source: IVolumeProjection, field: string, errors: FieldErrors): void {
  for (const kind of ['secret', 'configMap'] as const) {
    const part = source[kind]
    if (!part) continue
    if (!part.name) errors.required(`${field}.${kind}.name`)
    validateItems(part.items ?? [], `${field}.${kind}.items`, errors)
  }
  if (source.downwardAPI)
    validateDownward(source.downwardAPI.items ?? [], `${field}.downwardAPI.items`, errors)
  if (source.serviceAccountToken)
    validateToken(source.serviceAccountToken, `${field}.serviceAccountToken`, errors)
  if (Object.keys(source).length > 1) errors.forbidden(field, 'may not specify more than 1 volume type')
}

/** What is asked of one kind of volume beside what it must not leave out. */
const SOURCES: Record<string, (volume: IVolume, field: string, errors: FieldErrors) => void> = {
  hostPath({ hostPath: { path = '', type } = { path: '' } }, field, errors) {
    if (path.split('/').includes('..')) errors.invalid(`${field}.path`, path, "must not contain '..'")
    if (type !== undefined && !HOST_PATH_TYPES.includes(type))
      errors.notSupported(`${field}.type`, type, HOST_PATH_TYPES)
  },
  emptyDir({ emptyDir }, field, errors) {
    const limit = emptyDir?.sizeLimit
    if (limit !== undefined && parseQuantity(limit).nano < 0n)
      errors.forbidden(`${field}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')
  },
  nfs({ nfs }, field, errors) {
    if (nfs?.path && !nfs.path.startsWith('/'))
      errors.invalid(`${field}.path`, nfs.path, 'must be an absolute path')
  },
  downwardAPI({ downwardAPI }, field, errors) {
    validateDownward(downwardAPI?.items ?? [], `${field}.items`, errors)
  },
  projected({ projected }, field, errors) {
    for (const [index, source] of (projected?.sources ?? []).entries())
      validateProjection(source, `${field}.sources[${index}]`, errors)
  },
  ephemeral({ ephemeral }, field, errors) {
    const spec = ephemeral?.volumeClaimTemplate?.spec
    if (spec) part('claimStrategy').validateClaimSpec(spec, `${field}.volumeClaimTemplate.spec`, errors)
  },
  configMap: ({ configMap }, field, errors) =>
    validateItems(configMap?.items ?? [], `${field}.items`, errors),
  secret: ({ secret }, field, errors) => validateItems(secret?.items ?? [], `${field}.items`, errors),
}

function validateVolume(volume: IVolume, field: string, errors: FieldErrors): void {
  const sources = Object.entries(volume).filter(([key, value]) => key !== 'name' && value !== undefined)
  for (const [source] of sources.slice(1))
    errors.forbidden(`${field}.${source}`, 'may not specify more than 1 volume type')
  const [source, value] = sources[0] ?? []
  if (source === undefined) {
    errors.required(field, 'must specify a volume type')
    return
  }
  const settings = value as Settings
  for (const name of REQUIRED[source] ?? [])
    if (!settings[name]) errors.required(`${field}.${source}.${name}`)
  validateMode(settings.defaultMode, `${field}.${source}.defaultMode`, errors)
  if (Object.hasOwn(SOURCES, source)) SOURCES[source]?.(volume, `${field}.${source}`, errors)
}

/** @returns the names that mounts may use: a broken volume is not there for them */
export function validateVolumes(
  volumes: readonly IVolume[],
  field: string,
  errors: FieldErrors,
): Set<string> {
  const names = new Set<string>()
  for (const [index, volume] of volumes.entries()) {
    const path = `${field}[${index}]`
    const before = errors.list.length
    if (!volume.name) errors.required(`${path}.name`)
    else for (const why of dns1123Label(volume.name)) errors.invalid(`${path}.name`, volume.name, why)
    if (names.has(volume.name)) errors.duplicate(`${path}.name`, volume.name)
    validateVolume(volume, path, errors)
    if (errors.list.length === before) names.add(volume.name)
  }
  return names
}
