import '../../server-only'
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type Phase, phaseOf } from '@/lib/classroom/terms'
import { AppError } from '@/lib/errors/app-error'
import { assignmentLearner } from '../../access'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { learnerTerms } from '../../classroom/learner-terms'
import { startSubmission as start } from '../../classroom/start-submission'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { isUniqueViolation } from '../../transaction'

/**
 * Begins an attempt, or gives back the one that runs. The id is the browser's: asking twice begins once.
 * @throws NOT_OPEN_YET, ALREADY_CLOSED, NO_ATTEMPTS_LEFT, WRONG_PASSWORD, CLASS_ARCHIVED
 */
export const startSubmission = defineOperation({
  access: assignmentLearner,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), submissionId: z.uuid() },
    password: z.string().max(200).optional(),
  }),
  async run({ assignmentId, userId, isArchived }, { submissionId, password }) {
    await collectSubmissions(assignmentId, userId)
    const running = await findRunning(assignmentId, userId)
    if (running) return { submissionId: running }
    if (isArchived) throw new AppError('CLASS_ARCHIVED')
    const assignment = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
    const terms = await learnerTerms(assignment, userId)
    refusePhase(phaseOf(terms, now()))
    await consume(LIMITS.submissionUser, `${userId} ${assignmentId}`)
    if (assignment.password !== null && !isEqual(assignment.password, password ?? ''))
      throw new AppError('WRONG_PASSWORD', { field: 'password' })
    try {
      await start({ id: submissionId, userId, assignment, terms })
    } catch (error) {
      // Two tabs at once: the other one has begun it.
      const twin = isUniqueViolation(error) || (error instanceof AppError && error.code === 'CONFLICT')
      const other = twin && (await findRunning(assignmentId, userId))
      if (!other) throw error
      return { submissionId: other }
    }
    return { submissionId }
  },
})

async function findRunning(assignmentId: string, userId: string): Promise<string | undefined> {
  const where = { assignmentId, userId, handedInAt: null }
  return (await db().assignmentSubmission.findFirst({ where, select: { id: true } }))?.id
}

function refusePhase(phase: Phase): void {
  if (phase === 'upcoming') throw new AppError('NOT_OPEN_YET')
  if (phase === 'closed') throw new AppError('ALREADY_CLOSED')
}

function isEqual(expected: string, given: string): boolean {
  const [a, b] = [expected, given].map((text) => Buffer.from(text.normalize('NFKC').trim()))
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b)
}
