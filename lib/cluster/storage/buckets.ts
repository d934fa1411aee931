import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Likes, ObjectIndex } from '@/lib/cluster/apimachinery/object-index'
import { type Kept, LateObject } from '@/lib/cluster/storage/kept'
import { SortedKeys } from '@/lib/cluster/storage/sorted-keys'

/** What an index has under one value. */
interface Bucket {
  keys: SortedKeys
  /** By likeness; unset when the index does not count. */
  likes: Map<string, Likes> | undefined
}

function count(likes: Map<string, Likes>, likeness: string, by: number, sample: KubeObject): void {
  const before = likes.get(likeness)
  const after = (before?.count ?? 0) + by
  if (after === 0) likes.delete(likeness)
  else likes.set(likeness, { count: after, sample: before?.sample ?? sample })
}

/** One index over the objects of a table, kept up with each write. */
export class Buckets {
  private constructor(
    private readonly index: ObjectIndex,
    private readonly values: Map<string, Bucket>,
  ) {}

  static of(index: ObjectIndex, objects: ReadonlyMap<string, Kept>): Buckets {
    const buckets = new Buckets(index, new Map())
    for (const [key, object] of objects) buckets.note(key, undefined, object)
    return buckets
  }

  copy(): Buckets {
    const values = new Map<string, Bucket>()
    for (const [value, { keys, likes }] of this.values)
      values.set(value, { keys, likes: likes && new Map(likes) })
    return new Buckets(this.index, values)
  }

  all(): string[] {
    return [...this.values.keys()]
  }

  keys(value: string): SortedKeys {
    return this.values.get(value)?.keys ?? SortedKeys.none
  }

  likes(value: string): Likes[] {
    return [...(this.values.get(value)?.likes?.values() ?? [])]
  }

  /** An object has come, changed or gone. */
  note(key: string, old: Kept | undefined, object: Kept | undefined): void {
    const { index } = this
    const before = old && this.valueOf(old)
    const after = object && this.valueOf(object)
    const was = old && index.likenessOf?.(old.object)
    const is = object && index.likenessOf?.(object.object)
    if (before === after && was === is) return
    if (after !== undefined) {
      const bucket = this.bucket(after)
      if (before !== after) bucket.keys = bucket.keys.with(key)
      if (bucket.likes && is !== undefined && object) count(bucket.likes, is, 1, object.object)
    }
    if (before === undefined) return
    const bucket = this.bucket(before)
    if (before !== after) bucket.keys = bucket.keys.without(key)
    if (bucket.likes && was !== undefined && old) count(bucket.likes, was, -1, old.object)
    if (bucket.keys.isEmpty) this.values.delete(before)
  }

  private valueOf(kept: Kept): string | undefined {
    const { index } = this
    if (kept instanceof LateObject)
      return index.valueOfLate ? index.valueOfLate(kept) : index.valueOf(kept.object)
    return index.valueOf(kept.object)
  }

  private bucket(value: string): Bucket {
    const known = this.values.get(value)
    if (known) return known
    const made: Bucket = { keys: SortedKeys.none, likes: this.index.likenessOf ? new Map() : undefined }
    this.values.set(value, made)
    return made
  }
}
