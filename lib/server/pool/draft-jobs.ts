/** What is done with an instructor's draft: all of it runs where it can be ended. */
import { ZodError } from 'zod'
import { DraftError } from '@/lib/authoring/draft-error'
import type { Folder } from '@/lib/authoring/folder'
import { partialDrill } from '@/lib/authoring/partial-drill'
import { proposeChecks } from '@/lib/authoring/propose-checks'
import { recordedLines } from '@/lib/authoring/recorded-lines'
import { attemptDrill } from '@/lib/drill/attempt'
import { type DrillFiles, parseDrill } from '@/lib/drill/parse-drill'
import { drillScenario } from '@/lib/drill/scenario'
import { LabError } from '@/lib/lab/log'
import { JobError, type Jobs } from './protocol'

const ID = 'own-draft'
/** Another than that of the recording: what only works with its names has to fail here, and not with a learner. */
const TRIAL_SEED = 6
const MOST_OUTPUT = 8_000
const MOST_PROBLEM = 500

/** What is wrong with the content is its author's to know. */
async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof JobError) throw error
    if (error instanceof DraftError) throw new JobError('INVALID_CONTENT', `${error.at}: ${error.problem}`)
    if (error instanceof RangeError || error instanceof ZodError)
      throw new JobError('INVALID_CONTENT', error.message.slice(0, MOST_PROBLEM))
    if (error instanceof LabError)
      throw new JobError('INVALID_CONTENT', String(error.params.message ?? error.code))
    throw error
  }
}

const drillOf = (files: Folder) => partialDrill(ID, files)

/** As `parseDrill`, in words for its author. */
function whole(files: DrillFiles) {
  try {
    return parseDrill(ID, files)
  } catch (error) {
    throw new JobError(
      'INVALID_CONTENT',
      error instanceof Error ? error.message.slice(0, MOST_PROBLEM) : 'unreadable',
    )
  }
}

type Draft = 'open-draft' | 'record-draft' | 'propose-draft' | 'try-draft' | 'read-draft'

export const draftJobs: { [N in Draft]: (input: Jobs[N]['input']) => Promise<Jobs[N]['output']> } = {
  'open-draft': ({ files }) => told(async () => ({ scenario: drillScenario(drillOf(files)) })),

  'record-draft': ({ files, seed, log }) =>
    told(async () => ({ lines: await recordedLines(drillScenario(drillOf(files)), seed, log) })),

  'propose-draft': ({ files }) => told(() => proposeChecks(drillOf(files))),

  'try-draft': ({ files, script }) =>
    told(async () => {
      const { results, output, repeats } = await attemptDrill(drillOf(files), script, TRIAL_SEED)
      const checks = results.checks.map(({ id, passed, expected, found }) => ({
        id,
        passed,
        expected,
        found,
      }))
      return { checks, damage: results.damage, repeats, output: output.slice(0, MOST_OUTPUT) }
    }),

  'read-draft': async ({ files }) => {
    const { concepts, level, minutes, texts } = whole(files)
    return { concepts, level, minutes, texts }
  },
}
