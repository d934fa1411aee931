import type { Prediction } from './trial'

type Foretold = Pick<Prediction, 'recalled' | 'probability' | 'elapsedDays' | 'length' | 'lapses'>

/** How far predictions are from what happened; less is better. */
export interface Measures {
  /** Mean of -ln of the probability given to what happened. */
  logLoss: number
  /** Of mean prediction against share recalled, within groups of like trials; 0..1. */
  rmseBins: number
}

/** Sure predictions that fail would cost infinitely much. */
const LEAST = 1e-7

/** Throws RangeError when nothing was foretold. */
export function measure(predictions: readonly Foretold[]): Measures {
  if (predictions.length === 0) throw new RangeError('no predictions to measure')
  return { logLoss: logLoss(predictions), rmseBins: rmseBins(predictions) }
}

function logLoss(predictions: readonly Foretold[]): number {
  const losses = predictions.map(
    ({ recalled, probability }) => -Math.log(Math.max(LEAST, recalled ? probability : 1 - probability)),
  )
  return sum(losses) / losses.length
}

/**
 * RMSE(bins) of srs-benchmark (rmse_matrix in its utils.py; r_matrix_index in fsrs-rs' dataset.rs): trials are grouped
 * by elapsed days, length and lapses, each on a logarithmic scale, and groups weigh as many trials as they have. Both
 * name a group by a figure within it; here it is the power of the base, which tells the same groups apart.
 */
function rmseBins(predictions: readonly Foretold[]): number {
  const groups = new Map<string, Foretold[]>()
  for (const trial of predictions) {
    const bin = binOf(trial)
    const group = groups.get(bin)
    if (group) group.push(trial)
    else groups.set(bin, [trial])
  }
  const errors = [...groups.values()].map((group) => {
    const expected = sum(group.map(({ probability }) => probability))
    const recalled = group.filter((trial) => trial.recalled).length
    return (expected - recalled) ** 2 / group.length
  })
  return Math.sqrt(sum(errors) / predictions.length)
}

function binOf({ elapsedDays, length, lapses }: Foretold): string {
  return [power(elapsedDays, 3.62), power(length, 1.89), lapses === 0 ? 'none' : power(lapses, 1.73)].join()
}

/** The highest power of the base that is not above n. */
function power(n: number, base: number): number {
  return Math.floor(Math.log(n) / Math.log(base))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
