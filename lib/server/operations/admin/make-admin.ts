import '../../server-only'
import { z } from 'zod'
import { admin } from '../../access'
import { emailSchema, hashPassword, passwordSchema } from '../../auth/password'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Makes an account an administrator; with a password the account is made when it does not exist. */
export const makeAdmin = defineOperation({
  access: admin,
  input: z.strictObject({
    email: emailSchema,
    password: passwordSchema.optional(),
    name: z.string().max(80).optional(),
  }),
  async run(_, { email, password, name }) {
    const found = await db().user.findUnique({ where: { email }, select: { id: true } })
    if (found || !password) {
      const user = await db().user.update({ where: { email }, data: { role: 'ADMIN' }, select: { id: true } })
      return { userId: user.id, created: false }
    }
    const user = await db().user.create({
      data: {
        email,
        name: name ?? 'Admin',
        role: 'ADMIN',
        passwordHash: await hashPassword(password),
        registeredAt: now(),
      },
    })
    return { userId: user.id, created: true }
  },
  audit: (_, __, { userId, created }) => ({
    ...{ action: 'makeAdmin', subjectId: userId },
    details: { created },
  }),
})
