/** What few containers ask of their mounts. Mirrors: ValidateVolumeMounts and ValidateVolumeDevices of validation.go. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { Pod } from '@/lib/cluster/apimachinery/object'

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None']
const RECURSIONS = ['Disabled', 'Enabled', 'IfPossible']

function validatePropagation(
  { securityContext }: IContainer,
  propagation: string,
  field: string,
  errors: FieldErrors,
): void {
  if (!PROPAGATIONS.includes(propagation)) errors.notSupported(field, propagation, PROPAGATIONS)
  else if (propagation === 'Bidirectional' && !securityContext?.privileged)
    errors.forbidden(field, 'Bidirectional mount propagation is available only to privileged containers')
}

function validateRecursion(mount: IVolumeMount, field: string, errors: FieldErrors): void {
  const { recursiveReadOnly = 'Disabled', readOnly, mountPropagation = 'None' } = mount
  if (!RECURSIONS.includes(recursiveReadOnly)) errors.notSupported(field, recursiveReadOnly, RECURSIONS)
  else if (recursiveReadOnly !== 'Disabled') {
    if (!readOnly) errors.forbidden(field, 'may only be specified when readOnly is true')
    if (mountPropagation !== 'None')
      errors.forbidden(field, 'may only be specified when mountPropagation is None or not specified')
  }
}

/** What one mount says beyond name, path and subPath. */
export function validateMountDetails(
  container: IContainer,
  mount: IVolumeMount,
  index: number,
  field: string,
  errors: FieldErrors,
): void {
  const path = `${field}.volumeMounts`
  const at = `${path}[${index}]`
  const devices = container.volumeDevices ?? []
  if (devices.some(({ name }) => name === mount.name))
    errors.invalid(`${at}.name`, mount.name, 'must not already exist in volumeDevices')
  if (devices.some(({ devicePath }) => devicePath === mount.mountPath))
    errors.invalid(`${at}.mountPath`, mount.mountPath, 'must not already exist as a path in volumeDevices')
  const { subPathExpr } = mount
  if (subPathExpr) {
    if (mount.subPath)
      errors.invalid(`${at}.subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive')
    if (subPathExpr.startsWith('/'))
      errors.invalid(`${path}.subPathExpr`, subPathExpr, 'must be a relative path')
    if (subPathExpr.split('/').includes('..'))
      errors.invalid(`${path}.subPathExpr`, subPathExpr, "must not contain '..'")
  }
  if (mount.mountPropagation)
    validatePropagation(container, mount.mountPropagation, `${path}.mountPropagation`, errors)
  validateRecursion(mount, `${path}.recursiveReadOnly`, errors)
}

/** Raw devices come from claims only. */
export function validateDevices(
  { volumeDevices = [], volumeMounts = [] }: IContainer,
  volumes: Pod['spec']['volumes'],
  field: string,
  errors: FieldErrors,
): void {
  const [names, paths] = [new Set<string>(), new Set<string>()]
  for (const [index, { name, devicePath }] of volumeDevices.entries()) {
    const at = `${field}.volumeDevices[${index}]`
    const volume = volumes?.find((one) => one.name === name)
    if (!name) errors.required(`${at}.name`)
    if (names.has(name)) errors.invalid(`${at}.name`, name, 'must be unique')
    if (!volume) errors.notFound(`${at}.name`, name)
    else if (!volume.persistentVolumeClaim && !volume.ephemeral)
      errors.invalid(
        `${at}.name`,
        name,
        'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      )
    if (!devicePath) errors.required(`${at}.devicePath`)
    if (paths.has(devicePath)) errors.invalid(`${at}.devicePath`, devicePath, 'must be unique')
    if (devicePath?.split('/').includes('..'))
      errors.invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')")
    if (volumeMounts.some((mount) => mount.name === name))
      errors.invalid(`${at}.name`, name, 'must not already exist in volumeMounts')
    if (volumeMounts.some(({ mountPath }) => mountPath === devicePath))
      errors.invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts')
    names.add(name)
    paths.add(devicePath)
  }
}
