import '../../server-only'
import { z } from 'zod'
import type { SprintView } from '@/lib/speed/sprint'
import { someone } from '../../access'
import { defineOperation } from '../../operation'
import { getOwnSprint, isSprintOver } from '../../speed/own-sprint'
import { runningSprint, sprintResult } from '../../speed/sprint-view'
import { localeSchema } from '../concepts/list-concepts'

/** My sprint: what is left of it, or what it came to. */
export const getSprint = defineOperation({
  access: someone,
  input: z.strictObject({ sprintId: z.uuid(), locale: localeSchema }),
  async run(actor, { sprintId, locale }): Promise<SprintView> {
    const sprint = await getOwnSprint(sprintId, actor.userId)
    return isSprintOver(sprint) ? sprintResult(sprint, locale) : runningSprint(sprint, actor, locale)
  },
})
