import { randomUUID } from 'node:crypto'
import type { AnonymousActor, UserActor, VisitorActor } from '@/lib/server/actor'
import { openSession } from '@/lib/server/auth/sessions'
import { db } from '@/lib/server/db'
import { signUp } from '@/lib/server/operations/accounts/sign-up'
import { createClass } from '@/lib/server/operations/classes/create-class'
import { getClass } from '@/lib/server/operations/classes/get-class'
import { joinClass } from '@/lib/server/operations/classes/join-class'

export const PASSWORD = 'correct horse battery staple'

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
  const who = anonymous()
  const email = `${name.toLowerCase()}-${randomUUID()}@example.com`
  const profile = { name, locale: 'en' as const, timeZone: 'UTC' }
  const { userId } = await signUp(who, { email, password: PASSWORD, ...profile })
  if (role === 'ADMIN') await db().user.update({ where: { id: userId }, data: { role } })
  const session = await openSession(userId, who.origin)
  return { kind: 'user', userId, sessionId: session.id, role, origin: who.origin, email }
}

/** A class with its instructor and learners. */
export async function classOf(instructor: UserActor, ...learners: UserActor[]): Promise<string> {
  const { classId } = await createClass(instructor, { name: 'CKA 2026' })
  const { inviteCode } = await getClass(instructor, { classId })
  for (const learner of learners) await joinClass(learner, { code: inviteCode ?? '' })
  return classId
}
