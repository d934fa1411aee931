import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { classEditor } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Its link stops working; `revoked: false` takes that back. */
export const revokeInvitation = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid(), invitationId: z.uuid(), revoked: z.boolean().default(true) }),
  async run({ classId }, { invitationId, revoked }) {
    const [invitation] = await db().invitation.updateManyAndReturn({
      where: { id: invitationId, classId, acceptedAt: null },
      data: { revokedAt: revoked ? now() : null },
      select: { email: true },
    })
    if (!invitation) throw new AppError('NOT_FOUND')
    return invitation
  },
  audit: (_, { revoked }, { email }) => ({
    action: revoked ? 'revokeInvitation' : 'restoreInvitation',
    details: { email },
  }),
})
