import '../../server-only'
import { z } from 'zod'
import { speedReference } from '@/lib/speed/reference'
import { anyone } from '../../access'
import { defineOperation } from '../../operation'
import { getExercise } from '../../speed/exercises'
import { localeSchema } from '../concepts/list-concepts'

/** How an exercise is done, for whoever wants to see it: nothing is at stake but one's own figures. */
export const getSpeedWays = defineOperation({
  access: anyone,
  input: z.strictObject({ exerciseId: z.string().max(120), locale: localeSchema }),
  async run(_, { exerciseId, locale }) {
    return speedReference(await getExercise(exerciseId), locale)
  },
})
