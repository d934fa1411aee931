/** A forecast before a mock exam, and what came of it; scores are shares of the points, 0..1. */
export interface JudgedForecast {
  /** Forecast probability to pass. */
  passing: number
  /** Forecast score. */
  mean: number
  passed: boolean
  score: number
}

export interface Calibration {
  count: number
  /** With fewer exams than a handful the other figures are luck. */
  isEnough: boolean
  /** Mean squared error of the probability to pass, 0 (right and sure) to 1; a half said always: 0.25. */
  brier: number
  /** The same of somebody who knows how many were passed, and says that share each time. */
  constantBrier: number
  /** Scores less forecasts: positive when the forecasts were too low. */
  meanError: number
  /** Of the forecast score, without regard to sign; and of the mean of all scores, said each time. */
  absoluteError: number
  constantError: number
}

const ENOUGH = 5

/** How good forecasts were; undefined: there is none to judge. */
export function calibrationOf(forecasts: readonly JudgedForecast[]): Calibration | undefined {
  if (forecasts.length === 0) return undefined
  const passedShare = meanOf(forecasts, ({ passed }) => Number(passed))
  const meanScore = meanOf(forecasts, ({ score }) => score)
  return {
    count: forecasts.length,
    isEnough: forecasts.length >= ENOUGH,
    brier: brierOf(forecasts.map(({ passing, passed }) => ({ chance: passing, happened: passed }))),
    constantBrier: passedShare * (1 - passedShare),
    meanError: meanOf(forecasts, ({ score, mean }) => score - mean),
    absoluteError: meanOf(forecasts, ({ score, mean }) => Math.abs(score - mean)),
    constantError: meanOf(forecasts, ({ score }) => Math.abs(score - meanScore)),
  }
}

/** The mean squared error of probabilities (Brier, 1950). */
const brierOf = (said: readonly { chance: number; happened: boolean }[]): number =>
  meanOf(said, ({ chance, happened }) => (chance - Number(happened)) ** 2)

const meanOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0) / all.length
