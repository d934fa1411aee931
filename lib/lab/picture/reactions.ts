import type { CauseRecord } from '@/lib/cluster/apiserver/causes'

/** A chain longer than this is a loop of controllers that wait for each other. */
const MOST_STEPS = 50

/** Which write led to which, among those of a part of the record. */
export class Reactions {
  private readonly byRevision = new Map<number, CauseRecord>()
  /** The revision at which an object came. */
  private readonly created = new Map<string, number>()

  /** @param causes oldest first */
  constructor(causes: readonly CauseRecord[]) {
    for (const record of causes) {
      this.byRevision.set(record.rv, record)
      if (record.verb === 'create' && record.subresource === undefined)
        this.created.set(record.uid, record.rv)
    }
  }

  at(revision: number): CauseRecord | undefined {
    return this.byRevision.get(revision)
  }

  /** Nobody reacts to an object before it is there: some work off many objects in one go. */
  private before({ uid, rv, reactingTo, user }: CauseRecord): CauseRecord | undefined {
    if (reactingTo === undefined || user !== undefined) return undefined
    const made = this.created.get(uid) ?? 0
    return this.at(made < rv ? Math.max(reactingTo, made) : reactingTo)
  }

  /** The nearest write that one led to another by, as far as the record knows and it counts. */
  causeOf(record: CauseRecord, counts: (cause: CauseRecord) => boolean): CauseRecord | undefined {
    let cause = this.before(record)
    for (let step = 0; cause && !counts(cause) && step < MOST_STEPS; step++) cause = this.before(cause)
    return cause && counts(cause) ? cause : undefined
  }
}
