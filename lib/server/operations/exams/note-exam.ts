import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { db } from '../../db'
import { getRunningExam } from '../../exams/own-exam'
import { defineOperation } from '../../operation'

const MAX_NOTES = 20_000

/** Keeps the notes that I take during an exam, in the place of the last ones. @throws EXAM_OVER */
export const noteExam = defineOperation({
  access: someone,
  // PostgreSQL has no NUL in texts.
  input: z.strictObject({
    examId: z.uuid(),
    notes: z
      .string()
      .max(MAX_NOTES)
      .regex(/^[^\0]*$/),
  }),
  async run({ userId }, { examId, notes }) {
    await getRunningExam(examId, userId)
    await db().exam.updateMany({ where: { id: examId, status: 'RUNNING' }, data: { notes } })
    return {}
  },
})
