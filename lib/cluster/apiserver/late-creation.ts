/** New objects that are stored as what was sent: decoding, defaults and managedFields wait for a reader. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { decodeBody } from '@/lib/cluster/apiserver/decode-body'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import { fieldsBound } from '@/lib/cluster/apiserver/fields-bound'
import type { LateBody } from '@/lib/cluster/apiserver/request'
import { fillNewMetadata, placeNew } from '@/lib/cluster/apiserver/system-metadata'
import { nextUid } from '@/lib/cluster/sim/rng'
import { LateObject } from '@/lib/cluster/storage/kept'
import type { LateFields } from '@/lib/cluster/storage/late-fields'
import { seal } from '@/lib/cluster/storage/seal'

/** Whoever creates: from what uid and times follow. */
interface Creation {
  manager: string
  now: number
  /** Where the generator stood that draws the uid. */
  seed: number
}

function makeObject(
  kind: Kind,
  body: Pick<LateBody, 'namespace' | 'make'>,
  { manager, now, seed }: Creation,
): KubeObject {
  const draft = decodeBody({ body: body.make() }, kind, [])
  placeNew(kind, body.namespace, draft)
  kind.defaults?.(draft)
  trackUpdate(kind, undefined, draft, { manager, operation: 'Update', apiVersion: draft.apiVersion }, now)
  fillNewMetadata(kind, draft, { now, rng: { s: seed } })
  return draft
}

/** Bytes of an entry without its fields. */
export const ENTRY = 500

/** managedFields of a creation: for pods of a template, which come by the thousand. */
export class CreationFields implements LateFields {
  readonly bound: number
  private known: readonly object[] | undefined

  /** @param draft what was sent with its defaults, where that has been made */
  constructor(
    private readonly kind: Kind,
    private readonly namespace: string,
    private readonly sent: Record<string, unknown>,
    private readonly manager: string,
    private readonly now: number,
    draft: object = makeObject(kind, { namespace, make: () => sent }, { manager, now, seed: 0 }),
  ) {
    seal(sent, 1)
    this.bound = ENTRY + fieldsBound(draft)
  }

  get value(): readonly object[] {
    if (this.known) return this.known
    const { kind, namespace, sent, manager, now } = this
    const { metadata } = makeObject(kind, { namespace, make: () => sent }, { manager, now, seed: 0 })
    this.known = metadata.managedFields ?? []
    seal(this.known)
    return this.known
  }
}

/** By shape: what the bytes of an object come to without those of its texts. */
const frames = new Map<number, number>()

/** Bytes of the object. Those with the same texts present, and the same empty, differ by their lengths only. */
function sizeOf(kind: Kind, body: LateBody, creation: Creation, revision: number): number {
  let length = creation.manager.length + String(revision).length
  let shape = 0
  for (const text of body.texts()) {
    shape = shape * 3 + (text ? 2 : text === '' ? 1 : 0)
    length += text?.length ?? 0
  }
  const known = frames.get(shape)
  if (known !== undefined) return known + length
  const draft = makeObject(kind, body, creation)
  draft.metadata.resourceVersion = String(revision)
  const size = seal(draft)
  frames.set(shape, size - length)
  return size
}

export class LateCreation extends LateObject {
  constructor(
    private readonly kind: Kind,
    private readonly body: LateBody,
    private readonly creation: Creation,
    key: string,
    revision: number,
  ) {
    super(key, revision, sizeOf(kind, body, creation, revision))
  }

  /** Since when, in ms; as the object itself says it. */
  get since(): number {
    return this.body.since
  }

  get manager(): string {
    return this.creation.manager
  }

  get uid(): string {
    return nextUid({ s: this.creation.seed })
  }

  protected make(): KubeObject {
    return makeObject(this.kind, this.body, this.creation)
  }
}
