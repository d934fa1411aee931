import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { invitationState } from '../../classroom/invitation-state'
import { findInvitation, invitationTokenSchema } from '../../classroom/invitation-token'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** What a personal link invites to, for whoever has it. @throws TOKEN_INVALID */
export const getInvitation = defineOperation({
  access: anyone,
  input: z.strictObject({ token: invitationTokenSchema }),
  async run(actor, { token }) {
    const userId = actor.kind === 'user' ? actor.userId : undefined
    const invitation = await findInvitation(db(), token, userId)
    const { id: classId, name, archivedAt, memberships } = invitation.class
    return {
      state: archivedAt ? ('archived' as const) : invitationState(invitation, now()),
      className: name,
      instructors: memberships.filter(({ role }) => role === 'INSTRUCTOR').map(({ user }) => user.name),
      role: invitation.role,
      email: invitation.email,
      expiresAt: invitation.expiresAt,
      /** Where somebody goes who is in the class already. */
      memberOf: memberships.some((member) => member.userId === userId) ? classId : null,
    }
  },
})
