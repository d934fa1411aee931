import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { loadStatistics } from '../../classroom/results-statistics'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { localeSchema } from '../concepts/list-concepts'

/** How an assignment and its places did: nobody is named. */
export const getStatistics = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), locale: localeSchema },
    /** Whether attempts that came late are counted. */
    late: z.boolean().default(true),
  }),
  async run({ assignmentId, userId }, { locale, late }) {
    await consume(LIMITS.statisticsUser, userId)
    return loadStatistics(assignmentId, locale, late)
  },
  audit: (grant) => whenAdmin(grant, { action: 'getStatistics' }),
})
