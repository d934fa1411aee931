import '../../server-only'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { anyone } from '../../access'
import { defineOperation } from '../../operation'
import { orderedExercises, speedTask } from '../../speed/exercises'
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
    const fitting = exercises.filter(
      (exercise) =>
        (domain === undefined || exercise.domain === domain) &&
        (level === undefined || exercise.level === level),
    )
    const drawn = fitting
      .map((exercise) => ({
        exercise,
        last: own.get(exercise.id)?.last?.getTime() ?? 0,
        lot: randomInt(2 ** 31),
      }))
      .sort((a, b) => a.last - b.last || a.lot - b.lot)
    return {
      tasks: drawn.slice(0, ROUND).map(({ exercise }) => speedTask(exercise, { locale, artefactHash, own })),
    }
  },
})
