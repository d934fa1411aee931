/** The Scale of an object, to be read and written. */
import { badRequest, conflict, invalid } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { formatSelector, selectorFromLabelSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { Deployment, KubeObject, ReplicationController } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, type Kind, nameColumn, type ScaleFields } from '@/lib/cluster/apis/kind'

function dig(object: unknown, steps: readonly string[] = []): unknown {
  return steps.reduce<unknown>(
    (at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined),
    object,
  )
}

/** A copy with a value set, and the maps on the way made. */
function withValue(object: Record<string, unknown>, steps: readonly string[], value: unknown) {
  const [first = '', ...rest] = steps
  const inner = isObject(object[first]) ? object[first] : {}
  const next: unknown = rest.length === 0 ? value : withValue(inner, rest, value)
  return { ...object, [first]: next }
}

const numberOr0 = (value: unknown) => (typeof value === 'number' ? value : 0)

/** What a table of a Scale shows (printScale). */
export const SCALE_COLUMNS: Column[] = [
  nameColumn,
  { name: 'Desired', type: 'integer', value: (scale) => numberOr0(dig(scale, ['spec', 'replicas'])) },
  { name: 'Available', type: 'integer', value: (scale) => numberOr0(dig(scale, ['status', 'replicas'])) },
  ageColumn,
]

/** autoscaling/v1 Scale of a workload, or of a custom resource that says where its numbers are. */
export function scaleOf(object: KubeObject, fields?: ScaleFields): KubeObject {
  if (fields) return customScale(object, fields)
  const workload = object as unknown as Deployment
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  // A ReplicationController's selector is a plain map.
  const selector =
    object.kind === 'ReplicationController'
      ? selectorFromSet((object as unknown as ReplicationController).spec.selector)
      : (selectorFromLabelSelector(workload.spec.selector) ?? [])
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: workload.spec.replicas ?? 0 },
    status: { replicas: workload.status?.replicas ?? 0, selector: formatSelector(selector) },
  }
}

function customScale(object: KubeObject, fields: ScaleFields): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const selector = dig(object, fields.selector)
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, ...(namespace ? { namespace } : {}), uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberOr0(dig(object, fields.replicas)) },
    status: {
      replicas: numberOr0(dig(object, fields.statusReplicas)),
      ...(fields.selector && typeof selector === 'string' ? { selector } : {}),
    },
  }
}

/** The workload with the replicas of a Scale. @throws ApiError */
export function withScale(object: KubeObject, scale: unknown, kind: Kind): KubeObject {
  const spec = isObject(scale) && isObject(scale.spec) ? scale.spec : {}
  const { replicas = 0 } = spec
  if (typeof replicas !== 'number' || !Number.isInteger(replicas)) {
    throw badRequest(
      `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${typeof replicas} into Go struct field ScaleSpec.spec.replicas of type int32`,
    )
  }
  if (replicas < 0) {
    const errors = new FieldErrors()
    errors.invalid('spec.replicas', replicas, 'must be greater than or equal to 0')
    throw invalid({ group: 'autoscaling', kind: 'Scale' }, object.metadata.name, errors.list)
  }
  const version = isObject(scale) && isObject(scale.metadata) ? scale.metadata.resourceVersion : undefined
  if (version && version !== object.metadata.resourceVersion) {
    throw conflict({ group: kind.group, resource: kind.plural }, object.metadata.name)
  }
  const path = kind.scale?.replicas ?? ['spec', 'replicas']
  if (dig(object, path) === replicas) return object
  return {
    ...(withValue(object, path, replicas) as KubeObject),
    metadata: { ...object.metadata, generation: (object.metadata.generation ?? 0) + 1 },
  }
}
