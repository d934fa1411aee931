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

/** One row of the append-only review log. An undo is a row too: it names the review that it takes back. */
export type ReviewEntry =
  | { kind: 'review'; id: string; at: number; rating: RatingName }
  | { kind: 'undo'; id: string; at: number; undoes: string }
