/** What came of trying a drill: nothing done, its solution, each wrong solution. */
import type { DraftWrong } from './drill-draft'

export interface TrialCheck {
  id: string
  passed: boolean
  expected: string
  found: string
}

export interface TrialRun {
  checks: TrialCheck[]
  /** Objects that were damaged. */
  damage: string[]
  /** Whether the log, replayed, leads to the same cluster. */
  repeats: boolean
  /** What the terminal printed, its beginning. */
  output: string
}

/** By the trial's name; `key` is a digest of what was tried. */
export type TriedTrials = Record<string, TrialRun & { key: string }>

/** In words of the messages `authoring.problems`. */
export type TrialProblem =
  /** Checks that hold before anything was done. */
  | { code: 'holdsAtStart'; names: string[] }
  | { code: 'damagedAtStart'; names: string[] }
  | { code: 'solutionFails'; names: string[] }
  | { code: 'solutionDamages'; names: string[] }
  | { code: 'doesNotRepeat'; names: string[] }
  | { code: 'wrongPasses'; names: string[] }
  /** It fails other checks than its head says. */
  | { code: 'otherFails'; names: string[] }
  | { code: 'otherDamages'; names: string[] }

export const WRONG = 'wrong/'

/** The trials of a drill, in their order. */
export const trialNames = (wrong: readonly Pick<DraftWrong, 'name'>[]): string[] => [
  'start',
  'solution',
  ...wrong.map(({ name }) => `${WRONG}${name}`),
]

/** Ids of the checks that did not hold. */
export const failedIn = ({ checks }: Pick<TrialRun, 'checks'>): string[] =>
  checks.filter(({ passed }) => !passed).map(({ id }) => id)

/** What keeps a trial from being as it should; empty: nothing. */
export function trialProblems(
  name: string,
  run: TrialRun,
  said: Pick<DraftWrong, 'fails' | 'damages'> | undefined,
): TrialProblem[] {
  const failed = failedIn(run)
  const found = (code: TrialProblem['code'], names: string[], when = names.length > 0) =>
    when ? [{ code, names } as TrialProblem] : []
  if (name === 'start') {
    const holds = run.checks.filter(({ passed }) => passed).map(({ id }) => id)
    return [...found('holdsAtStart', holds), ...found('damagedAtStart', run.damage)]
  }
  if (name === 'solution')
    return [
      ...found('solutionFails', failed),
      ...found('solutionDamages', run.damage),
      ...found('doesNotRepeat', [], !run.repeats),
    ]
  const { fails = [], damages = [] } = said ?? {}
  if (failed.length + run.damage.length === 0) return found('wrongPasses', [], true)
  return [
    ...found('otherFails', failed, !isSame(fails, failed)),
    ...found('otherDamages', run.damage, !isSame(damages, run.damage)),
  ]
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n')
