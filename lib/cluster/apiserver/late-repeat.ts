/** Repeats of an event that nobody has read: each changes the same fields, so that the last one says all. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Kind } from '@/lib/cluster/apis/kind'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import type { LateCreation } from '@/lib/cluster/apiserver/late-creation'
import { patchObject } from '@/lib/cluster/apiserver/patching'
import type { EventRepeat } from '@/lib/cluster/apiserver/request'
import { keepMetadata } from '@/lib/cluster/apiserver/system-metadata'
import { LateObject } from '@/lib/cluster/storage/kept'

/** Bytes by which count and message may become longer, without the message itself. */
const GROWTH = 50

export const repeatPatch = ({ count, at, message }: EventRepeat) => ({
  count,
  lastTimestamp: formatTime(at),
  message,
})

export class LateRepeat extends LateObject {
  /** @param of the event as it was created, by the same manager */
  constructor(
    private readonly kind: Kind,
    readonly of: LateCreation,
    private readonly repeat: EventRepeat,
    private readonly now: number,
    revision: number,
  ) {
    super(of.key, revision, of.size + repeat.message.length + GROWTH)
  }

  /** As the object itself says it. */
  get since(): number {
    return this.repeat.at - (this.repeat.at % 1000)
  }

  protected make(): KubeObject {
    const { kind, of, repeat, now } = this
    const body = repeatPatch(repeat)
    const draft = patchObject({ body, contentType: 'merge-patch' }, of.object, kind, [])
    keepMetadata(of.object, draft)
    kind.defaults?.(draft)
    const { manager } = of
    trackUpdate(kind, of.object, draft, { manager, operation: 'Update', apiVersion: draft.apiVersion }, now)
    return draft
  }
}
