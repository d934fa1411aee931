import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { loadResults } from '../../classroom/results'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** Results per learner and question. */
export const getResults = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  run: ({ assignmentId }, { locale }) => loadResults(assignmentId, locale),
})
