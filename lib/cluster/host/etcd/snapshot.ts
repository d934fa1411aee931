/**
 * What etcd holds, as one file.
 * Differs: the objects themselves as text, not a database of pages; what was encrypted is written anew when it comes back.
 */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { EtcdEntry, LooseKeys } from '@/lib/cluster/storage/etcd'
import type { Store } from '@/lib/cluster/storage/store'

export interface EtcdData {
  objects: Readonly<Record<string, readonly KubeObject[]>>
  loose: LooseKeys
}

const MAGIC = 'etcd-snapshot'
const NOT_ASCII = /[^\x20-\x7e]/g
const escaped = (json: string) =>
  json.replace(NOT_ASCII, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Its revision and keys, an empty line, its objects. */
export function snapshotText(entries: readonly EtcdEntry[], store: Store, loose: LooseKeys): string {
  const keys = entries.map(({ key, modRevision }) => `${modRevision} ${key}`)
  const { objects } = store.snapshot()
  const data: EtcdData = { objects, loose }
  return [MAGIC, String(store.revision), ...keys, '', escaped(JSON.stringify(data))].join('\n')
}

/** What a file says of itself; undefined: it is no snapshot. */
export function snapshotHead(text: string): { revision: number; keys: number } | undefined {
  const [magic, revision = '0', ...lines] = text.split('\n')
  return magic === MAGIC ? { revision: Number(revision), keys: lines.indexOf('') } : undefined
}

export function readSnapshot(text: string): EtcdData | undefined {
  if (!snapshotHead(text)) return undefined
  return JSON.parse(text.slice(text.lastIndexOf('\n') + 1)) as EtcdData
}

const keyOf = ({ metadata: { namespace, name } }: KubeObject) => (namespace ? `${namespace}/${name}` : name)

/** What a new etcd holds. */
export const EMPTY: EtcdData = { objects: {}, loose: {} }

/** Makes the store hold just this. What is the same stays; revisions go on. */
export function loadData(store: Store, { objects }: EtcdData): void {
  for (const resource of new Set([...store.resources(), ...Object.keys(objects)])) {
    const wanted = new Map((objects[resource] ?? []).map((one) => [keyOf(one), one]))
    for (const one of store.list(resource)) if (!wanted.has(keyOf(one))) store.remove(resource, keyOf(one))
    for (const [key, one] of wanted) {
      const known = store.get(resource, key)?.metadata
      if (known?.resourceVersion === one.metadata.resourceVersion && known?.uid === one.metadata.uid) continue
      store.put(resource, one)
    }
  }
}
