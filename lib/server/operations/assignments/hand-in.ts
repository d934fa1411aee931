import '../../server-only'
import { z } from 'zod'
import { GRACE_MS } from '@/lib/classroom/terms'
import { AppError } from '@/lib/errors/app-error'
import { submissionLearner } from '../../access'
import { finishSubmission } from '../../classroom/finish-submission'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/**
 * Hands in what is saved, and answers with a receipt. Handing in twice is harmless. Within the grace after the end it is
 * handed in as of the end; after that it has been collected. @throws ALREADY_CLOSED
 */
export const handIn = defineOperation({
  access: submissionLearner,
  input: z.strictObject({ submissionId: z.uuid() }),
  async run({ submissionId }) {
    const { handedInAt, dueAt } = await find(submissionId)
    const at = now()
    if (!handedInAt) {
      if (at.getTime() >= dueAt.getTime() + GRACE_MS) throw new AppError('ALREADY_CLOSED')
      await finishSubmission(submissionId, at < dueAt ? at : dueAt, false)
    }
    const { handedInAt: done, receipt, collected } = await find(submissionId)
    return { handedInAt: done ?? at, receipt: receipt ?? '', collected }
  },
})

const find = (id: string) =>
  db().assignmentSubmission.findUniqueOrThrow({
    where: { id },
    select: { handedInAt: true, dueAt: true, receipt: true, collected: true },
  })
