import '../../server-only'
import { z } from 'zod'
import type { ExamReplay } from '@/lib/exam/exam'
import { submissionInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { taskReplay } from '../../exams/task-replay'
import { loggedTask } from '../../marking/logged-task'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** What a learner did at a task and what solves it, from the same start. */
export const getTaskReplay = defineOperation({
  access: submissionInstructor,
  input: z.strictObject({ submissionId: z.uuid(), itemId: z.uuid() }),
  audit: (grant, { submissionId, itemId }) =>
    whenAdmin(grant, { action: 'getTaskReplay', details: { submissionId, itemId } }),
  async run({ userId, submissionId }, { itemId }): Promise<ExamReplay> {
    await consume(LIMITS.examTaskUser, userId)
    return taskReplay(await loggedTask(submissionId, itemId))
  },
})
