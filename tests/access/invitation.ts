import { randomUUID } from 'node:crypto'
import { invitationToken } from '@/lib/server/classroom/invitation-link'
import { db } from '@/lib/server/db'
import { makeClass, type World } from './world'

/** An open invitation to the instructor's class. */
export async function makeInvitation(world: World) {
  const classId = await makeClass(world)
  const expiresAt = new Date(Date.now() + 3_600_000)
  const data = { classId, email: `${randomUUID()}@example.com`, expiresAt }
  const invitation = await db().invitation.create({ data })
  return { classId, invitationId: invitation.id, token: invitationToken(invitation) }
}
