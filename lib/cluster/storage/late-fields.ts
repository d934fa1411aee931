/**
 * Objects that are made when somebody reads them: of thousands that are written, as events are, few are ever
 * looked at. What is made is a pure function of what is kept, so forks share both.
 */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { stamped } from '@/lib/cluster/storage/seal'

export abstract class LateObject {
  private made: KubeObject | undefined

  protected constructor(
    readonly key: string,
    readonly revision: number,
    /** Bytes of the object, as `seal` measures them. */
    readonly size: number,
  ) {}

  /** A draft of the object, but for its revision. */
  protected abstract make(): KubeObject

  get object(): KubeObject {
    this.made ??= stamped(this.make(), this.revision)
    return this.made
  }
}

/** The last state of a late object that was removed. */
export class LateRemoved extends LateObject {
  constructor(
    private readonly of: LateObject,
    revision: number,
  ) {
    super(of.key, revision, of.size)
  }

  protected make(): KubeObject {
    return this.of.object
  }
}

/** What a store keeps of an object. */
export type Kept = KubeObject | LateObject

export const read = (kept: Kept): KubeObject => (kept instanceof LateObject ? kept.object : kept)
