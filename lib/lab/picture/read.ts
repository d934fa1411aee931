import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { ADMIN } from '@/lib/shell/admin'

/** All objects of a resource, as an administrator sees them; none where the cluster has no such resource. */
export function list<T extends KubeObject>(cluster: Cluster, path: string): T[] {
  const { body } = cluster.request({ method: 'GET', path, user: ADMIN, observer: true })
  return (body as { items?: T[] }).items ?? []
}
