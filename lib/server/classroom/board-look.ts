import '../server-only'
import { now } from '../clock'
import { db } from '../db'

/** A board asks every few seconds: so long it is one look. */
const LOOK_MS = 3_600_000

/** Whether somebody has not looked at this board of late, or not with scores: what they ask for now is a look of its own. */
export async function isNewLook(userId: string, assignmentId: string, scores: boolean): Promise<boolean> {
  const earlier = await db().auditEntry.findFirst({
    where: {
      ...{ actorId: userId, at: { gt: new Date(now().getTime() - LOOK_MS) } },
      ...{ action: 'getBoard', assignmentId, details: { path: ['scores'], equals: scores } },
    },
    select: { id: true },
  })
  return earlier === null
}
