import { type CardState, type RatingName, type ReviewEntry, ratingNames } from './card'
import { newCard, Scheduler, type SchedulerOptions } from './scheduler'

type Review = Extract<ReviewEntry, { kind: 'review' }>

function byTimeAndId(a: ReviewEntry, b: ReviewEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * The reviews that count, oldest first: duplicates (a resent row) once, and none that an undo row names.
 * The order in which the rows arrived does not matter.
 */
export function effectiveReviews(entries: readonly ReviewEntry[]): Review[] {
  const undone = new Set(entries.flatMap((e) => (e.kind === 'undo' ? [e.undoes] : [])))
  const seen = new Set<string>()
  const reviews: Review[] = []
  for (const entry of [...entries].sort(byTimeAndId)) {
    if (entry.kind !== 'review' || undone.has(entry.id) || seen.has(entry.id)) continue
    seen.add(entry.id)
    reviews.push(entry)
  }
  return reviews
}

/** A card's state is a fold over its reviews in (time, id) order; undefined when none counts. */
export function foldCard(entries: readonly ReviewEntry[], o: SchedulerOptions = {}): CardState | undefined {
  const reviews = effectiveReviews(entries)
  const first = reviews[0]
  if (!first) return undefined
  const scheduler = new Scheduler(o)
  return reviews.reduce((card, r) => scheduler.next(card, r.at, r.rating), newCard(first.at))
}

/** The card after each of the four outcomes, were it reviewed now. `undefined` is a card never reviewed. */
export function preview(
  card: CardState | undefined,
  now: number,
  o: SchedulerOptions = {},
): Record<RatingName, CardState> {
  const scheduler = new Scheduler(o)
  const from = card ?? newCard(now)
  const outcomes = ratingNames.map((r) => [r, scheduler.next(from, now, r)] as const)
  return Object.fromEntries(outcomes) as Record<RatingName, CardState>
}
