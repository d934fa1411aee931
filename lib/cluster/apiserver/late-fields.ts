/** managedFields of a write to what is there, worked out when somebody reads them. */
import { shareEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, ObjectMeta } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import { fieldsBound } from '@/lib/cluster/apiserver/fields-bound'
import { ENTRY } from '@/lib/cluster/apiserver/late-creation'
import { type FieldWriter, isSameWriter, readManagers } from '@/lib/cluster/apiserver/managed-fields'
import { type LateFields, lateFieldsOf } from '@/lib/cluster/storage/late-fields'
import { seal } from '@/lib/cluster/storage/seal'

/** Bytes that writes keep which wait for each other: the last of them works all out. */
const WAITING = 32_000

/** Whether some manager keeps fields that no write of a status takes. */
export const hasOtherFields = (object: KubeObject): boolean =>
  lateFieldsOf(object.metadata) !== undefined || readManagers(object).some(({ subresource }) => !subresource)

/** How long the fields can be of what all who write a status write, and of all else. */
interface Bounds {
  status: number
  rest: number
}

/** What a write starts from, and what it leaves: all that its fields follow from. */
interface Versions {
  old: Pick<KubeObject, 'metadata'>
  draft: KubeObject
}

abstract class WaitingFields implements LateFields {
  readonly bound: number
  /** Bytes of the entries that there were before, and how many may have come. */
  private readonly base: number
  private readonly writers: number
  private readonly bounds: Bounds
  /** Bytes that are kept for this write and those that it waits for. */
  private readonly kept: number
  private known: readonly object[] | undefined

  /**
   * @param from let go once the fields are known
   * @param size bytes that are kept for it
   * @param bounds of what it writes
   */
  protected constructor(
    private readonly kind: Kind,
    private from: Versions | undefined,
    before: LateFields | undefined,
    private readonly writer: FieldWriter,
    private readonly now: number,
    size: number,
    bounds: Partial<Bounds>,
  ) {
    const waiting = before instanceof WaitingFields && !before.known ? before : undefined
    if (waiting && waiting.kept >= WAITING) waiting.settle()
    this.kept = (waiting && !waiting.known ? waiting.kept : 0) + size
    this.base = waiting?.base ?? before?.bound ?? seal(from?.old.metadata.managedFields ?? [])
    this.writers = waiting ? waiting.writers + (isSameWriter(waiting.writer, writer) ? 0 : 1) : 1
    this.bounds = { status: 0, rest: 0, ...waiting?.bounds, ...bounds }
    // All writers together have the fields of what there is, and each the way to its own.
    this.bound = this.base + this.writers * (ENTRY + this.bounds.status + this.bounds.rest)
  }

  get value(): readonly object[] {
    return this.known ?? this.settle()
  }

  /** Works out this write and those that it waits for, the oldest first. */
  private settle(): readonly object[] {
    const waiting: WaitingFields[] = []
    for (let write: LateFields | undefined = this; write instanceof WaitingFields && write.from; ) {
      waiting.push(write)
      write = lateFieldsOf(write.from.old.metadata)
    }
    for (const write of waiting.reverse()) write.workOut(write.from as Versions)
    return this.known ?? []
  }

  private workOut({ old, draft }: Versions): void {
    const metadata = { ...draft.metadata }
    const tracked = { ...draft, metadata } as KubeObject
    trackUpdate(this.kind, old as KubeObject, tracked, this.writer, this.now)
    this.known = metadata.managedFields ?? []
    seal(this.known)
    this.from = undefined
  }
}

/** Of a write of a status. */
export class StatusFields extends WaitingFields {
  constructor(kind: Kind, old: KubeObject, status: object, writer: FieldWriter, now: number) {
    const draft = { metadata: {}, status } as unknown as KubeObject
    const from = { old: { metadata: old.metadata, status: old.status }, draft }
    // Measured one level down, as within an object, so that what is stored need not be measured again.
    const size = seal(status, 1)
    super(kind, from, lateFieldsOf(old.metadata), writer, now, size, { status: fieldsBound(status) })
  }
}

/** What a draft says now, made of the parts of the old object where it is the same; of metadata, no managedFields. */
export function versionOf(draft: KubeObject, old: KubeObject): KubeObject {
  const metadata: Record<string, unknown> = {}
  const { managedFields: _fields, ...own } = draft.metadata
  for (const key in own)
    metadata[key] = shareEqual(own[key as keyof typeof own], old.metadata[key as keyof ObjectMeta])
  const version: Record<string, unknown> = { metadata }
  for (const key in draft) if (key !== 'metadata') version[key] = shareEqual(draft[key], old[key])
  return version as unknown as KubeObject
}

/** Of a write of all but the status. */
export class UpdateFields extends WaitingFields {
  /** @param draft {@link versionOf} */
  constructor(kind: Kind, old: KubeObject, draft: KubeObject, writer: FieldWriter, now: number) {
    const { status: _status, ...rest } = draft
    super(kind, { old, draft }, lateFieldsOf(old.metadata), writer, now, seal(rest), {
      rest: fieldsBound(rest),
    })
  }
}
