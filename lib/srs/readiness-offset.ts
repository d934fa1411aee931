/** An answer or a drill, and what the memory model had said of it; a day or more after the one before. */
export interface ObservedReview {
  /** Predicted probability of recall, 0..1. */
  recall: number
  /** Share that was right, 0..1. */
  score: number
}

/** Normal, on the scale of log odds: by how much somebody remembers better than the memory model says. */
export interface Offset {
  mean: number
  deviation: number
}

/** Before anything is known: a learner's odds are usually within a factor of two or so of the model's. */
const PRIOR_DEVIATION = 0.7
/** What stays open: reviews look days ahead, exams weeks. */
const OPEN_DEVIATION = 0.35
/** So many tasks of mock exams halve what stays open. */
const TASKS_TO_HALVE = 30
const STEPS = 8

/** The most likely offset and its spread (Laplace), from reviews; `results`: tasks of mock exams, which settle more. */
export function learnerOffset(reviews: readonly ObservedReview[], results: number): Offset {
  const odds = reviews.map(({ recall, score }) => {
    const bound = Math.min(0.99, Math.max(0.01, recall))
    return { odds: Math.log(bound / (1 - bound)), score }
  })
  let mean = 0
  let precision = 1 / PRIOR_DEVIATION ** 2
  for (let step = 0; step < STEPS; step++) {
    let slope = -mean / PRIOR_DEVIATION ** 2
    precision = 1 / PRIOR_DEVIATION ** 2
    for (const one of odds) {
      const chance = 1 / (1 + Math.exp(-one.odds - mean))
      slope += one.score - chance
      precision += chance * (1 - chance)
    }
    mean += slope / precision
  }
  const open = OPEN_DEVIATION ** 2 / (1 + (3 * results) / TASKS_TO_HALVE)
  return { mean, deviation: Math.sqrt(1 / precision + open) }
}
