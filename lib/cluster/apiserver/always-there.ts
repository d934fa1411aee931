import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'
import type { Store } from '@/lib/cluster/storage/store'

const byKey = (a: KubeObject, b: KubeObject) => (keyOf(a) < keyOf(b) ? -1 : 1)

function alwaysThere(store: Store, kind: Kind): readonly KubeObject[] {
  if (!kind.alwaysThere) return []
  const served = servedKinds((resource) => store.list(resource))
  return kind.alwaysThere((resource, within) => store.list(resource, within), served)
}

/** What is there under a key under which nothing is stored. */
export const findAlwaysThere = (store: Store, kind: Kind, key: string): KubeObject | undefined =>
  alwaysThere(store, kind).find((object) => keyOf(object) === key)

/** What is stored of a kind, and what is there without that, in the order of their keys. */
export function listWithAlwaysThere(store: Store, kind: Kind, namespace?: string): readonly KubeObject[] {
  const stored = store.list(resourceName(kind), namespace)
  if (!kind.alwaysThere) return stored
  const known = new Set(stored.map(keyOf))
  const others = alwaysThere(store, kind).filter((object) => !known.has(keyOf(object)))
  return [...stored, ...others].sort(byKey)
}
