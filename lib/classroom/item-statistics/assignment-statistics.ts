import { type CountedWork, gained, type Place, shareGained } from './counted-work'
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
): AssignmentStatistics {
  const scores = works.flatMap((work) => shareGained(work, places) ?? [])
  const spread = variance(scores)
  const deviation = spread === undefined ? undefined : Math.sqrt(spread)
  const alpha = cronbachAlpha(works, places)
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
function cronbachAlpha(works: readonly CountedWork[], places: readonly Place[]): number | undefined {
  const counting = places.filter(({ counts }) => counts)
  const complete = works.filter((work) =>
    counting.every(({ id }) => gained(work, [{ id, counts: true }]).of > 0),
  )
  const points = counting.map((place) => complete.map((work) => gained(work, [place]).points))
  const total = variance(complete.map((work) => gained(work, places).points))
  if (counting.length < 2 || !total) return undefined
  const single = points.reduce((sum, values) => sum + (variance(values) ?? 0), 0)
  return (counting.length / (counting.length - 1)) * (1 - single / total)
}
