import '../../server-only'
import { z } from 'zod'
import { regradePlan } from '@/lib/classroom/regrade-plan'
import { assignmentEditor } from '../../access'
import { now } from '../../clock'
import { type Json, toDb } from '../../json'
import { carryOn } from '../../marking/carry-out'
import { planVersions } from '../../marking/drill-versions'
import { newReport } from '../../marking/new-report'
import { refusePlan } from '../../marking/refuse-plan'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'
import { reasonField } from './fields'

/**
 * Begins a regrade and does its first piece; the rest by `continueRegrade`. `regradeId` is the browser's, so that twice is
 * once. @throws NOT_FOUND, INVALID_INPUT, CONFLICT, BUSY
 */
export const applyRegrade = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), regradeId: z.uuid(), plan: regradePlan, reason: reasonField },
  }),
  audit: (_, { regradeId, plan, reason }) => ({
    action: 'applyRegrade',
    details: { regradeId, kind: plan.kind, itemId: plan.itemId ?? null, reason },
  }),
  async run({ assignmentId, userId }, { regradeId, plan, reason }) {
    await consume(LIMITS.regradeUser, userId)
    const report = await newReport(assignmentId)
    const { kind, itemId, ...more } = plan
    // Kept, so that all of it is done by the same ones, whatever is published meanwhile.
    const details = { ...more, ...(await planVersions(assignmentId, plan)) }
    await transaction(async (tx) => {
      if (await tx.assignmentRegrade.findUnique({ where: { id: regradeId } })) return
      await refusePlan(tx, assignmentId, plan)
      await tx.assignmentRegrade.create({
        data: {
          ...{ id: regradeId, assignmentId, assignmentItemId: itemId ?? null, kind, reason, report },
          ...{ details: toDb(details as unknown as Json), byId: userId, createdAt: now() },
        },
      })
      if (kind === 'DROP')
        await tx.assignmentItem.update({ where: { id: itemId }, data: { droppedAt: now() } })
    })
    return carryOn(assignmentId, regradeId)
  },
})
