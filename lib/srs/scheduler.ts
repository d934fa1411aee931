import {
  type Card,
  createEmptyCard,
  default_maximum_interval,
  default_w,
  FSRS,
  type FSRSParameters,
  type Grade,
  get_fuzz_range,
  Rating,
  State,
  StrategyMode,
} from 'ts-fsrs'
import type { CardPhase, CardState, RatingName } from './card'

/** What differs between learners. */
export interface SchedulerOptions {
  /** The 21 of FSRS-6, as fitted to a learner; empty or left out: those that it starts with. */
  parameters?: readonly number[]
  /** Desired probability of recall when a card falls due. */
  retention?: number
  /** Seed of the interval fuzz: the card's permanent id, so that every replay gives the same dates. */
  seed?: string
  /** false: cards without a placement come back on the very day that FSRS names. */
  fuzz?: boolean
}

export const defaultRetention = 0.9

/** The 21 that FSRS-6 starts with. */
export const usualParameters: readonly number[] = default_w

const grades: Record<RatingName, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}

const phases: Record<State, CardPhase> = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
}

const states: Record<CardPhase, State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
}

function parameters(o: SchedulerOptions): Partial<FSRSParameters> {
  return {
    request_retention: o.retention ?? defaultRetention,
    enable_fuzz: o.fuzz ?? true,
    ...(o.parameters?.length ? { w: o.parameters } : {}),
  }
}

function toFsrs(card: CardState): Card {
  return {
    due: new Date(card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningSteps,
    reps: card.reps,
    lapses: card.lapses,
    state: states[card.phase],
    last_review: card.lastReview === undefined ? undefined : new Date(card.lastReview),
  }
}

function fromFsrs(card: Card): CardState {
  return {
    phase: phases[card.state],
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    ...(card.last_review ? { lastReview: card.last_review.getTime() } : {}),
  }
}

/** A card that was never reviewed: due at once. */
export function newCard(at: number): CardState {
  return fromFsrs(createEmptyCard(new Date(at)))
}

/** FSRS whose next interval may be chosen within the span that its fuzz draws from. */
class PlacedFsrs extends FSRS {
  /** 0..1 */
  placement: number | undefined

  override apply_fuzz(interval: number, elapsedDays: number): ReturnType<FSRS['apply_fuzz']> {
    if (this.placement === undefined || interval < NO_FUZZ_BELOW)
      return super.apply_fuzz(interval, elapsedDays)
    const { min_ivl, max_ivl } = get_fuzz_range(interval, elapsedDays, this.parameters.maximum_interval)
    const within = Math.min(Math.floor(this.placement * (max_ivl - min_ivl + 1)), max_ivl - min_ivl)
    return (min_ivl + Math.max(0, within)) as ReturnType<FSRS['apply_fuzz']>
  }
}

/** Days: ts-fsrs leaves shorter intervals as they are. */
const NO_FUZZ_BELOW = 2.5

/** The days, first to last, among which a card may be put that was reviewed after so many days. */
export function placementSpan(interval: number, elapsedDays: number): { first: number; last: number } {
  if (interval < NO_FUZZ_BELOW) return { first: Math.round(interval), last: Math.round(interval) }
  const { min_ivl, max_ivl } = get_fuzz_range(interval, elapsedDays, default_maximum_interval)
  return { first: min_ivl, last: max_ivl }
}

/**
 * FSRS-6 (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm) behind plain data.
 * The fuzz is drawn from the card's id and its count of reviews, never from a clock.
 */
export class Scheduler {
  private readonly fsrs: PlacedFsrs
  private reps = 0

  constructor(o: SchedulerOptions = {}) {
    this.fsrs = new PlacedFsrs(parameters(o))
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of ts-fsrs, not a React hook
    this.fsrs.useStrategy(StrategyMode.SEED, () => `${o.seed ?? ''}:${this.reps}`)
  }

  /**
   * The card after one review. A review dated before the last one counts as given at the last one. `placement`: see
   * ReviewEntry.
   */
  next(card: CardState, at: number, rating: RatingName, placement?: number): CardState {
    this.reps = card.reps
    this.fsrs.placement = placement
    const when = Math.max(at, card.lastReview ?? at)
    return fromFsrs(this.fsrs.next(toFsrs(card), new Date(when), grades[rating]).card)
  }

  /** Probability of recall at `at`, 0..1. A new card has 0. */
  recall(card: CardState, at: number): number {
    return this.fsrs.get_retrievability(toFsrs(card), new Date(at), false)
  }
}
