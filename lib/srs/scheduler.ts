import {
  type Card,
  createEmptyCard,
  FSRS,
  type FSRSParameters,
  type Grade,
  Rating,
  State,
  StrategyMode,
} from 'ts-fsrs'
import type { CardPhase, CardState, RatingName } from './card'

/** What a learner may set; the rest are the defaults of FSRS-6. */
export interface SchedulerOptions {
  /** Desired probability of recall when a card falls due. */
  retention?: number
  /** Seed of the interval fuzz: the card's permanent id, so that every replay gives the same dates. */
  seed?: string
}

export const defaultRetention = 0.9

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
  return { request_retention: o.retention ?? defaultRetention, enable_fuzz: true }
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

/**
 * FSRS-6 (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm) behind plain data.
 * The fuzz is drawn from the card's id and its count of reviews, never from a clock.
 */
export class Scheduler {
  private readonly fsrs: FSRS
  private reps = 0

  constructor(o: SchedulerOptions = {}) {
    this.fsrs = new FSRS(parameters(o))
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of ts-fsrs, not a React hook
    this.fsrs.useStrategy(StrategyMode.SEED, () => `${o.seed ?? ''}:${this.reps}`)
  }

  /** The card after one review. A review dated before the last one counts as given at the last one. */
  next(card: CardState, at: number, rating: RatingName): CardState {
    this.reps = card.reps
    const when = Math.max(at, card.lastReview ?? at)
    return fromFsrs(this.fsrs.next(toFsrs(card), new Date(when), grades[rating]).card)
  }

  /** Probability of recall at `at`, 0..1. A new card has 0. */
  recall(card: CardState, at: number): number {
    return this.fsrs.get_retrievability(toFsrs(card), new Date(at), false)
  }
}
