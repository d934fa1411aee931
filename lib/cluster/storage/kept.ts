/** What a store keeps of an object: the object itself, or what it is made from. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { lateFieldsOf, withLateFields } from '@/lib/cluster/storage/late-fields'
import { seal, sealMembers } from '@/lib/cluster/storage/seal'

export interface Kept {
  /** Frozen. */
  readonly object: KubeObject
  /** Bytes of it as JSON, but for what is escaped; more where some of it is not made yet. */
  size: number
}

/** A frozen object as of a revision. */
export function stamped(object: KubeObject, revision: number, late = lateFieldsOf(object.metadata)): Kept {
  const resourceVersion = String(revision)
  if (!late) {
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion } }
    return { object: stored, size: seal(stored) }
  }
  const metadata = withLateFields(object.metadata, late, resourceVersion)
  const stored = { ...object, metadata }
  const size = sealMembers(metadata, 'managedFields') + late.bound + sealMembers(stored, 'metadata')
  return { object: stored, size }
}

/**
 * An object that is made when somebody reads it: of thousands that are written, as events are, few are ever looked
 * at. What is made is a pure function of what is kept, so forks share both.
 */
export abstract class LateObject implements Kept {
  private made: KubeObject | undefined

  protected constructor(
    readonly key: string,
    readonly revision: number,
    readonly size: number,
  ) {}

  /** A draft of the object, but for its revision. */
  protected abstract make(): KubeObject

  get object(): KubeObject {
    this.made ??= stamped(this.make(), this.revision).object
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
