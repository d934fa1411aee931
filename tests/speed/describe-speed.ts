import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listSpeed, loadSpeed } from '@/lib/content/load-speed'
import type { SpeedExercise } from '@/lib/speed/exercise'
import { lengthProblems, runSpeedTrial, speedTrials } from '@/lib/speed/exercise-check'
import { isQuick } from '../quick'
import { shareOf } from '../shard'

const root = fileURLToPath(new URL('../../content', import.meta.url))

/** Tests the caller's share of all exercises. @param url the caller's own */
export function describeSpeed(url: string): void {
  for (const id of shareOf(listSpeed(root), url)) {
    describe(id, { timeout: 60_000 }, () => describeExercise(id))
  }
}

function describeExercise(id: string): void {
  let exercise: SpeedExercise
  try {
    exercise = loadSpeed(root, id)
  } catch (error) {
    // One file that cannot be read shall not hide the others.
    it('can be read', () => {
      throw error
    })
    return
  }
  it('calls the shortest way so', () => expect(lengthProblems(exercise)).toEqual([]))
  const trials = isQuick ? speedTrials(exercise).slice(0, 2) : speedTrials(exercise)
  it.each(trials.map((trial) => [trial.name, trial] as const))('%s', async (_name, trial) => {
    const { attempt, problems } = await runSpeedTrial(exercise, trial)
    expect(problems, attempt.output).toEqual([])
  })
}
