import '../../server-only'
import { z } from 'zod'
import { assignmentLearner } from '../../access'
import { assignmentPhase } from '../../classroom/assignment-phase'
import { collectSubmissions, findSubmission } from '../../classroom/submission'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/**
 * How I did. Until the closing time only the score of each question; then also keys and explanations, when they can
 * no longer help anybody.
 */
export const getMyResult = defineOperation({
  access: assignmentLearner,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ assignmentId, userId }) {
    const assignment = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
    await collectSubmissions(assignment)
    const submission = await findSubmission(assignmentId, userId)
    const phase = assignmentPhase(assignment, now())
    const { id, classId, title, opensAt, closesAt } = assignment
    const head = { id, classId, title, opensAt, closesAt, phase }
    if (!submission?.handedInAt) return { ...head, started: Boolean(submission), submission: null }
    const { handedInAt, collected, score } = submission
    const items = submission.items.map(({ servedVariant, question, ...item }) => ({
      position: question.position,
      skillId: question.skillId,
      variant: fromDb(servedVariant.variant),
      response: item.response === null ? null : fromDb(item.response),
      correct: item.correct ?? false,
      score: item.score ?? 0,
      solution:
        phase === 'closed'
          ? {
              key: fromDb(servedVariant.key),
              explanation: fromDb(servedVariant.explanation),
              details: item.verdict === null ? null : fromDb(item.verdict),
              seed: servedVariant.seed,
            }
          : null,
    }))
    return { ...head, started: true, submission: { handedInAt, collected, score: score ?? 0, items } }
  },
})
