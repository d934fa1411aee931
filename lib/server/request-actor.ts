import './server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Actor, KnownActor } from './actor'
import { authOptions, type SessionUser } from './auth/options'
import { requestOrigin } from './auth/request-origin'
import { findSession } from './auth/sessions'
import { readVisitor, writeVisitor } from './auth/visitor-cookie'
import { db } from './db'

/** Who makes the current request; looked up once per request. Never writes. */
export const getActor = cache(async (): Promise<Actor> => {
  const origin = await requestOrigin()
  const sid = ((await getServerSession(authOptions()))?.user as SessionUser | undefined)?.sid
  const session = sid ? await findSession(sid) : undefined
  if (session)
    return { kind: 'user', userId: session.userId, sessionId: session.id, role: session.user.role, origin }
  const visitorId = await readVisitor()
  if (visitorId) {
    const visitor = await db().user.findUnique({ where: { id: visitorId }, select: { email: true } })
    // Once signed up, the row belongs to an account and only signing in opens it.
    if (visitor && visitor.email === null) return { kind: 'visitor', userId: visitorId, origin }
  }
  return { kind: 'anonymous', origin }
})

/** Like getActor, but gives an anonymous person a row: for the first write. Only where cookies may be set. */
export async function ensureActor(
  defaults: { locale?: string; timeZone?: string } = {},
): Promise<KnownActor> {
  const actor = await getActor()
  if (actor.kind === 'visitor' || actor.kind === 'user') return actor
  const visitor = await db().user.create({ data: defaults })
  await writeVisitor(visitor.id)
  return { kind: 'visitor', userId: visitor.id, origin: actor.origin }
}
