import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ConditionInput } from '@/lib/goal/condition'
import { valueAt } from '@/lib/goal/field-path'
import type { ChangedObject } from './changed-objects'

/** Fields of a status that say that an object has become what it was to be. */
const READY: Readonly<Record<string, readonly string[]>> = {
  pods: ['status.conditions[type=Ready].status'],
  'deployments.apps': ['status.availableReplicas', 'status.updatedReplicas'],
  'statefulsets.apps': ['status.readyReplicas'],
  'replicasets.apps': ['status.readyReplicas'],
  'daemonsets.apps': ['status.numberReady'],
  'jobs.batch': ['status.succeeded'],
  persistentvolumeclaims: ['status.phase'],
  persistentvolumes: ['status.phase'],
  nodes: ['status.conditions[type=Ready].status'],
}

/** What shows that an object works: its status, and of a Service the Pods behind it. */
export function readyConditions(changed: ChangedObject): ConditionInput[] {
  const { resource, name, namespace, after } = changed
  if (!after) return []
  if (resource === 'services') return endpointsOf(changed, after)
  return (READY[resource] ?? []).flatMap((path) => {
    const value = valueAt(after, path)
    if (typeof value !== 'string' && typeof value !== 'number') return []
    return [
      { kind: 'field', resource, name, ...(namespace ? { namespace } : {}), path, equals: value } as const,
    ]
  })
}

interface ServiceSpec {
  selector?: Record<string, string>
  ports?: { port?: number; targetPort?: number | string }[]
}

function endpointsOf({ name, namespace }: ChangedObject, service: KubeObject): ConditionInput[] {
  const { selector, ports = [] } = (service.spec ?? {}) as ServiceSpec
  const [first] = ports
  const port = typeof first?.targetPort === 'number' ? first.targetPort : undefined
  if (!selector || port === undefined) return []
  const pods = Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
  return [{ kind: 'endpoints', service: name, ...(namespace ? { namespace } : {}), pods, port }]
}
