import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'
import type { Store } from '@/lib/cluster/storage/store'

const byKey = (a: KubeObject, b: KubeObject) => (keyOf(a) < keyOf(b) ? -1 : 1)

/** What is stored of a kind, and what is there without that, in the order of their keys. */
export function listWithAlwaysThere(store: Store, kind: Kind, namespace?: string): readonly KubeObject[] {
  const stored = store.list(resourceName(kind), namespace)
  if (!kind.alwaysThere) return stored
  const served = servedKinds((resource) => store.list(resource))
  const known = new Set(stored.map(keyOf))
  const others = kind.alwaysThere((resource, within) => store.list(resource, within), served)
  return [...stored, ...others.filter((object) => !known.has(keyOf(object)))].sort(byKey)
}
