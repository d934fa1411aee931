import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { admin } from '../../access'
import { createResetLink } from '../../accounts/reset-link'
import { emailSchema } from '../../auth/password'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** A one-time link for somebody who cannot get mail; works for one hour. */
export const makeResetLink = defineOperation({
  access: admin,
  input: z.strictObject({ email: emailSchema }),
  async run(_, { email }) {
    const base = process.env.NEXTAUTH_URL || `http://localhost:${process.env.PORT || 3000}`
    const user = await db().user.findUnique({ where: { email }, select: { id: true, locale: true } })
    if (!user) throw new AppError('NOT_FOUND')
    return { userId: user.id, link: await createResetLink(user.id, user.locale, base) }
  },
  audit: (_, __, { userId }) => ({ action: 'makeResetLink', subjectId: userId }),
})
