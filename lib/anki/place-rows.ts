import type { CardState, RatingName, ReviewEntry } from '@/lib/srs/card'
import { effectiveReviews } from '@/lib/srs/fold'
import { newCard, Scheduler, type SchedulerOptions } from '@/lib/srs/scheduler'

/** Halvings of 0..1: finer than the days of any span. */
const STEPS = 14

/**
 * Where in the span that the scheduler allows a card has to be put to come back after so many days; undefined: by lot
 * gives it, or nothing does.
 */
function placementFor(
  scheduler: Scheduler,
  card: CardState,
  at: number,
  rating: RatingName,
  days: number,
): number | undefined {
  const daysAt = (placement: number) => scheduler.next(card, at, rating, placement).scheduledDays
  if (days <= 0 || daysAt(0) > days || daysAt(1) < days) return undefined
  let [low, high] = [0, 1]
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2
    const found = daysAt(middle)
    if (found === days) return middle
    if (found < days) low = middle
    else high = middle
  }
  return [low, high].find((placement) => daysAt(placement) === days)
}

/**
 * Placements of reviews that came from elsewhere, by id, so that a card falls due on the day that was told there,
 * where our own scheduler could have chosen that day.
 * @param entries all of one card
 * @param days by the id of a review, how many until it came back
 */
export function placeRows(
  entries: readonly ReviewEntry[],
  days: ReadonlyMap<string, number>,
  options: SchedulerOptions,
): Map<string, number> {
  const scheduler = new Scheduler(options)
  const placements = new Map<string, number>()
  let card: CardState | undefined
  for (const { id, at, rating, placement } of effectiveReviews(entries)) {
    const from = card ?? newCard(at)
    const wanted = days.get(id)
    const found = wanted === undefined ? placement : placementFor(scheduler, from, at, rating, wanted)
    if (wanted !== undefined && found !== undefined) placements.set(id, found)
    card = scheduler.next(from, at, rating, found)
  }
  return placements
}
