/** The API server's first act on an empty store: roles and bindings. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import { bootstrapPolicy } from '@/lib/cluster/auth/bootstrap-policy'
import { nextUid, type RngState } from '@/lib/cluster/sim/rng'
import type { Store } from '@/lib/cluster/storage/store'

/** Stored without a request, as the objects are our own and many. */
export function storePolicy(store: Store, rng: RngState, now: number, kubeadm: boolean): void {
  const creationTimestamp = formatTime(now)
  for (const { resource, kind, name, namespace, metadata, body } of bootstrapPolicy(kubeadm)) {
    const object: KubeObject = {
      apiVersion: `${RBAC_GROUP}/v1`,
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
    }
    store.put(resource, object)
  }
}
