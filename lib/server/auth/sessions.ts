import '../server-only'
import type { AuthSession } from '@/lib/generated/prisma/client'
import type { Origin } from '../actor'
import { now } from '../clock'
import { db } from '../db'

const DAY = 86_400_000
export const SESSION_DAYS = 30
const TOUCH_AFTER_MS = 5 * 60_000

export async function openSession(userId: string, origin: Origin): Promise<AuthSession> {
  const at = now()
  return db().authSession.create({
    data: {
      userId,
      userAgent: origin.userAgent.slice(0, 300),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + SESSION_DAYS * DAY),
    },
  })
}

/** The session and its user while it lives; notes now and then that it was seen, and lives on from there. */
export async function findSession(id: string) {
  const session = await db().authSession.findUnique({
    where: { id },
    include: { user: { select: { id: true, role: true } } },
  })
  const at = now()
  if (!session || session.expiresAt <= at) return undefined
  if (at.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS)
    await db().authSession.updateMany({
      where: { id },
      data: { lastSeenAt: at, expiresAt: new Date(at.getTime() + SESSION_DAYS * DAY) },
    })
  return session
}

export async function closeSession(id: string): Promise<void> {
  await db().authSession.deleteMany({ where: { id } })
}
