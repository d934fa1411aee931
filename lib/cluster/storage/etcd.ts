/**
 * What etcdctl sees of the store.
 * Differs: ciphertext is made up from key, value and revision: as long as the real one, and nothing to decrypt.
 * Versions of keys count from 1; what is put below /registry by hand is kept beside, the API does not see it.
 */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { hashText } from '@/lib/cluster/sim/hash'
import type { EncryptionKey } from '@/lib/cluster/storage/at-rest'
import { etcdKey } from '@/lib/cluster/storage/etcd-key'
import { encodeObject } from '@/lib/cluster/storage/protobuf'
import type { Store } from '@/lib/cluster/storage/store'

/** Keys that were put by hand: byte strings by key. Never changed in place. */
export type LooseKeys = Readonly<Record<string, { value: string; revision: number }>>

interface EtcdRoom {
  store: Store
  kinds(): readonly Kind[]
  loose(): LooseKeys
  setLoose(next: LooseKeys): void
}

export interface EtcdEntry {
  key: string
  /** Bytes as characters 0 to 255. */
  value(): string
  modRevision: number
}

/** `length` characters 0 to 255 that only look drawn. */
function noise(seed: string, length: number): string {
  let out = ''
  for (let block = 0; out.length < length; block++) {
    const hex = hashText(`${seed}/${block}`)
    for (let i = 0; i < hex.length; i += 2)
      out += String.fromCharCode(Number.parseInt(hex.slice(i, i + 2), 16))
  }
  return out.slice(0, length)
}

/** How long the bytes of each provider are for a value. */
function sealedLength(prefix: string, length: number): number {
  if (prefix.includes(':aescbc:')) return 16 + (Math.floor(length / 16) + 1) * 16
  return prefix.includes(':secretbox:') ? length + 40 : length + 28
}

function encrypt(value: string, { prefix, secret }: EncryptionKey, revision: string): string {
  const seed = `${secret}/${revision}/${hashText(value)}`
  return prefix + noise(seed, sealedLength(prefix, value.length))
}

/** What etcd takes in one request, and what may be put by hand in all. */
const REQUEST_BYTES = 1.5 * 1024 * 1024
const LOOSE_BYTES = 64 * 1024 * 1024

export class Etcd {
  constructor(private readonly room: EtcdRoom) {}

  get revision(): number {
    return this.room.store.revision
  }

  private entryOf(kind: Kind, object: KubeObject): EtcdEntry {
    const { store } = this.room
    const { namespace, name, resourceVersion } = object.metadata
    const form = store.formOf(resourceName(kind), namespace ? `${namespace}/${name}` : name)
    const plain = () => (kind.openApi ? `${JSON.stringify(object)}\n` : encodeObject(object))
    return {
      key: etcdKey(kind, object),
      modRevision: Number(resourceVersion),
      value: () => (form ? encrypt(plain(), form, resourceVersion ?? '') : plain()),
    }
  }

  /** Everything from `first` up to (not including) `end`, sorted; without `end` that one key. */
  range(first: string, end?: string): EtcdEntry[] {
    const fits = (key: string) =>
      end === undefined ? key === first : key >= first && (end === '\0' || key < end)
    const { store, kinds, loose } = this.room
    const seen = new Set<string>()
    const found: EtcdEntry[] = []
    for (const kind of kinds()) {
      const resource = resourceName(kind)
      if (kind.computed || kind.review || seen.has(resource)) continue
      seen.add(resource)
      for (const object of store.list(resource)) {
        const key = etcdKey(kind, object)
        if (fits(key) && !Object.hasOwn(loose(), key)) found.push(this.entryOf(kind, object))
      }
    }
    for (const [key, { value, revision }] of Object.entries(loose()))
      if (fits(key)) found.push({ key, value: () => value, modRevision: revision })
    return found.sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** Returns what etcd says of a value that it does not take. */
  put(key: string, value: string): string | undefined {
    if (key === '') return 'etcdserver: key is not provided'
    const size = key.length + value.length
    if (size > REQUEST_BYTES) return 'etcdserver: request is too large'
    const { [key]: _, ...others } = this.room.loose()
    const used = Object.entries(others).reduce((sum, [name, one]) => sum + name.length + one.value.length, 0)
    if (used + size > LOOSE_BYTES) return 'etcdserver: mvcc: database space exceeded'
    this.room.setLoose({ ...others, [key]: { value, revision: this.revision } })
    return undefined
  }

  /** Removes the keys of a range behind the API server's back; returns how many there were. */
  delete(first: string, end?: string): number {
    const found = this.range(first, end)
    const keys = new Set(found.map(({ key }) => key))
    const kept = Object.entries(this.room.loose()).filter(([key]) => !keys.has(key))
    this.room.setLoose(Object.fromEntries(kept))
    const { store, kinds } = this.room
    for (const kind of kinds())
      for (const object of kind.computed ? [] : store.list(resourceName(kind))) {
        const { namespace, name } = object.metadata
        if (keys.has(etcdKey(kind, object)))
          store.remove(resourceName(kind), namespace ? `${namespace}/${name}` : name)
      }
    return found.length
  }
}
