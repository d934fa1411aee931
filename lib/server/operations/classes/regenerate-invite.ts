import '../../server-only'
import { z } from 'zod'
import { classEditor } from '../../access'
import { newInviteCode } from '../../classroom/invite-code'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** A new code; the old one stops working at once. */
export const regenerateInvite = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid() }),
  async run({ classId }) {
    const inviteCode = newInviteCode()
    await db().class.update({ where: { id: classId }, data: { inviteCode }, select: { id: true } })
    return { inviteCode }
  },
  audit: () => ({ action: 'regenerateInvite' }),
})
