/** From graded items to a score: pure, so that it can be done again from rows that never change. */
import type { CountedAttempt } from '@/lib/generated/prisma/enums'

export interface ScoredItem {
  points: number
  /** 0..1, as it was graded; null: it is not yet, or could not be. */
  score: number | null
  /** In the order in which they were given; null takes the marks back. */
  marks: readonly { score: number | null }[]
  /** Counts for nobody. */
  dropped: boolean
  /** The grader failed on it: it counts for nothing, and the others for more, as long as nobody marks it. */
  ungradable?: boolean
}

/** What an item is worth after its marks. */
export const itemScore = ({ score, marks }: Pick<ScoredItem, 'score' | 'marks'>): number | null =>
  marks.at(-1)?.score ?? score

/** 0..1 of the points that count, less what being late costs; null while something is not graded. */
export function submissionScore(items: readonly ScoredItem[], latePercent: number): number | null {
  const counted = items.filter((item) => !item.dropped && !(item.ungradable && itemScore(item) === null))
  const scores = counted.map(itemScore)
  if (scores.some((score) => score === null)) return null
  const worth = counted.reduce((sum, { points }) => sum + points, 0)
  const gained = counted.reduce((sum, { points }, i) => sum + points * (scores[i] ?? 0), 0)
  return worth === 0 ? 0 : (gained / worth) * (1 - latePercent / 100)
}

export interface ScoredAttempt {
  ordinal: number
  /** null: not handed in, or not graded. */
  score: number | null
}

/** The score of an assignment by its attempts; null while none that may count is graded. */
export function countedScore(attempts: readonly ScoredAttempt[], counted: CountedAttempt): number | null {
  if (counted === 'FIRST') return firstOf(attempts)?.score ?? null
  const graded = attempts.filter(({ score }) => score !== null).sort((a, b) => a.ordinal - b.ordinal)
  const scores = graded.map(({ score }) => score ?? 0)
  if (scores.length === 0) return null
  if (counted === 'HIGHEST') return Math.max(...scores)
  if (counted === 'AVERAGE') return scores.reduce((sum, score) => sum + score, 0) / scores.length
  return scores.at(-1) ?? null
}

/** Graded or not: no other one takes its place. */
const firstOf = <A extends ScoredAttempt>(attempts: readonly A[]): A | undefined =>
  [...attempts].sort((a, b) => a.ordinal - b.ordinal)[0]

/** The attempt that stands for the learner: whose items results and statistics show. Of an average, the latest. */
export function countedAttempt<A extends ScoredAttempt>(
  attempts: readonly A[],
  counted: CountedAttempt,
): A | undefined {
  if (counted === 'FIRST') {
    const first = firstOf(attempts)
    return first?.score === null ? undefined : first
  }
  const graded = attempts.filter(({ score }) => score !== null).sort((a, b) => a.ordinal - b.ordinal)
  if (counted !== 'HIGHEST') return graded.at(-1)
  return graded.reduce<A | undefined>(
    (best, one) => (best && (best.score ?? 0) >= (one.score ?? 0) ? best : one),
    undefined,
  )
}
