/** binding and finalize: what the server itself does to an object. */
import { conflict, invalid, type Status } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'

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

/** A Namespace with the finalizers of the body. */
export function withSpecFinalizers(object: KubeObject, body: unknown): KubeObject {
  const spec = isObject(body) && isObject(body.spec) ? body.spec : {}
  const finalizers = Array.isArray(spec.finalizers) ? spec.finalizers : []
  const { finalizers: _old, ...rest } = object.spec as Record<string, unknown>
  return { ...object, spec: finalizers.length > 0 ? { ...rest, finalizers } : rest }
}
