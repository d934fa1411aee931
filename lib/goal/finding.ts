import type { Beginnings } from './beginnings'
import type { Stage } from './stage'

/** What a condition saw and what it wanted; Kubernetes' words, the same in every language. */
export interface Finding {
  passed: boolean
  expected: string
  found: string
}

/** The cluster at one moment, and the same cluster as it was handed over. Whoever lets time pass makes another. */
export interface Situation {
  readonly now: Stage
  readonly start: Stage
  /** What several experiments on it have in common. */
  readonly beginnings?: Beginnings
}
