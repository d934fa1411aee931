import '../server-only'
import { type Terms, termsOf } from '@/lib/classroom/terms'
import type { Assignment, AssignmentOverride } from '@/lib/generated/prisma/client'
import { db } from '../db'
import type { Tx } from '../transaction'

export type TermedAssignment = Pick<
  Assignment,
  'id' | 'classId' | 'opensAt' | 'closesAt' | 'lateUntil' | 'minutes' | 'attempts' | 'latePercent'
>

/** What one learner is allowed in an assignment. */
export async function learnerTerms(
  assignment: TermedAssignment,
  userId: string,
  tx: Tx = db(),
): Promise<Terms> {
  return (await termsOfLearners(assignment, tx)).of(userId)
}

export interface LearnersTerms {
  of(userId: string): Terms
  overrides: ReadonlyMap<string, AssignmentOverride>
}

/** The same of everybody, in two queries. */
export async function termsOfLearners(assignment: TermedAssignment, tx: Tx = db()): Promise<LearnersTerms> {
  const [rows, memberships] = await Promise.all([
    tx.assignmentOverride.findMany({ where: { assignmentId: assignment.id } }),
    tx.membership.findMany({
      where: { classId: assignment.classId, extraTimePercent: { gt: 0 } },
      select: { userId: true, extraTimePercent: true },
    }),
  ])
  const overrides = new Map(rows.map((row) => [row.userId, row]))
  const extra = new Map(memberships.map((row) => [row.userId, row.extraTimePercent]))
  const of = (userId: string) => termsOf(assignment, overrides.get(userId), extra.get(userId) ?? 0)
  return { of, overrides }
}
