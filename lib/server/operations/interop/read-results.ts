import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { pageFields, pageOf, placeOf } from '../../api/cursor'
import { learnersOf, resultsOf } from '../../api/result-rows'
import { whenAdmin } from '../../audit'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** What each learner has of an assignment, for programs. */
export const readResults = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), ...pageFields }),
  async run({ assignmentId, classId }, { limit, cursor }) {
    const after = placeOf(cursor)?.id
    await collectSubmissions(assignmentId)
    const assignment = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
    const people = await learnersOf(classId, assignmentId, limit + 1, after)
    const { data, next_cursor } = pageOf(
      people,
      limit,
      (person) => person,
      ({ id }) => ({ id }),
    )
    return { data: await resultsOf(assignment, data), next_cursor }
  },
  audit: (grant) => whenAdmin(grant, { action: 'readResults' }),
})
