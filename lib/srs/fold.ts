import { type CardState, type RatingName, type ReviewEntry, ratingNames } from './card'
import { newCard, Scheduler, type SchedulerOptions } from './scheduler'

type Review = Extract<ReviewEntry, { kind: 'review' }>
type Event = Exclude<ReviewEntry, { kind: 'undo' }>

function byTimeAndId(a: ReviewEntry, b: ReviewEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Every review and reset that was not taken back, oldest first: duplicates (a resent row) once. */
export function effectiveEvents(entries: readonly ReviewEntry[]): Event[] {
  const undone = new Set(entries.flatMap((e) => (e.kind === 'undo' ? [e.undoes] : [])))
  const seen = new Set<string>()
  const events: Event[] = []
  for (const entry of [...entries].sort(byTimeAndId)) {
    if (entry.kind === 'undo' || undone.has(entry.id) || seen.has(entry.id)) continue
    seen.add(entry.id)
    events.push(entry)
  }
  return events
}

/**
 * The reviews that count for a card, oldest first: those after its last reset that were not taken back. The order in
 * which the rows arrived does not matter.
 */
export function effectiveReviews(entries: readonly ReviewEntry[]): Review[] {
  const events = effectiveEvents(entries)
  const reset = events.findLastIndex(({ kind }) => kind === 'reset')
  return events.slice(reset + 1).filter((event) => event.kind === 'review')
}

/** A card's state is a fold over its reviews in (time, id) order; undefined when none counts. */
export function foldCard(entries: readonly ReviewEntry[], o: SchedulerOptions = {}): CardState | undefined {
  const reviews = effectiveReviews(entries)
  const first = reviews[0]
  if (!first) return undefined
  const scheduler = new Scheduler(o)
  return reviews.reduce((card, r) => scheduler.next(card, r.at, r.rating, r.placement), newCard(first.at))
}

/**
 * The card after each of the four outcomes, were it reviewed now. `undefined` is a card never reviewed; `placements`
 * are those of the four, from again to easy.
 */
export function preview(
  card: CardState | undefined,
  now: number,
  o: SchedulerOptions = {},
  placements: readonly number[] = [],
): Record<RatingName, CardState> {
  const scheduler = new Scheduler(o)
  const from = card ?? newCard(now)
  const outcomes = ratingNames.map((r, i) => [r, scheduler.next(from, now, r, placements[i])] as const)
  return Object.fromEntries(outcomes) as Record<RatingName, CardState>
}
