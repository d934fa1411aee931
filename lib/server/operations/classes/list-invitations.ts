import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { invitationLink } from '../../classroom/invitation-link'
import { invitationState } from '../../classroom/invitation-state'
import { now } from '../../clock'
import { db } from '../../db'
import { env } from '../../env'
import { defineOperation } from '../../operation'

/**
 * Who is invited and has not joined, by address; a page at a time: pass the last address as `after`. Links are given for
 * invitations that can be accepted, so that they can be handed over by other ways than mail.
 */
export const listInvitations = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    classId: z.uuid(),
    search: z.string().trim().max(100).default(''),
    limit: z.number().int().min(1).max(500).default(200),
    after: z.string().max(254).optional(),
  }),
  async run({ classId }, { search, limit, after }) {
    const contains = { contains: search, mode: 'insensitive' as const }
    const found =
      search === '' ? {} : { OR: [{ email: contains }, { name: contains }, { externalId: contains }] }
    const rows = await db().invitation.findMany({
      where: { classId, acceptedAt: null, ...found, ...(after ? { email: { gt: after } } : {}) },
      orderBy: { email: 'asc' },
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    const at = now()
    return {
      mails: Boolean(env().SMTP_URL),
      next: rows.length > limit ? (page.at(-1)?.email ?? null) : null,
      invitations: page.map((row) => {
        const state = invitationState(row, at)
        const { id, email, name, role, externalId, extraTimePercent, expiresAt, mailedAt } = row
        const link = state === 'open' ? invitationLink(row) : null
        return { id, email, name, role, externalId, extraTimePercent, expiresAt, mailedAt, state, link }
      }),
    }
  },
  audit: (grant) => whenAdmin(grant, { action: 'listInvitations' }),
})
