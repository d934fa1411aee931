import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { invitationState } from '../../classroom/invitation-state'
import { findInvitation, invitationTokenSchema } from '../../classroom/invitation-token'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/**
 * Takes the place that is kept by an invitation, once. Who is in the class already keeps the higher role, and gets what
 * the roster says of number and time. @throws TOKEN_INVALID, CLASS_ARCHIVED
 */
export const acceptInvitation = defineOperation({
  access: registered,
  input: z.strictObject({ token: invitationTokenSchema }),
  async run({ userId }, { token }) {
    await consume(LIMITS.joinUser, userId)
    return transaction(async (tx) => {
      const at = now()
      const invitation = await findInvitation(tx, token)
      const { id, classId, role, externalId, extraTimePercent } = invitation
      if (invitation.acceptedById === userId) return { classId, accepted: false }
      if (invitationState(invitation, at) !== 'open') throw new AppError('TOKEN_INVALID')
      if (invitation.class.archivedAt) throw new AppError('CLASS_ARCHIVED')
      const given = {
        ...(externalId ? { externalId } : {}),
        ...(extraTimePercent ? { extraTimePercent } : {}),
      }
      await tx.membership.upsert({
        where: { classId_userId: { classId, userId } },
        create: { classId, userId, role, joinedAt: at, ...given },
        update: { ...given, ...(role === 'INSTRUCTOR' ? { role } : {}) },
      })
      await tx.invitation.update({ where: { id }, data: { acceptedAt: at, acceptedById: userId } })
      return { classId, accepted: true }
    })
  },
  audit: (_, __, { classId, accepted }) => (accepted ? { action: 'acceptInvitation', classId } : undefined),
})
