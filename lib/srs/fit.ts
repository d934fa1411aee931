import { type Measures, measure } from './measures'
import { predictByAverage, predictByFsrs, type Trial } from './trial'

/** How well the reviews that were held back were foretold. */
export interface FitMeasures {
  /** By the parameters that hold. */
  present: Measures
  /** By those fitted to the earlier reviews; null when there was nothing to be learnt from them. */
  fitted: Measures | null
  /** By a moving average, which has no parameters. */
  average: Measures
}

/**
 * Trials, from which on parameters are fitted. A fifth of 400 is 80, of which some eight fail at the usual retention:
 * fewer say nothing about who foretells better. fsrs-rs fits all 21 parameters from 64 on, so that learning is not
 * what needs more.
 */
export const FEWEST_TRIALS = 400

/**
 * Share by which the trials must have grown before parameters are fitted again. With a fifth held back, the fifth of
 * 125 % is as many as are new: what measures the new parameters was never seen by those that hold.
 */
export const GROWTH = 0.25

/** Share of the trials that measures what was learnt from those before. */
const HELD_BACK = 0.2

/** Earlier trials to learn from, and the latest to measure on. `trials`: oldest first. */
export function splitByTime(trials: readonly Trial[]): { earlier: Trial[]; heldBack: Trial[] } {
  const cut = trials.length - Math.floor(trials.length * HELD_BACK)
  return { earlier: trials.slice(0, cut), heldBack: trials.slice(cut) }
}

/** Measures on the latest of the trials; each is foretold from all reviews of its card before it. */
export function measureFit(
  trials: readonly Trial[],
  present: readonly number[],
  fitted: readonly number[] | undefined,
): FitMeasures {
  const { earlier, heldBack } = splitByTime(trials)
  return {
    present: measure(predictByFsrs(heldBack, present)),
    fitted: fitted ? measure(predictByFsrs(heldBack, fitted)) : null,
    average: measure(predictByAverage(trials).slice(earlier.length)),
  }
}

/** Fitted parameters take the place of those that hold when they beat them and the moving average, in both measures. */
export function isBetter({ present, fitted, average }: FitMeasures): boolean {
  if (!fitted) return false
  return [present, average].every(
    (other) => fitted.logLoss < other.logLoss && fitted.rmseBins < other.rmseBins,
  )
}

/** Whether there is enough that the last fit did not know. `trials`: how many it used; `at`: when, in ms. */
export function hasGrown(trials: readonly Trial[], last: { trials: number; at: number }): boolean {
  const since = trials.filter(({ at }) => at > last.at).length
  return Math.max(since, trials.length - last.trials) >= last.trials * GROWTH
}
