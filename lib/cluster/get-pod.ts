import { notFound } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Store } from '@/lib/cluster/storage/store'

/** @throws ApiError NotFound */
export function getPod(store: Store, namespace: string, name: string): Pod {
  const pod = store.get('pods', `${namespace}/${name}`)
  if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
  return pod as unknown as Pod
}
