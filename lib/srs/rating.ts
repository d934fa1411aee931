import { type RatingName, ratingNames } from './card'

/** What is known of one answer. */
export interface AnswerFacts {
  correct: boolean
  /** Share of the question that was right, 0..1. */
  score: number
  durationMs: number
  /** The learner's usual time for this skill in ms; unknown at first. */
  pace?: number
  /** Hints taken. */
  hints?: number
}

/** Answers this much slower or faster than the learner's own pace count as hard or easy. */
const slow = 2
const fast = 0.5

/** What decided which outcome an answer suggests. */
export type RatingReason = 'wrong' | 'partly' | 'hints' | 'slow' | 'quick' | 'right'

/** The first of these that holds; time counts only where the pace is known. */
export function reasonOf({ correct, score, durationMs, pace, hints = 0 }: AnswerFacts): RatingReason {
  if (!correct) return score >= 0.5 ? 'partly' : 'wrong'
  if (hints > 0) return 'hints'
  if (pace === undefined || pace <= 0) return 'right'
  if (durationMs > pace * slow) return 'slow'
  return durationMs < pace * fast ? 'quick' : 'right'
}

const suggested: Record<RatingReason, RatingName> = {
  ...{ wrong: 'again', partly: 'hard', hints: 'hard', slow: 'hard', quick: 'easy', right: 'good' },
}

/**
 * The outcome that an answer suggests. The learner sees it and may choose another.
 * Wrong is again, unless at least half was right: that is hard. Right is good; it is hard when it took a hint
 * or twice the usual time, easy when it took less than half of it.
 */
export const deriveRating = (facts: AnswerFacts): RatingName => suggested[reasonOf(facts)]

/** Whether a learner may choose a rating: none above the suggested one where the answer was wrong or took a hint. */
export function mayRate(
  { correct, hints = 0 }: Pick<AnswerFacts, 'correct' | 'hints'>,
  suggested: RatingName,
  rating: RatingName,
): boolean {
  return (correct && hints === 0) || ratingNames.indexOf(rating) <= ratingNames.indexOf(suggested)
}

/** The learner's pace: the median of past durations in ms; undefined with fewer than three. */
export function paceOf(durations: readonly number[]): number | undefined {
  if (durations.length < 3) return undefined
  const sorted = [...durations].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
