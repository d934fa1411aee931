import '../../server-only'
import { registered } from '../../access'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** Signs every browser but this one out. */
export const endOtherSessions = defineOperation({
  access: registered,
  input: noInput,
  async run({ userId, sessionId }) {
    const { count } = await db().authSession.deleteMany({ where: { userId, id: { not: sessionId } } })
    return { ended: count }
  },
})
