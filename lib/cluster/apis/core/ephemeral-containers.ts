/** pods/<name>/ephemeralcontainers. Mirrors: ValidatePodEphemeralContainersUpdate. */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { dns1123Label } from '@/lib/cluster/apimachinery/names'
import type { Pod } from '@/lib/cluster/apimachinery/object'

type Ephemeral = NonNullable<Pod['spec']['ephemeralContainers']>[number]

const NOT_ALLOWED = [
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'resizePolicy',
  'resources',
  'startupProbe',
] as const

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

function validateOne(container: Ephemeral, pod: Pod, path: string, errors: FieldErrors): void {
  const { name, image, targetContainerName } = container
  if (!name) errors.required(`${path}.name`)
  else for (const problem of dns1123Label(name)) errors.invalid(`${path}.name`, name, problem)
  if (!image) errors.required(`${path}.image`)
  if (targetContainerName && !pod.spec.containers.some((one) => one.name === targetContainerName)) {
    errors.notFound(`${path}.targetContainerName`, targetContainerName)
  }
  for (const field of NOT_ALLOWED) {
    if (!isEmpty(container[field])) {
      errors.forbidden(`${path}.${field}`, 'cannot be set for an Ephemeral Container')
    }
  }
}

const quoted = (names: string[]) => names.map((name) => JSON.stringify(name)).join(',')

/** The field errors of a pod's new ephemeral containers: old ones stay as they are, for ever. */
export function validateEphemeralContainers(pod: Pod, old: Pod): FieldErrors {
  const errors = new FieldErrors()
  const list = pod.spec.ephemeralContainers ?? []
  const names = new Set([...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name }) => name))
  for (const [index, container] of list.entries()) {
    const path = `spec.ephemeralContainers[${index}]`
    if (names.has(container.name)) errors.duplicate(`${path}.name`, container.name)
    names.add(container.name)
    validateOne(container, pod, path, errors)
  }
  for (const before of old.spec.ephemeralContainers ?? []) {
    const now = list.find(({ name }) => name === before.name)
    const text = `existing ephemeral containers ${quoted([before.name])} may not be`
    if (!now) errors.forbidden('spec.ephemeralContainers', `${text} removed`)
    else if (!deepEqual(now, before)) errors.forbidden('spec.ephemeralContainers', `${text} changed`)
  }
  return errors
}
