import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { loadResults } from '../../classroom/results'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** Results per learner and place of an assignment. */
export const getResults = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  run: ({ assignmentId }, { locale }) => loadResults(assignmentId, locale),
  audit: (grant) => whenAdmin(grant, { action: 'getResults' }),
})
