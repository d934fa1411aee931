/** binding, eviction, scale, finalize: what the server itself does to an object. */
import { badRequest, conflict, invalid, type Status } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Deployment, KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Kind } from '@/lib/cluster/apis/kind'

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
  const others = pod.status?.conditions?.filter((condition) => condition.type !== 'PodScheduled') ?? []
  return {
    ...pod,
    spec: { ...pod.spec, nodeName: target },
    status: {
      ...pod.status,
      conditions: [...others, { type: 'PodScheduled', status: 'True', lastTransitionTime: formatTime(now) }],
    },
  }
}

/** autoscaling/v1 Scale of a workload. */
export function scaleOf(object: KubeObject): KubeObject {
  const workload = object as unknown as Deployment
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const selector = selectorFromLabelSelector(workload.spec.selector) ?? []
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: workload.spec.replicas ?? 0 },
    status: { replicas: workload.status?.replicas ?? 0, selector: formatSelector(selector) },
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
  const workload = object.spec as Record<string, unknown>
  if (workload.replicas === replicas) return object
  return {
    ...object,
    metadata: { ...object.metadata, generation: (object.metadata.generation ?? 0) + 1 },
    spec: { ...workload, replicas },
  }
}

/** A Namespace with the finalizers of the body. */
export function withSpecFinalizers(object: KubeObject, body: unknown): KubeObject {
  const spec = isObject(body) && isObject(body.spec) ? body.spec : {}
  const finalizers = Array.isArray(spec.finalizers) ? spec.finalizers : []
  const { finalizers: _old, ...rest } = object.spec as Record<string, unknown>
  return { ...object, spec: finalizers.length > 0 ? { ...rest, finalizers } : rest }
}
