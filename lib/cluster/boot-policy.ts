/** The API server's first act on an empty store: roles and bindings. */
import type { ClusterRole, KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import { clusterRole } from '@/lib/cluster/apis/rbac/role'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import { bootstrapPolicy, type PolicyExtent, type PolicyObject } from '@/lib/cluster/auth/bootstrap-policy'
import { aggregatedRules } from '@/lib/cluster/controller/cluster-role-aggregation'
import { nextUid, type RngState } from '@/lib/cluster/sim/rng'
import type { Store } from '@/lib/cluster/storage/store'

const API_VERSION = `${RBAC_GROUP}/v1`

/** Each is part of the next. */
const AGGREGATED = ['view', 'edit', 'admin']

const byName = (a: KubeObject, b: KubeObject) => (a.metadata.name < b.metadata.name ? -1 : 1)

/** What the controller of aggregated roles makes of them in the end. */
function aggregate(objects: readonly KubeObject[], now: number): void {
  const all = objects.filter(({ kind }) => kind === 'ClusterRole').sort(byName)
  const writer = { manager: 'kube-controller-manager', operation: 'Update' as const, apiVersion: API_VERSION }
  for (const name of AGGREGATED) {
    const role = all.find(({ metadata }) => metadata.name === name)
    if (!role) continue
    const before = { ...role }
    role.rules = aggregatedRules(role as unknown as ClusterRole, all as unknown as ClusterRole[])
    trackUpdate(clusterRole, before, role, writer, now)
  }
}

/** Stored without a request, as the objects are our own and many. */
export function storePolicy(store: Store, rng: RngState, now: number, extent: PolicyExtent): void {
  const creationTimestamp = formatTime(now)
  const objectOf = ({ kind, name, namespace, metadata, body }: PolicyObject): KubeObject => ({
    apiVersion: API_VERSION,
    kind,
    metadata: {
      ...metadata,
      creationTimestamp,
      name,
      ...(namespace ? { namespace } : {}),
      uid: nextUid(rng),
      resourceVersion: '',
    },
    ...body,
  })
  const policy = bootstrapPolicy(extent)
  const objects = policy.map(objectOf)
  aggregate(objects, now)
  for (const [index, { resource }] of policy.entries()) {
    const object = objects[index]
    if (object) store.put(resource, object)
  }
}
