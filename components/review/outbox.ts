import { type Delivery, type FindForeign, Outbox } from '@/components/outbox/outbox'
import type { BrowserStorage } from '@/components/storage/browser-storage'
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
  /** Of a review that the server may not have. */
  servedVariantId?: string
}

export type Outgoing = OutgoingReview | OutgoingUndo

export interface AcknowledgedReview {
  id: string
  due: Date | null
}

/** Until when a skill is set aside: the learner's midnight, or until they take it up again. */
export type AsideUntil = 'tomorrow' | 'taken-up'

/** How entries reach the server. */
export interface Carrier {
  review(review: OutgoingReview): Promise<ActionResult<AcknowledgedReview[]>>
  undo(undo: OutgoingUndo): Promise<ActionResult<unknown>>
  foreign: FindForeign
  /** `asked`: as usual again. */
  aside(what: { skillId: string; until: AsideUntil | 'asked' }): Promise<ActionResult<unknown>>
}

const deliveryBy = (carrier: Carrier): Delivery<Outgoing> => ({
  send: (entry) => (entry.kind === 'undo' ? carrier.undo(entry) : carrier.review(entry)),
  idsOf: (entry) => [
    ...(entry.kind === 'undo' ? [entry.reviewId] : []),
    ...(entry.servedVariantId ? [entry.servedVariantId] : []),
  ],
  foreign: carrier.foreign,
})

/** Reviews that the server has not acknowledged yet. */
export class ReviewOutbox extends Outbox<Outgoing> {
  constructor(
    key: string,
    storage: BrowserStorage,
    carrier: Carrier,
    onAcknowledged: (review: AcknowledgedReview) => void = () => {},
  ) {
    super(key, storage, deliveryBy(carrier), ({ kind }, data) => {
      if (kind === 'review') for (const one of data as AcknowledgedReview[]) onAcknowledged(one)
    })
  }

  /** Takes a review back: out of the queue if it was never sent, else by an entry of its own. */
  undo(reviewId: string, id: string): void {
    const waiting = this.entries().find((entry) => entry.id === reviewId)
    if (waiting && !this.mayHaveArrived(reviewId)) this.remove(reviewId)
    else this.add({ kind: 'undo', id, reviewId, servedVariantId: waiting?.servedVariantId })
  }
}
