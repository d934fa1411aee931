import '../../server-only'
import { someone } from '../../access'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** Who I am and what I have set. A visitor has no e-mail address. */
export const getAccount = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }) {
    const { passwordHash, ...account } = await db().user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        id: true,
        email: true,
        passwordHash: true,
        name: true,
        role: true,
        locale: true,
        timeZone: true,
        desiredRetention: true,
        createdAt: true,
      },
    })
    return { ...account, hasPassword: passwordHash !== null }
  },
})
