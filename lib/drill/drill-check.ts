import { type Attempt, attemptDrill } from './attempt'
import type { Drill } from './definition'
import type { DrillResults } from './grade'

/** Ids of the checks that were not passed, in order. */
export function failedChecks({ checks }: DrillResults): string[] {
  return checks.filter(({ passed }) => !passed).map(({ id }) => id)
}

const list = (items: readonly string[]) => items.join(', ') || 'nothing'

function differences(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  const same = [...wanted].sort().join() === [...found].sort().join()
  return same ? [] : [`${what}: ${list(found)}, not ${list(wanted)}`]
}

/** An untouched cluster passes no check, and nothing is damaged in it. */
function startProblems({ checks }: Drill, { results }: Attempt): string[] {
  const ids = checks.map(({ id }) => id)
  return [
    ...differences('at the start fails', ids, failedChecks(results)),
    ...differences('at the start is damaged', [], results.damage),
  ]
}

function solutionProblems({ results, repeats }: Attempt): string[] {
  return [
    ...differences('the solution fails', [], failedChecks(results)),
    ...differences('the solution damages', [], results.damage),
    ...(repeats ? [] : ['the solution, replayed from its log, leads to another cluster']),
  ]
}

function wrongProblems({ wrong }: Drill, name: string, { results }: Attempt): string[] {
  const { fails = [], damages = [] } = wrong[name] ?? {}
  return [
    ...differences('fails', fails, failedChecks(results)),
    ...differences('damages', damages, results.damage),
    ...(results.passed ? ['passes'] : []),
  ]
}

/** One thing that is tried. */
export interface Trial {
  /** `start`, `solution`, `wrong/<name>`. */
  name: string
  script: string
  problems(attempt: Attempt): string[]
}

/** Everything that is tried of a drill: doing nothing, the solution, and each wrong solution. */
export function trialsOf(drill: Drill): Trial[] {
  return [
    { name: 'start', script: '', problems: (attempt) => startProblems(drill, attempt) },
    { name: 'solution', script: drill.solution, problems: solutionProblems },
    ...Object.entries(drill.wrong).map(([name, { script }]) => ({
      name: `wrong/${name}`,
      script,
      problems: (attempt: Attempt) => wrongProblems(drill, name, attempt),
    })),
  ]
}

export interface TrialResult {
  attempt: Attempt
  problems: string[]
}

export async function runTrial(drill: Drill, { script, problems }: Trial): Promise<TrialResult> {
  const attempt = await attemptDrill(drill, script)
  return { attempt, problems: problems(attempt) }
}

/** What each check saw, and what was damaged, as lines. */
export function showResults({ passed, score, checks, damage }: DrillResults): string {
  return [
    `${passed ? 'passed' : 'not passed'}, ${Math.round(score * 100)} %`,
    ...checks.map((c) => `  ${c.passed ? 'ok  ' : 'FAIL'} ${c.id}: want ${c.expected}, found ${c.found}`),
    ...damage.map((one) => `  damaged ${one}`),
  ].join('\n')
}
