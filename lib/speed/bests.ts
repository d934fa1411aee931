import type { SpeedWay } from './way-of'

/** What somebody has done best by one way, over the runs that were typed by hand and confirmed. */
export interface WayBest {
  /** Fewest keystrokes. */
  keys: number
  /** Least time, of whichever run. */
  ms: number
  runs: number
}

export type SpeedBests = Partial<Record<SpeedWay, WayBest>>

export interface SpeedFigures {
  way: SpeedWay
  keystrokes: number
  durationMs: number
  /** Characters. */
  pasted: number
}

/** Which bests of its way a run has beaten: the first run of a way beats none, nor does a pasted one. */
export function isBest(
  { way, keystrokes, durationMs, pasted }: SpeedFigures,
  before: SpeedBests,
): { keys: boolean; ms: boolean } {
  const best = before[way]
  if (pasted > 0 || !best) return { keys: false, ms: false }
  return { keys: keystrokes < best.keys, ms: durationMs < best.ms }
}

/** The bests with one more run. */
export function withRun(before: SpeedBests, run: SpeedFigures): SpeedBests {
  if (run.pasted > 0) return before
  const best = before[run.way]
  const keys = Math.min(run.keystrokes, best?.keys ?? Number.POSITIVE_INFINITY)
  const ms = Math.min(run.durationMs, best?.ms ?? Number.POSITIVE_INFINITY)
  return { ...before, [run.way]: { keys, ms, runs: (best?.runs ?? 0) + 1 } }
}
