/** managedFields of a write of a status, worked out when somebody reads them. */
import type { KubeObject, ObjectMeta } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import { fieldsBound } from '@/lib/cluster/apiserver/fields-bound'
import { ENTRY } from '@/lib/cluster/apiserver/late-creation'
import { type FieldWriter, isSameWriter, readManagers } from '@/lib/cluster/apiserver/managed-fields'
import { type LateFields, lateFieldsOf } from '@/lib/cluster/storage/late-fields'
import { seal } from '@/lib/cluster/storage/seal'

/** Bytes of old statuses that writes keep which wait for each other: the last of them works all out. */
const WAITING = 32_000

/** Whether some manager keeps fields that no write of a status takes. */
export const hasOtherFields = (object: KubeObject): boolean =>
  lateFieldsOf(object.metadata) !== undefined || readManagers(object).some(({ subresource }) => !subresource)

export class StatusFields implements LateFields {
  readonly bound: number
  /** Bytes of the entries that there were before, and how many may have come. */
  private readonly base: number
  private readonly writers: number
  /** Bytes of statuses that are kept for this write and those that it waits for. */
  private readonly kept: number
  private from: { metadata: object; status?: unknown } | undefined
  private known: readonly object[] | undefined

  constructor(
    private readonly kind: Kind,
    old: KubeObject,
    private readonly status: object,
    private readonly writer: FieldWriter,
    private readonly now: number,
  ) {
    // Measured one level down, as within an object, so that what is stored need not be measured again.
    const size = seal(status, 1)
    const before = lateFieldsOf(old.metadata)
    const waiting = before instanceof StatusFields && !before.known ? before : undefined
    if (waiting && waiting.kept >= WAITING) waiting.settle()
    this.kept = (waiting && !waiting.known ? waiting.kept : 0) + size
    this.base = waiting?.base ?? before?.bound ?? seal(old.metadata.managedFields ?? [])
    this.writers = waiting ? waiting.writers + (isSameWriter(waiting.writer, writer) ? 0 : 1) : 1
    // All writers together have the fields of the status, and each the way to its own.
    this.bound = this.base + this.writers * (ENTRY + fieldsBound(status))
    this.from = { metadata: old.metadata, status: old.status }
  }

  get value(): readonly object[] {
    return this.known ?? this.settle()
  }

  /** Works out this write and those that it waits for, the oldest first. */
  private settle(): readonly object[] {
    const waiting: StatusFields[] = []
    for (let write: LateFields | undefined = this; write instanceof StatusFields && write.from; ) {
      waiting.push(write)
      write = lateFieldsOf(write.from.metadata as ObjectMeta)
    }
    for (const write of waiting.reverse()) write.workOut(write.from as object)
    return this.known ?? []
  }

  private workOut(from: object): void {
    const draft = { metadata: {}, status: this.status } as unknown as KubeObject
    trackUpdate(this.kind, from as KubeObject, draft, this.writer, this.now)
    this.known = draft.metadata.managedFields ?? []
    seal(this.known)
    this.from = undefined
  }
}
