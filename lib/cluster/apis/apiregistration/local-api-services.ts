import type { IAPIService } from 'kubernetes-models/apiregistration.k8s.io/v1/APIService'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { hashText } from '@/lib/cluster/sim/hash'

export type ApiService = KubeObject & Pick<IAPIService, 'spec' | 'status'>

export const LOCAL = { reason: 'Local', message: 'Local APIServices are always available' }

/** Priorities of the API server's own groups, in hundreds; `name.` goes on with k8s.io. */
const PRIORITIES: Readonly<Record<string, number>> = Object.fromEntries(
  ':180 apps:178 events.:177.5 authentication.:177 authorization.:176 autoscaling:175 batch:174 certificates.:173 networking.:172 policy:171 rbac.authorization.:170 storage.:168 apiextensions.:167 admissionregistration.:167 scheduling.:166 coordination.:165 node.:163 discovery.:162 resource.:162 flowcontrol.apiserver.:161'
    .split(' ')
    .map((entry) => entry.split(':'))
    .map(([name = '', priority]) => [name.replace(/\.$/, '.k8s.io'), Number(priority) * 100]),
)

function specOf(group: string, version: string): NonNullable<ApiService['spec']> {
  const own = PRIORITIES[group]
  const versionPriority = own === undefined ? 100 : group === '' ? 1 : version === 'v2' ? 30 : 15
  return { group, groupPriorityMinimum: own ?? 1000, version, versionPriority }
}

/** `system` is the namespace that is as old as the cluster. */
function localService(group: string, version: string, system: KubeObject): ApiService {
  const { creationTimestamp, uid, resourceVersion } = system.metadata
  const name = `${version}.${group}`
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: {
      creationTimestamp,
      labels: { 'kube-aggregator.kubernetes.io/automanaged': group in PRIORITIES ? 'onstart' : 'true' },
      name,
      resourceVersion,
      uid: uid.slice(0, -12) + hashText(name).slice(4),
    },
    spec: specOf(group, version),
    status: {
      conditions: [{ ...LOCAL, lastTransitionTime: creationTimestamp, status: 'True', type: 'Available' }],
    },
  }
}

/**
 * A registration for each group and version that the API server serves itself.
 * Mirrors: kube-aggregator/pkg/controllers/autoregister. Differs: as they never change they are not stored.
 */
export function localApiServices(kinds: readonly Kind[], system: KubeObject | undefined): ApiService[] {
  // Its own group is served by the aggregator itself.
  const others = kinds.filter(({ group }) => group !== 'apiregistration.k8s.io')
  const served = new Map(others.map((kind) => [`${kind.version}.${kind.group}`, kind]))
  if (!system) return []
  return [...served.values()].map(({ group, version }) => localService(group, version, system))
}
