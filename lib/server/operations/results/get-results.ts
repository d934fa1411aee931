import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { isNewLook } from '../../classroom/new-look'
import { loadResults } from '../../classroom/results'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** Results per learner and place of an assignment; asked again while it is graded. */
export const getResults = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  async run({ assignmentId, userId, capacity }, { locale }) {
    const isNew = capacity === 'admin' && (await isNewLook({ userId, assignmentId, action: 'getResults' }))
    return { ...(await loadResults(assignmentId, locale)), isNew }
  },
  audit: (grant, _, { isNew }) => (isNew ? whenAdmin(grant, { action: 'getResults' }) : undefined),
})
