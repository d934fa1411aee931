import type { Stage } from './stage'

/** What a condition saw and what it wanted; Kubernetes' words, the same in every language. */
export interface Finding {
  passed: boolean
  expected: string
  found: string
}

/** The cluster as it is now, and the same cluster as it was handed over. */
export interface Situation {
  now: Stage
  start: Stage
}
