import '../../server-only'
import { z } from 'zod'
import { regradePlan } from '@/lib/classroom/regrade-plan'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { planVersions } from '../../marking/drill-versions'
import { namesOf } from '../../marking/names-of'
import { refusePlan } from '../../marking/refuse-plan'
import { regradePiece } from '../../marking/regrade-piece'
import { countLearners } from '../../marking/regrade-work'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/**
 * What a regrade would do to the learners after `cursor`; nothing is stored. Called again with the new cursor until that
 * is null. @throws NOT_FOUND, INVALID_INPUT, CONFLICT, BUSY
 */
export const previewRegrade = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), plan: regradePlan, cursor: z.uuid().nullable().default(null) },
  }),
  // The pieces that follow are of the same look.
  audit: (grant, { plan, cursor }) =>
    cursor === null
      ? whenAdmin(grant, { action: 'previewRegrade', details: { kind: plan.kind } })
      : undefined,
  async run({ assignmentId, userId }, { plan, cursor }) {
    await consume(LIMITS.regradeUser, userId)
    await refusePlan(db(), assignmentId, plan)
    const { counted } = await db().assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: { counted: true },
    })
    const { versions, used } = await planVersions(assignmentId, plan)
    const piece = await regradePiece({ assignmentId, counted }, { ...plan, versions }, cursor)
    const reached = piece.cursor ?? cursor
    const [names, of, done] = await Promise.all([
      namesOf(piece.learners.map((learner) => learner.userId)),
      countLearners(assignmentId),
      reached ? countLearners(assignmentId, reached) : 0,
    ])
    return {
      ...{ cursor: piece.cursor, done, of },
      /** Of instructors' own drills, whose checks. */
      used,
      learners: piece.learners.map((learner) => ({ ...learner, name: names.get(learner.userId) ?? '' })),
    }
  },
})
