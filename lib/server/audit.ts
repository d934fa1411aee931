import './server-only'
import type { Actor } from './actor'
import { now } from './clock'
import { db } from './db'
import { type Json, toDb } from './json'

/** What is kept of an act beside who, when and where. */
export interface AuditedAct {
  /** The operation's name. */
  action: string
  /** Where the operation made it or was not given it as its grant. */
  classId?: string
  assignmentId?: string
  /** About whom. */
  subjectId?: string
  /** Small, and nothing secret. */
  details?: { [key: string]: Json }
}

interface Place {
  classId?: string
  assignmentId?: string
  learnerId?: string
  capacity?: string
}

/** Adds to the log of who did what. The act is done by then: what goes wrong here is told, and does not undo it. */
export async function recordAct(actor: Actor, grant: unknown, act: AuditedAct): Promise<void> {
  const place = (grant ?? {}) as Place
  const subjectId = act.subjectId ?? place.learnerId
  try {
    await db().auditEntry.create({
      data: {
        ...{ at: now(), action: act.action, capacity: capacityOf(actor, place), ...(await nameOf(actor)) },
        classId: act.classId ?? place.classId ?? null,
        assignmentId: act.assignmentId ?? place.assignmentId ?? null,
        subjectId: subjectId ?? null,
        details: toDb(act.details ?? {}),
      },
    })
  } catch (error) {
    console.error('audit', act.action, error)
  }
}

function capacityOf(actor: Actor, { capacity }: Place): string {
  if (capacity) return capacity
  if (actor.kind === 'system') return 'system'
  return actor.kind === 'user' && actor.role === 'ADMIN' ? 'admin' : 'user'
}

async function nameOf(actor: Actor): Promise<{ actorId: string | null; actorName: string }> {
  if (!('userId' in actor)) return { actorId: null, actorName: actor.kind }
  const user = await db().user.findUnique({ where: { id: actor.userId }, select: { name: true } })
  return { actorId: user ? actor.userId : null, actorName: user?.name ?? '' }
}

/** For what instructors look at every day, and administrators only with a reason. */
export function whenAdmin(grant: { capacity: string }, act: AuditedAct): AuditedAct | undefined {
  return grant.capacity === 'admin' ? act : undefined
}
