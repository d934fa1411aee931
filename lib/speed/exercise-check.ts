import { attemptExercise, type SpeedAttempt } from './attempt'
import { keysToType } from './count-keys'
import { type SpeedExercise, wayNames } from './exercise'
import { leastKeys } from './least-keys'
import { wayOf } from './way-of'

/** One thing that is tried of an exercise. */
export interface SpeedTrial {
  /** `start`, or a way's name. */
  name: string
  script: string
  problems(attempt: SpeedAttempt): string[]
}

/** Doing nothing must not lead there, and every way must. */
export function speedTrials({ ways }: SpeedExercise): SpeedTrial[] {
  const start = { name: 'start', script: '', problems: startProblems }
  return [
    start,
    ...wayNames.flatMap((name) => {
      const script = ways[name]
      if (script === undefined) return []
      const problems = (attempt: SpeedAttempt) => [
        ...wayProblems(attempt, script),
        ...(name === 'shortest' ? [] : derivationProblems(attempt, name)),
      ]
      return [{ name, script, problems }]
    }),
  ]
}

const startProblems = ({ reached }: SpeedAttempt) => (reached ? ['the start is there already'] : [])

function wayProblems({ findings, reached, confirmed, log }: SpeedAttempt, script: string): string[] {
  const missed = findings.filter(({ passed }) => !passed)
  return [
    ...missed.map(({ expected, found }) => `wants ${expected}, found ${found}`),
    ...(reached && !confirmed ? ['replayed from its log, it does not lead there'] : []),
    ...(leastKeys(log) > keysToType(script) ? ['the bound of its keys is above its keys'] : []),
  ]
}

function derivationProblems({ log }: SpeedAttempt, name: 'imperative' | 'yaml'): string[] {
  const derived = wayOf(log)
  return derived === name ? [] : [`counts as ${derived}`]
}

/** What is wrong with the ways before any is tried: the shortest must be the shortest. */
export function lengthProblems({ ways }: SpeedExercise): string[] {
  const { shortest, ...others } = ways
  if (shortest === undefined) return []
  const longer = Object.entries(others).filter(
    ([, script]) => script && keysToType(script) <= keysToType(shortest),
  )
  return longer.map(([name]) => `shortest is not shorter than ${name}`)
}

export async function runSpeedTrial(
  exercise: SpeedExercise,
  { script, problems }: SpeedTrial,
): Promise<{ attempt: SpeedAttempt; problems: string[] }> {
  const attempt = await attemptExercise(exercise, script)
  return { attempt, problems: problems(attempt) }
}
