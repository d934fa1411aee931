/** The four outcomes of a review, as FSRS names them. */
export const ratingNames = ['again', 'hard', 'good', 'easy'] as const
export type RatingName = (typeof ratingNames)[number]

export type CardPhase = 'new' | 'learning' | 'review' | 'relearning'

/** What FSRS remembers of one skill of one learner. Plain data; all times in ms since the epoch. */
export interface CardState {
  phase: CardPhase
  due: number
  /** Days until recall is expected to fall to the desired retention's reference (90 %). */
  stability: number
  /** 1 (easy) to 10 (hard). */
  difficulty: number
  scheduledDays: number
  learningSteps: number
  reps: number
  lapses: number
  lastReview?: number
}

/**
 * One row of the append-only review log. An undo is a row too: it names the review or reset that it takes back. After
 * a reset the skill is as if it had never been learnt. `placement`, 0..1: where in the span of days that the scheduler
 * allows the card comes back; by lot when it is not given.
 */
export type ReviewEntry =
  | { kind: 'review'; id: string; at: number; rating: RatingName; placement?: number }
  | { kind: 'reset'; id: string; at: number }
  | { kind: 'undo'; id: string; at: number; undoes: string }
