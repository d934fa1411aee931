import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { defineOperation } from '../../operation'
import { orderedExercises, speedTask } from '../../speed/exercises'
import { ownRuns } from '../../speed/own-runs'
import { localeSchema } from '../concepts/list-concepts'

/** One exercise to begin with, my bests in it, and which comes next. */
export const getSpeed = defineOperation({
  access: anyone,
  input: z.strictObject({ exerciseId: z.string().max(120), locale: localeSchema }),
  async run(actor, { exerciseId, locale }) {
    const [{ exercises, artefactHash }, own] = await Promise.all([
      orderedExercises(),
      ownRuns(actor, exerciseId),
    ])
    const at = exercises.findIndex(({ id }) => id === exerciseId)
    const exercise = exercises[at]
    if (!exercise) throw new AppError('NOT_FOUND')
    const next = exercises[(at + 1) % exercises.length] ?? exercise
    return { task: speedTask(exercise, { locale, artefactHash, own }), nextId: next.id }
  },
})
