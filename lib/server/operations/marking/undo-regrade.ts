import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { assignmentEditor } from '../../access'
import { now } from '../../clock'
import { toDb } from '../../json'
import { carryOn, type RegradeDetails, reportIn } from '../../marking/carry-out'
import { newReport } from '../../marking/new-report'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { type Tx, transaction } from '../../transaction'
import { reasonField } from './fields'

/**
 * Takes a regrade back by another one: what it gave is as it was before, what was decided since stays. `undoId` is the
 * browser's. @throws CONFLICT while it is not done, when it was taken back already, and for one that takes back itself
 */
export const undoRegrade = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), regradeId: z.uuid(), undoId: z.uuid(), reason: reasonField },
  }),
  audit: (_, { regradeId, undoId, reason }) => ({
    action: 'undoRegrade',
    details: { regradeId, undoId, reason },
  }),
  async run({ assignmentId, userId }, { regradeId, undoId, reason }) {
    await consume(LIMITS.regradeUser, userId)
    const report = await newReport(assignmentId)
    await transaction(async (tx) => {
      if (await tx.assignmentRegrade.findUnique({ where: { id: undoId } })) return
      const { kind, assignmentItemId } = await undoable(tx, assignmentId, regradeId)
      await tx.assignmentRegrade.create({
        data: {
          ...{ id: undoId, assignmentId, assignmentItemId, kind, reason, report, byId: userId },
          ...{ details: toDb({ undoes: regradeId }), createdAt: now() },
        },
      })
      if (kind === 'DROP' && assignmentItemId)
        await tx.assignmentItem.update({ where: { id: assignmentItemId }, data: { droppedAt: null } })
    })
    return carryOn(assignmentId, undoId)
  },
})

async function undoable(tx: Tx, assignmentId: string, regradeId: string) {
  const row = await tx.assignmentRegrade.findFirst({ where: { id: regradeId, assignmentId } })
  if (!row) throw new AppError('NOT_FOUND')
  const others = await tx.assignmentRegrade.findMany({ where: { assignmentId }, select: { details: true } })
  const undoes = ({ details }: { details: unknown }) => (details as RegradeDetails).undoes
  const isTaken = others.some((one) => undoes(one) === regradeId)
  if (isTaken || undoes(row) || reportIn(row).state !== 'done') throw new AppError('CONFLICT')
  return row
}
