import { randomUUID } from 'node:crypto'
import type { AnonymousActor, UserActor, VisitorActor } from '@/lib/server/actor'
import { openSession } from '@/lib/server/auth/sessions'
import { newInviteCode } from '@/lib/server/classroom/invite-code'
import { db } from '@/lib/server/db'

export const PASSWORD = 'correct horse battery staple'
/** What `hashPassword` once made of it: that takes as long as several tests. */
const PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$qP+o32ihSBgZy49mIlGdSg$zVve0y88Nzd0s3mr5XOV6YWditXi7ENR4QUwg73BynQ'

let addresses = 0

/** Somebody nobody knows, from an address of their own, so that limits of one test do not touch another. */
export function anonymous(ip = `10.0.${addresses >> 8}.${addresses++ & 255}`): AnonymousActor {
  return { kind: 'anonymous', origin: { ip, userAgent: 'test' } }
}

export async function visitor(): Promise<VisitorActor> {
  const { id } = await db().user.create({ data: {} })
  return { kind: 'visitor', userId: id, origin: anonymous().origin }
}

/** An account, signed in. */
export async function user(
  name = 'Someone',
  role: 'USER' | 'ADMIN' = 'USER',
): Promise<UserActor & { email: string }> {
  const { origin } = anonymous()
  const email = `${name.toLowerCase()}-${randomUUID()}@example.com`
  const data = { name, email, role, passwordHash: PASSWORD_HASH, registeredAt: new Date() }
  const { id: userId } = await db().user.create({ data, select: { id: true } })
  const session = await openSession(userId, origin)
  return { kind: 'user', userId, sessionId: session.id, role, origin, email }
}

/** A class with its instructor and learners, who joined one after the other. */
export async function classOf(instructor: UserActor, ...learners: UserActor[]): Promise<string> {
  const data = { name: 'CKA 2026', inviteCode: newInviteCode(), createdById: instructor.userId }
  const { id: classId } = await db().class.create({ data, select: { id: true } })
  const began = Date.now() - 1 - learners.length
  const members = [instructor, ...learners].map(({ userId }, i) => ({
    ...{ classId, userId, joinedAt: new Date(began + i) },
    role: i === 0 ? ('INSTRUCTOR' as const) : ('LEARNER' as const),
  }))
  await db().membership.createMany({ data: members })
  return classId
}
