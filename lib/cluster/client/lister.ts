import type { Selector } from '@/lib/cluster/apimachinery/labels'
import type { ObjectOf, Pod, ResourceName } from '@/lib/cluster/apimachinery/object'
import type { Likes } from '@/lib/cluster/apimachinery/object-index'
import type { CacheChange } from '@/lib/cluster/client/cache'

/** The informer caches of one process: read-only, no request is made. */
export interface Lister {
  get<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
  ): ObjectOf<R> | undefined
  /** `key` is `namespace/name` or `name`. */
  byKey<R extends ResourceName>(resource: R, key: string): ObjectOf<R> | undefined
  /** Sorted by key. Without a namespace: of all namespaces. */
  list<R extends ResourceName>(resource: R, namespace?: string, selector?: Selector): ObjectOf<R>[]
  /** What `uid` controls (ownerReferences with controller: true), sorted by key. */
  controlledBy<R extends ResourceName>(resource: R, uid: string): ObjectOf<R>[]
  revision(): number
  /** What has changed after a revision, oldest first; undefined when that is too long ago. */
  changesSince(revision: number): CacheChange[] | undefined
  /** The pods that are bound to a node, sorted by key. */
  podsOn(nodeName: string): Pod[]
  /** The pods of a namespace that `uid` controls or may adopt, as nothing controls them; sorted by key. */
  claimablePods(uid: string, namespace: string | undefined): Pod[]
  /** The pods that `uid` controls, counted by phase, readiness, being deleted, and labels. */
  countPods(uid: string): Likes<Pod>[]
  /** The pods of a namespace that nothing controls, likewise. */
  countOrphans(namespace: string | undefined): Likes<Pod>[]
}
