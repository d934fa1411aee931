import '../server-only'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'

/** A page that asks again by itself every few seconds: so long it is one look. */
const LOOK_MS = 3_600_000

interface Look {
  userId: string
  assignmentId: string
  /** The operation. */
  action: string
  /** With what of its details it is another look. */
  details?: { [key: string]: Json }
}

/** Whether somebody has not looked like this of late: what they ask for now is a look of its own. */
export async function isNewLook({ userId, assignmentId, action, details = {} }: Look): Promise<boolean> {
  const earlier = await db().auditEntry.findFirst({
    where: {
      ...{ actorId: userId, at: { gt: new Date(now().getTime() - LOOK_MS) }, action, assignmentId },
      AND: Object.entries(details).map(([name, value]) => ({
        details: { path: [name], equals: toDb(value) },
      })),
    },
    select: { id: true },
  })
  return earlier === null
}
