import '../../server-only'
import { z } from 'zod'
import type { SprintResult } from '@/lib/speed/sprint'
import { someone } from '../../access'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { getOwnSprint, isSprintOver } from '../../speed/own-sprint'
import { sprintResult } from '../../speed/sprint-view'
import { transaction } from '../../transaction'
import { localeSchema } from '../concepts/list-concepts'

/** Ends my sprint before its time, once. In a serializable transaction, as whatever counts a run for it. */
export const endSprint = defineOperation({
  access: someone,
  input: z.strictObject({ sprintId: z.uuid(), locale: localeSchema }),
  async run({ userId }, { sprintId, locale }): Promise<SprintResult> {
    const ended = await transaction(async (tx) => {
      const sprint = await getOwnSprint(sprintId, userId, tx)
      if (isSprintOver(sprint)) return sprint
      return tx.speedSprint.update({ where: { id: sprintId }, data: { endedAt: now() } })
    })
    return sprintResult(ended, locale)
  },
})
