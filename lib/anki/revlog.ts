import type { CardState, ReviewEntry } from '@/lib/srs/card'
import { effectiveReviews } from '@/lib/srs/fold'
import { newCard, Scheduler, type SchedulerOptions } from '@/lib/srs/scheduler'

/** A review on its way to `revlog`: without the id, which is given when all are known. */
export interface LoggedReview {
  id: string
  at: number
  /** 1 to 4 */
  ease: number
  ivl: number
  lastIvl: number
  factor: number
  type: number
}

const TYPES = { new: 0, learning: 0, review: 1, relearning: 2 } as const
const EASE = { again: 1, hard: 2, good: 3, easy: 4 } as const

/** Days, or seconds below zero while a card is learnt. */
export function intervalOf(card: CardState): number {
  if (card.phase === 'review') return card.scheduledDays
  return -Math.round((card.due - (card.lastReview ?? card.due)) / 1000)
}

/** FSRS's difficulty 1..10 as Anki logs it: 100..1100. */
function loggedDifficulty(difficulty: number): number {
  return Math.round(((difficulty - 1) / 9 + 0.1) * 1000)
}

/** The reviews that count for a card, as Anki logs them, oldest first. */
export function loggedReviews(entries: readonly ReviewEntry[], options: SchedulerOptions): LoggedReview[] {
  const scheduler = new Scheduler(options)
  let card: CardState | undefined
  return effectiveReviews(entries).map(({ id, at, rating, placement }) => {
    const before = card ?? newCard(at)
    const after = scheduler.next(before, at, rating, placement)
    const lastIvl = card ? intervalOf(card) : 0
    card = after
    return {
      ...{ id, at, ease: EASE[rating], ivl: intervalOf(after), lastIvl },
      ...{ factor: loggedDifficulty(after.difficulty), type: TYPES[before.phase] },
    }
  })
}

/**
 * Ids for rows: their time in ms, or the next one that is free. They are all that Anki keeps of a row, so that a row
 * is found again by its time (match-rows.ts).
 */
export function revlogIds<R extends Pick<LoggedReview, 'id' | 'at'>>(reviews: readonly R[]): [number, R][] {
  let last = 0
  const order = [...reviews].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return order.map((review) => {
    last = Math.max(last + 1, review.at)
    return [last, review]
  })
}
