import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { toCsv } from '../../classroom/csv'
import { invitationLink } from '../../classroom/invitation-link'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** The personal links of all invitations that can be accepted, as CSV, to be handed over where no mail goes out. */
export const exportInvitations = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid() }),
  async run({ classId }) {
    const rows = await db().invitation.findMany({
      where: { classId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } },
      orderBy: { email: 'asc' },
    })
    const head = ['email', 'name', 'student_number', 'role', 'link', 'expires_at']
    const lines = rows.map((row) => [
      ...[row.email, row.name, row.externalId ?? '', row.role.toLowerCase()],
      ...[invitationLink(row), row.expiresAt.toISOString()],
    ])
    return { csv: toCsv([head, ...lines]), count: rows.length }
  },
  audit: (_, __, { count }) => ({ action: 'exportInvitations', details: { count } }),
})
