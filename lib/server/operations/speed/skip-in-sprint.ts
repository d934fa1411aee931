import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { putOff } from '@/lib/speed/sprint-course'
import { someone } from '../../access'
import { defineOperation } from '../../operation'
import { getOwnSprint, isSprintOver } from '../../speed/own-sprint'
import { transaction } from '../../transaction'

/** Puts an exercise off to the end; again it changes nothing, nor does it when the sprint is over. */
export const skipInSprint = defineOperation({
  access: someone,
  input: z.strictObject({ sprintId: z.uuid(), exerciseId: z.string().max(120) }),
  async run({ userId }, { sprintId, exerciseId }) {
    await transaction(async (tx) => {
      const sprint = await getOwnSprint(sprintId, userId, tx)
      if (!sprint.exercises.includes(exerciseId)) throw new AppError('NOT_FOUND')
      if (isSprintOver(sprint)) return
      const skipped = putOff(sprint.skipped, exerciseId)
      await tx.speedSprint.update({ where: { id: sprintId }, data: { skipped } })
    })
    return {}
  },
})
