/** Another order of what happens at one instant, and what of a cluster may not depend on it. */
import type {
  DaemonSet,
  Deployment,
  EndpointSlice,
  Job,
  KubeObject,
  Node,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  ReplicaSet,
  ResourceQuota,
  StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import { type Cluster, type ClusterState, restoreCluster } from '@/lib/cluster/cluster'
import type { EventQueue } from '@/lib/cluster/sim/queue'
import { controllerOf, isLive, isReady, items } from './invariants/facts'

/** A copy whose timers, processes and work queues take what is due at one instant in an order drawn from a seed. */
export function inOtherOrder(cluster: Cluster, seed: number): Cluster {
  const state = structuredClone(cluster.snapshot()) as ClusterState & { runtime: { queue: EventQueue } }
  state.runtime.queue.order = { s: seed }
  return restoreCluster(state)
}

interface Condition {
  type: string
  status: string
  reason?: string
}

const conditionsOf = (status: { conditions?: unknown[] } | undefined): string[] =>
  ((status?.conditions ?? []) as Condition[])
    .map(({ type, status: truth, reason }) => `${type} ${truth} ${reason ?? ''}`)
    .sort()

const numbersOf = (status: object | undefined) =>
  Object.fromEntries(
    Object.entries(status ?? {})
      .filter(([key, value]) => typeof value === 'number' && key !== 'observedGeneration')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const REVISION = 'deployment.kubernetes.io/revision'

/**
 * What Kubernetes promises of the end: sizes, revisions, conditions, what is bound and what serves. Not which of
 * several like pods went, on which node one came to be, or when.
 */
export function outcomeOf(cluster: Cluster): unknown {
  const ask = cluster.request.bind(cluster)
  const all = <T = KubeObject>(path: string) => items<T & KubeObject>(ask, path)
  const pods = all<Pod>('/api/v1/pods')
  const told = (one: { metadata: KubeObject['metadata']; status?: object }) => ({
    name: one.metadata.name,
    ...numbersOf(one.status),
    conditions: conditionsOf(one.status),
  })
  const podsOf = ({ metadata }: KubeObject) =>
    pods
      .filter((pod) => controllerOf(pod) === metadata.uid)
      .map((pod) => `${pod.status?.phase} ${isReady(pod) ? 'ready' : ''}${isLive(pod) ? '' : ' leaving'}`)
      .sort()
  const slices = all<EndpointSlice>('/apis/discovery.k8s.io/v1/endpointslices')
  return {
    deployments: all<Deployment>('/apis/apps/v1/deployments').map((one) => ({
      ...told(one as never),
      revision: one.metadata.annotations?.[REVISION],
    })),
    replicaSets: all<ReplicaSet>('/apis/apps/v1/replicasets')
      .map((one) => ({
        ...told(one as never),
        // A restart's time is part of the template.
        name: one.metadata.name.slice(0, one.metadata.name.lastIndexOf('-')),
        revision: one.metadata.annotations?.[REVISION],
        pods: podsOf(one),
      }))
      .sort((a, b) => (`${a.name} ${a.revision}` < `${b.name} ${b.revision}` ? -1 : 1)),
    statefulSets: all<StatefulSet>('/apis/apps/v1/statefulsets').map((one) => ({
      ...told(one as never),
      isUpdated: one.status?.updateRevision === one.status?.currentRevision,
      pods: pods
        .filter((pod) => controllerOf(pod) === one.metadata.uid)
        .map((pod) => `${pod.metadata.name} ${isReady(pod)}`),
    })),
    daemonSets: all<DaemonSet>('/apis/apps/v1/daemonsets').map((one) => ({
      ...told(one as never),
      pods: pods
        .filter((pod) => controllerOf(pod) === one.metadata.uid)
        .map((pod) => `${pod.spec.nodeName} ${isReady(pod)}`)
        .sort(),
    })),
    jobs: all<Job>('/apis/batch/v1/jobs').map((one) => ({ ...told(one as never), pods: podsOf(one) })),
    budgets: all<PodDisruptionBudget>('/apis/policy/v1/poddisruptionbudgets').map((one) =>
      told(one as never),
    ),
    claims: all<PersistentVolumeClaim>('/api/v1/persistentvolumeclaims').map(
      ({ metadata, status }) => `${metadata.name} ${status?.phase}`,
    ),
    namespaces: all('/api/v1/namespaces').map(({ metadata, status }) => [metadata.name, status]),
    quotas: all<ResourceQuota>('/api/v1/resourcequotas').map(({ metadata, status }) => [
      metadata.name,
      status,
    ]),
    accounts: all('/api/v1/serviceaccounts').map(({ metadata }) => `${metadata.namespace} ${metadata.name}`),
    configMaps: all('/api/v1/configmaps').map(({ metadata }) => `${metadata.namespace} ${metadata.name}`),
    nodes: all<Node>('/api/v1/nodes').map(({ metadata, spec, status }) => ({
      name: metadata.name,
      taints: (spec.taints ?? []).map(({ key, effect }) => `${key} ${effect}`).sort(),
      conditions: conditionsOf(status as never),
    })),
    served: Object.fromEntries(
      slices.map(({ metadata, endpoints }) => [
        metadata.labels?.['kubernetes.io/service-name'],
        (endpoints ?? []).filter(({ conditions }) => conditions?.ready).length,
      ]),
    ),
  }
}
