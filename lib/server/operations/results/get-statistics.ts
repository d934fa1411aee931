import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { loadStatistics } from '../../classroom/results-statistics'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** How an assignment and its places did: nobody is named. */
export const getStatistics = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  run: ({ assignmentId }, { locale }) => loadStatistics(assignmentId, locale),
  audit: (grant) => whenAdmin(grant, { action: 'getStatistics' }),
})
