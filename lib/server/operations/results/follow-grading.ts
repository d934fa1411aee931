import '../../server-only'
import { z } from 'zod'
import type { Grading } from '@/lib/classroom/results/results'
import { assignmentInstructor } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** How far the grading of an assignment is: numbers alone, asked every few seconds while it goes on. */
export const followGrading = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run(_, { assignmentId }): Promise<Grading> {
    const handedIn = { assignmentId, handedInAt: { not: null } }
    const [of, done] = await Promise.all([
      db().assignmentSubmission.count({ where: handedIn }),
      db().assignmentSubmission.count({ where: { ...handedIn, gradedAt: { not: null } } }),
    ])
    return { done, of }
  },
})
