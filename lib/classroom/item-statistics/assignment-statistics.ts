import { type CountedWork, type Gained, gainedBy, type Place, shareOf } from './counted-work'
import { mean, quantile, variance } from './moments'

export interface AssignmentStatistics {
  /** Learners. */
  count: number
  /** Scores are 0..1, without what being late costs. */
  mean?: number
  median?: number
  /** Standard deviation, as of a sample. */
  deviation?: number
  /** How many have 0 to below 10 %, and so on; the last one has those with all. */
  histogram: readonly number[]
  /** Cronbach's: what the places have in common, up to 1; undefined with fewer than two, or where nothing varies. */
  alpha?: number
  /** Standard error of measurement, of a score 0..1. */
  error?: number
}

const TENTHS = 10

export function assignmentStatistics(
  works: readonly CountedWork[],
  places: readonly Place[],
  totals: readonly Gained[] = gainedBy(works, places),
): AssignmentStatistics {
  const scores = totals.flatMap((total) => shareOf(total) ?? [])
  const spread = variance(scores)
  const deviation = spread === undefined ? undefined : Math.sqrt(spread)
  const alpha = cronbachAlpha(works, places, totals)
  return {
    ...{ count: scores.length, mean: mean(scores), median: quantile(scores, 0.5), deviation },
    histogram: histogram(scores),
    alpha,
    // A negative alpha says that the places have nothing in common: the error is all of the deviation, and not more.
    error:
      alpha === undefined || deviation === undefined
        ? undefined
        : deviation * Math.sqrt(1 - Math.max(0, alpha)),
  }
}

function histogram(scores: readonly number[]): number[] {
  const counts = new Array<number>(TENTHS).fill(0)
  for (const score of scores) {
    // Sums of shares are not quite exact.
    const tenth = Math.min(TENTHS - 1, Math.floor(score * TENTHS + 1e-9))
    counts[tenth] = (counts[tenth] ?? 0) + 1
  }
  return counts
}

/** L. J. Cronbach, Psychometrika 16, 1951; over those who were graded in every place that counts. */
function cronbachAlpha(
  works: readonly CountedWork[],
  places: readonly Place[],
  totals: readonly Gained[],
): number | undefined {
  const counting = places.filter(({ counts }) => counts)
  const scoreOf = (work: CountedWork, { id }: Place) => work.items.get(id)?.score ?? undefined
  const isComplete = (work: CountedWork) =>
    counting.every(
      (place) => scoreOf(work, place) !== undefined && (work.items.get(place.id)?.points ?? 0) > 0,
    )
  const complete = works.flatMap((work, at) => (isComplete(work) ? [{ work, total: totals[at] }] : []))
  const total = variance(complete.map((one) => one.total?.points ?? 0))
  if (counting.length < 2 || !total) return undefined
  const single = counting.reduce((sum, place) => {
    const points = complete.map(
      ({ work }) => (work.items.get(place.id)?.points ?? 0) * (scoreOf(work, place) ?? 0),
    )
    return sum + (variance(points) ?? 0)
  }, 0)
  return (counting.length / (counting.length - 1)) * (1 - single / total)
}
