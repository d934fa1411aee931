import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { classEditor } from '../../access'
import { sendWaitingMail } from '../../classroom/invitation-mail'
import { invitationEnd } from '../../classroom/invitation-state'
import { findInviter, mailInvitations } from '../../classroom/roster-apply'
import { now } from '../../clock'
import { env } from '../../env'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/** Gives an invitation its full time again, also when it had expired, and sends it where there is a mail server. */
export const resendInvitation = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid(), invitationId: z.uuid() }),
  async run({ classId, userId }, { invitationId }) {
    if (env().SMTP_URL) {
      await consume(LIMITS.invitationMail, userId)
      await consume(LIMITS.invitationAgain, invitationId)
    }
    const at = now()
    const sent = await transaction(async (tx) => {
      const [invitation] = await tx.invitation.updateManyAndReturn({
        where: { id: invitationId, classId, acceptedAt: null, revokedAt: null },
        data: { expiresAt: invitationEnd(at) },
      })
      if (!invitation) throw new AppError('NOT_FOUND')
      const mails = await mailInvitations(tx, [invitation], await findInviter(tx, userId, classId, at))
      return { email: invitation.email, mailed: mails > 0 }
    })
    if (sent.mailed) sendWaitingMail()
    return sent
  },
  audit: (_, __, { email }) => ({ action: 'resendInvitation', details: { email } }),
})
