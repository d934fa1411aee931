/** binding, eviction, scale, finalize: what the server itself does to an object. */
import { badRequest, conflict, invalid, type Status } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { formatSelector, selectorFromLabelSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { Deployment, KubeObject, Pod, ReplicationController } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { ageColumn, type Column, type Kind, nameColumn, type ScaleFields } from '@/lib/cluster/apis/kind'

const PODS = { group: '', resource: 'pods/binding' }

/** What POST binding and eviction answer. */
export const created = (): Status => ({
  apiVersion: 'v1',
  kind: 'Status',
  metadata: {},
  status: 'Success',
  code: 201,
})

/** The pod with its node set. @throws ApiError Conflict when it has one, or is being deleted */
export function bindPod(pod: Pod, body: unknown, now: number): Pod {
  const target = isObject(body) && isObject(body.target) ? body.target.name : undefined
  if (typeof target !== 'string' || target === '') {
    const errors = new FieldErrors()
    errors.required('target.name')
    throw invalid({ group: '', kind: 'Binding' }, pod.metadata.name, errors.list)
  }
  const { name } = pod.metadata
  if (pod.metadata.deletionTimestamp)
    throw conflict(PODS, name, `pod ${name} is being deleted, cannot be assigned to a host`)
  if (pod.spec.nodeName) {
    throw conflict(PODS, name, `pod ${name} is already assigned to node "${pod.spec.nodeName}"`)
  }
  // A node is no longer nominated once the pod has it.
  const { nominatedNodeName: _, ...status } = pod.status ?? {}
  const others = status.conditions?.filter((condition) => condition.type !== 'PodScheduled') ?? []
  const { labels = {} } = isObject(body) && isObject(body.metadata) ? body.metadata : {}
  const metadata = isObject(labels) &&
    Object.keys(labels).length > 0 && {
      metadata: {
        ...pod.metadata,
        labels: { ...(labels as Record<string, string>), ...pod.metadata.labels },
      },
    }
  return {
    ...pod,
    ...metadata,
    spec: { ...pod.spec, nodeName: target },
    status: {
      ...status,
      conditions: [...others, { type: 'PodScheduled', status: 'True', lastTransitionTime: formatTime(now) }],
    },
  }
}

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

/** A Namespace with the finalizers of the body. */
export function withSpecFinalizers(object: KubeObject, body: unknown): KubeObject {
  const spec = isObject(body) && isObject(body.spec) ? body.spec : {}
  const finalizers = Array.isArray(spec.finalizers) ? spec.finalizers : []
  const { finalizers: _old, ...rest } = object.spec as Record<string, unknown>
  return { ...object, spec: finalizers.length > 0 ? { ...rest, finalizers } : rest }
}
