import '../server-only'
import { type Shown, shownOf } from '@/lib/classroom/release'
import { overAt } from '@/lib/classroom/terms'
import type { Assignment, AssignmentOverride } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { learnerTerms } from './learner-terms'

/** An assignment with what `overAt` asks. */
export type ReleasedAssignment = Assignment & { overrides: readonly Pick<AssignmentOverride, 'closesAt'>[] }

/** What of the work that they have handed in an assignment shows a learner by now. */
export async function shownTo(assignment: ReleasedAssignment, userId: string): Promise<Shown> {
  const over = now() >= overAt(assignment, assignment.overrides)
  return shownOf(assignment, { over, done: over || (await isDone(assignment, userId)) })
}

async function isDone(assignment: Assignment, userId: string): Promise<boolean> {
  const [{ endsAt, attempts }, mine] = await Promise.all([
    learnerTerms(assignment, userId),
    db().assignmentSubmission.findMany({
      where: { assignmentId: assignment.id, userId },
      select: { handedInAt: true },
    }),
  ])
  if (mine.some(({ handedInAt }) => !handedInAt)) return false
  return now() >= endsAt || (attempts > 0 && mine.length >= attempts)
}
