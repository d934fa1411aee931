import type { Family } from './family'
import { levelSteps, unseenMisconceptions, varietyOf } from './family-check'
import type { Sample } from './family-sample'

/** What an author wants to know of a family besides its problems. */
export interface FamilyFigures {
  seeds: number
  /** Different problems, and different answers, among them. */
  problems: number
  keys: number
  /** Share of draws that were not worth asking, 0..1. */
  unusable: number
  unseenMisconceptions: string[]
  /** Of generation, in ms. */
  median: number
  p95: number
  levelSteps: { level: number; differing: number; of: number }[]
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function figuresOf(family: Family, sample: Sample): FamilyFigures {
  const ms = [...sample.ms].sort((a, b) => a - b)
  return {
    seeds: sample.variants.length,
    ...varietyOf(sample),
    unusable: sample.draws === 0 ? 0 : 1 - ms.length / sample.draws,
    unseenMisconceptions: unseenMisconceptions(family, sample),
    median: quantile(ms, 0.5),
    p95: quantile(ms, 0.95),
    levelSteps: levelSteps(sample),
  }
}

/** The figures as lines. */
export function showFigures(figures: FamilyFigures): string {
  const { seeds, problems, keys, unusable, median, p95 } = figures
  const steps = figures.levelSteps.map(
    ({ level, differing, of }) => `level ${level} differs from the one below: ${differing} of ${of} seeds`,
  )
  return [
    `different problems: ${problems} of ${seeds}`,
    `different answers: ${keys}`,
    `unusable draws: ${Math.round(unusable * 100)} %`,
    `misconceptions never shown: ${figures.unseenMisconceptions.join(', ') || 'none'}`,
    `generation: median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    ...(steps.length > 0 ? steps : ['one level']),
  ].join('\n')
}
