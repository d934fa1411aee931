import '../../server-only'
import { z } from 'zod'
import { longestAgoFirst } from '@/lib/speed/longest-ago'
import { anyone } from '../../access'
import { defineOperation } from '../../operation'
import { newSeed } from '../../practice/serve-variant'
import { orderedExercises, speedTask, withLast } from '../../speed/exercises'
import { ownRuns } from '../../speed/own-runs'
import { localeSchema } from '../concepts/list-concepts'

const ROUND = 5

/** Five exercises in a row: those that I have never brought to an end first, then the longest ago; by lot among equals. */
export const planSpeedRound = defineOperation({
  access: anyone,
  input: z.strictObject({
    locale: localeSchema,
    domain: z.string().max(120).optional(),
    level: z.number().int().optional(),
  }),
  async run(actor, { locale, domain, level }) {
    const [{ exercises, artefactHash }, own] = await Promise.all([orderedExercises(), ownRuns(actor)])
    const fitting = withLast(exercises, own).filter(
      (exercise) =>
        (domain === undefined || exercise.domain === domain) &&
        (level === undefined || exercise.level === level),
    )
    const drawn = longestAgoFirst(fitting, { s: newSeed() }).slice(0, ROUND)
    return { tasks: drawn.map((exercise) => speedTask(exercise, { locale, artefactHash, own })) }
  },
})
