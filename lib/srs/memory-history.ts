import { dateDiffInDays } from 'ts-fsrs'
import type { RatingName, ReviewEntry } from './card'
import { effectiveEvents } from './fold'

/** One review as a model of memory sees it. */
export interface MemoryReview {
  /** ms since the epoch */
  at: number
  rating: RatingName
  /** Whole days since the review before it, as the Scheduler counts them (UTC's calendar); 0 for the first. */
  elapsedDays: number
}

/** The reviews of one card from its beginning, oldest first. */
export type MemoryHistory = readonly MemoryReview[]

/**
 * What an optimiser may learn from one skill's rows, which may come in any order: an undone review did not happen, and
 * a reset ends one card and begins another.
 */
export function memoryHistories(entries: readonly ReviewEntry[]): MemoryHistory[] {
  const histories: MemoryReview[][] = [[]]
  for (const event of effectiveEvents(entries)) {
    if (event.kind === 'reset') histories.push([])
    else histories.at(-1)?.push(toMemoryReview(event.at, event.rating, histories.at(-1)?.at(-1)))
  }
  return histories.filter((history) => history.length > 0)
}

function toMemoryReview(at: number, rating: RatingName, before: MemoryReview | undefined): MemoryReview {
  return { at, rating, elapsedDays: before ? dateDiffInDays(new Date(before.at), new Date(at)) : 0 }
}
