import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { submissionParty } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { refuseUnshown } from '../../marking/refuse-unshown'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { commentField } from './fields'

/** Says something about a submission, or one item of it. @throws EXAM_RUNNING while its learner sees no results */
export const addComment = defineOperation({
  access: submissionParty,
  input: z.strictObject({
    ...{ submissionId: z.uuid(), commentId: z.uuid(), itemId: z.uuid().optional() },
    text: commentField,
  }),
  audit: ({ role }, { submissionId, commentId }) =>
    role === 'INSTRUCTOR' ? { action: 'addComment', details: { submissionId, commentId } } : undefined,
  async run(grant, { submissionId, commentId, itemId, text }) {
    await refuseUnshown(grant)
    await consume(LIMITS.commentUser, grant.userId)
    if (itemId && !(await db().submissionItem.findFirst({ where: { id: itemId, submissionId } })))
      throw new AppError('NOT_FOUND')
    const place = { submissionId, submissionItemId: itemId ?? null, authorId: grant.userId }
    await db().submissionComment.createMany({
      data: [{ id: commentId, ...place, text, createdAt: now() }],
      skipDuplicates: true,
    })
    return { commentId }
  },
})
