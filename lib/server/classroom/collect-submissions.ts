import '../server-only'
import { GRACE_MS } from '@/lib/classroom/terms'
import { now } from '../clock'
import { db } from '../db'
import { finishSubmission } from './finish-submission'

/** At once; the rest is for the next time. */
const MOST = 200

/**
 * After the end of an attempt, grace included, what was saved counts as handed in. Done when somebody looks, and by the
 * background for those at whom nobody does. One that could not be collected is for the next time.
 * @param userId of one learner alone, who waits for nobody else's
 * @returns how many there were
 */
export async function collectSubmissions(assignmentId?: string, userId?: string): Promise<number> {
  const overdue = await db().assignmentSubmission.findMany({
    where: {
      ...(assignmentId ? { assignmentId } : {}),
      ...(userId ? { userId } : {}),
      ...{ handedInAt: null, dueAt: { lte: new Date(now().getTime() - GRACE_MS) } },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, dueAt: true },
  })
  for (const { id, dueAt } of overdue)
    await finishSubmission(id, dueAt, true).catch((error: unknown) => console.error('collecting', id, error))
  return overdue.length
}
