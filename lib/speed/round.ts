import { isBest, type SpeedBests, type SpeedFigures } from './bests'

/** One exercise of a round that was brought to its end. */
export interface RoundResult {
  id: string
  title: string
  /** The browser's figures; `confirmed` once the server has replayed it. */
  keystrokes: number
  durationMs: number
  /** What the server said; absent: nothing yet. */
  recorded?: { run: SpeedFigures & { confirmed: boolean }; fewestKeys: number }
  /** The bests before it. */
  before: SpeedBests
}

export interface RoundSummary {
  done: number
  keystrokes: number
  durationMs: number
  /** Of the exercises whose shortest way is known: own keys against those of the shortest ways. */
  compared: { own: number; short: number } | undefined
  /** Exercises in which keys or time are a best now. */
  bests: number
}

/** What five exercises in a row came to. */
export function summariseRound(results: readonly RoundResult[]): RoundSummary {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const known = results.flatMap(({ keystrokes, recorded }) =>
    recorded ? [{ own: keystrokes, short: recorded.fewestKeys }] : [],
  )
  return {
    done: results.length,
    keystrokes: sum(results.map(({ keystrokes }) => keystrokes)),
    durationMs: sum(results.map(({ durationMs }) => durationMs)),
    compared:
      known.length > 0
        ? { own: sum(known.map(({ own }) => own)), short: sum(known.map(({ short }) => short)) }
        : undefined,
    bests: results.filter(isNewBest).length,
  }
}

/** Whether a result has beaten what was there before. */
export function isNewBest({ recorded, before }: RoundResult): boolean {
  if (!recorded?.run.confirmed) return false
  const { keys, ms } = isBest(recorded.run, before)
  return keys || ms
}
