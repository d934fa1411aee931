/** Ways to find objects without a look at all of them (client-go's Indexers). */
import { controllerOf, type KubeObject, type Pod } from '@/lib/cluster/apimachinery/object'

export interface ObjectIndex {
  /** What an object is found under. A pure function of it. */
  valueOf(object: KubeObject): string | undefined
}

/** Pods by the node that they are bound to. */
export const BY_NODE: ObjectIndex = {
  valueOf: (object) => (object as unknown as Pod).spec.nodeName || undefined,
}

/** Any objects by the uid of what controls them. */
export const BY_CONTROLLER: ObjectIndex = { valueOf: (object) => controllerOf(object)?.uid }
