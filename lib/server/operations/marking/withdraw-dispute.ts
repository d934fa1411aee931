import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { submissionLearner } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Takes back what I disputed, as long as nobody has answered. @throws CONFLICT when somebody has */
export const withdrawDispute = defineOperation({
  access: submissionLearner,
  input: z.strictObject({ submissionId: z.uuid(), disputeId: z.uuid() }),
  async run({ submissionId, isArchived }, { disputeId }) {
    if (isArchived) throw new AppError('CLASS_ARCHIVED')
    const ofMine = { id: disputeId, item: { submissionId } }
    const { count } = await db().dispute.updateMany({
      where: { ...ofMine, status: 'OPEN' },
      data: { status: 'WITHDRAWN', resolvedAt: now() },
    })
    if (count > 0) return { disputeId }
    const there = await db().dispute.findFirst({ where: ofMine, select: { status: true } })
    if (!there) throw new AppError('NOT_FOUND')
    if (there.status !== 'WITHDRAWN') throw new AppError('CONFLICT')
    return { disputeId }
  },
})
