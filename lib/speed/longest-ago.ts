import type { RngState } from '@/lib/cluster/sim/rng'
import { shuffled } from '@/lib/exam/shuffled'

export interface Candidate {
  /** When it was last brought to its end, in ms since the epoch; absent: never. */
  lastAt?: number
}

/** What was never brought to its end, then what was the longest ago; by lot among equals. */
export function longestAgoFirst<T extends Candidate>(candidates: readonly T[], rng: RngState): T[] {
  return shuffled(candidates, rng).sort((a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0))
}
