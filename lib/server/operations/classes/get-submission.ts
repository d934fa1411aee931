import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { assignmentInstructor } from '../../access'
import { findSubmission } from '../../classroom/submission'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/** One learner's work in full, with keys: what the instructor needs when a mark is disputed. */
export const getSubmission = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), userId: z.uuid() }),
  async run({ assignmentId }, { userId }) {
    const submission = await findSubmission(assignmentId, userId)
    if (!submission?.handedInAt) throw new AppError('NOT_FOUND')
    const learner = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })
    const { handedInAt, collected, score } = submission
    const items = submission.items.map(({ servedVariant, question, ...item }) => ({
      position: question.position,
      skillId: question.skillId,
      variant: fromDb(servedVariant.variant),
      response: item.response === null ? null : fromDb(item.response),
      correct: item.correct ?? false,
      score: item.score ?? 0,
      solution: {
        key: fromDb(servedVariant.key),
        explanation: fromDb(servedVariant.explanation),
        details: item.verdict === null ? null : fromDb(item.verdict),
        seed: servedVariant.seed,
        artefactHash: servedVariant.artefactHash,
      },
    }))
    return { learner: learner.name, handedInAt, collected, score: score ?? 0, items }
  },
})
