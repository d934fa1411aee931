import { canonicalJson } from '@/lib/exam/chain'
import { type AnswerRecord, merged, type ServedAnswer, servedRecord, takenUp } from './answer-record'
import type { AnswerStore } from './answer-store'

export type ServedItem = { id: string } & ServedAnswer

/** What this page has of an attempt's answers, and has put where other tabs of the browser see it. */
export class AnswerRecords {
  private readonly records = new Map<string, AnswerRecord>()

  constructor(
    private readonly store: AnswerStore,
    private readonly served: readonly ServedItem[],
  ) {
    for (const item of served) this.records.set(item.id, servedRecord(item))
  }

  of(itemId: string): AnswerRecord {
    const record = this.records.get(itemId)
    if (!record) throw new Error(`no item ${itemId}`)
    return record
  }

  get owed(): string[] {
    return [...this.records].flatMap(([id, { owed }]) => (owed ? [id] : []))
  }

  /** Goes on from what earlier pages left. */
  takeUp(): void {
    for (const { id, ...served } of this.served) {
      const kept = this.store.read(id)
      if (kept) this.put(id, takenUp(kept, served))
    }
  }

  /** What the server has by now. */
  look(items: readonly ServedItem[]): void {
    for (const { id, ...served } of items)
      if (this.records.has(id)) this.put(id, takenUp(this.of(id), served))
  }

  /** What another tab has written, or may have. */
  follow(itemIds: Iterable<string> = this.records.keys()): void {
    for (const itemId of itemIds) {
      const theirs = this.store.read(itemId)
      if (!theirs || !this.records.has(itemId)) continue
      const next = merged(this.of(itemId), theirs)
      this.records.set(itemId, next)
      if (canonicalJson(next) !== canonicalJson(theirs)) this.store.write(itemId, next)
    }
  }

  /** What another tab has put there in the meantime is not lost by it. */
  put(itemId: string, record: AnswerRecord): void {
    if (record === this.records.get(itemId)) return
    const theirs = this.store.read(itemId)
    const next = theirs ? merged(record, theirs) : record
    this.records.set(itemId, next)
    this.store.write(itemId, next)
  }
}
