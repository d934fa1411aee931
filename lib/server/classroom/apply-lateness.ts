import '../server-only'
import { latenessOf } from '@/lib/classroom/terms'
import type { Tx } from '../transaction'
import { lastWork } from './last-work'
import type { LearnersTerms } from './learner-terms'
import { scoreSubmission } from './score-submission'

/**
 * What was handed in late costs less when its end is moved afterwards; never more than it did.
 * @param userId of one learner alone
 * @returns whose score is another then
 */
export async function applyLateness(
  tx: Tx,
  assignmentId: string,
  terms: LearnersTerms,
  userId?: string,
): Promise<string[]> {
  const late = await tx.assignmentSubmission.findMany({
    where: { assignmentId, latePercent: { gt: 0 }, ...(userId ? { userId } : {}) },
    select: { id: true, userId: true, startedAt: true, handedInAt: true, collected: true, latePercent: true },
  })
  const changed = new Set<string>()
  for (const { id, userId: whose, startedAt, handedInAt, collected, latePercent: was } of late) {
    if (!handedInAt) continue
    const workedUntil = collected ? await lastWork(id, startedAt, tx) : handedInAt
    const latePercent = latenessOf(terms.of(whose), workedUntil)
    if (latePercent >= was) continue
    await tx.assignmentSubmission.update({ where: { id }, data: { latePercent } })
    await scoreSubmission(tx, id)
    changed.add(whose)
  }
  return [...changed]
}
