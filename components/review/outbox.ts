import type { ActionResult } from '@/lib/errors/app-error'
import type { HintName } from '@/lib/quiz/hints'
import type { RatingName } from '@/lib/srs/card'

/** One review on its way to the server. The id is made here, so that sending it twice stores it once. */
export interface OutgoingReview {
  kind: 'review'
  id: string
  servedVariantId: string
  response: unknown
  rating: RatingName
  /** Missing in what was queued before there were hints. */
  hints?: readonly HintName[]
  durationMs: number
  /** ms since the epoch */
  reviewedAt: number
}

/** Takes back a review that may be on the server already. */
export interface OutgoingUndo {
  kind: 'undo'
  id: string
  reviewId: string
}

export type Outgoing = OutgoingReview | OutgoingUndo

export interface AcknowledgedReview {
  id: string
  due: Date | null
}

export interface OutboxState {
  waiting: number
  sending: boolean
  /** Refused for good: sending again would not help. */
  rejected: { id: string; code: string }[]
}

/** How entries reach the server. */
export interface Carrier {
  review(review: OutgoingReview): Promise<ActionResult<AcknowledgedReview[]>>
  undo(undo: OutgoingUndo): Promise<ActionResult<unknown>>
}

/** Where the queue outlives a reload: localStorage, or a plain object in tests. */
export type OutboxStorage = Pick<Storage, 'getItem' | 'setItem'>

/** Failures that may pass: the review stays in the queue. All others would be the same the next time. */
const passing = new Set(['INTERNAL', 'BUSY', 'RATE_LIMITED', 'NOT_SIGNED_IN'])

/**
 * Reviews that the server has not acknowledged yet. Each is written to storage before it is sent and removed only
 * by its acknowledgement, so that neither a lost network nor a closed tab loses an answer.
 */
export class Outbox {
  private sending = false
  /** What was sent at least once: the server may have it even if no answer came. */
  private readonly attempted = new Set<string>()
  private rejected: OutboxState['rejected'] = []
  private readonly listeners = new Set<(state: OutboxState) => void>()

  constructor(
    private readonly key: string,
    private readonly storage: OutboxStorage,
    private readonly carrier: Carrier,
    private readonly onAcknowledged: (review: AcknowledgedReview) => void = () => {},
  ) {}

  subscribe(listener: (state: OutboxState) => void): () => void {
    this.listeners.add(listener)
    listener(this.state())
    return () => this.listeners.delete(listener)
  }

  state(): OutboxState {
    return { waiting: this.read().length, sending: this.sending, rejected: this.rejected }
  }

  add(entry: Outgoing): void {
    this.write([...this.read().filter((e) => e.id !== entry.id), entry])
  }

  /** Takes a review back: out of the queue if it was never sent, else by an entry of its own. */
  undo(reviewId: string, id: string): void {
    const before = this.read()
    const after = before.filter((e) => e.id !== reviewId)
    const neverSent = after.length < before.length && !this.attempted.has(reviewId)
    if (neverSent) this.write(after)
    else this.add({ kind: 'undo', id, reviewId })
  }

  /** Sends all that waits, one by one, so that one bad review cannot hold up the others. True when none is left. */
  async flush(): Promise<boolean> {
    if (this.sending) return false
    this.sending = true
    this.notify()
    try {
      for (let next = this.read()[0]; next; next = this.read()[0]) {
        if (!(await this.deliver(next))) return false
      }
      return true
    } finally {
      this.sending = false
      this.notify()
    }
  }

  private async deliver(entry: Outgoing): Promise<boolean> {
    this.attempted.add(entry.id)
    const sent = entry.kind === 'undo' ? this.carrier.undo(entry) : this.carrier.review(entry)
    const result = await sent.catch(() => undefined)
    if (!result || (!result.ok && passing.has(result.code))) return false
    if (!result.ok) this.rejected = [...this.rejected, { id: entry.id, code: result.code }]
    else if (entry.kind === 'review') {
      for (const acknowledged of result.data as AcknowledgedReview[]) this.onAcknowledged(acknowledged)
    }
    this.write(this.read().filter((e) => e.id !== entry.id))
    return true
  }

  private read(): Outgoing[] {
    try {
      const list: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]')
      return Array.isArray(list) ? list : []
    } catch {
      return []
    }
  }

  private write(entries: Outgoing[]): void {
    this.storage.setItem(this.key, JSON.stringify(entries))
    this.notify()
  }

  private notify(): void {
    const state = this.state()
    for (const listener of this.listeners) listener(state)
  }
}
