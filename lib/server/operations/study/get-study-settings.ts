import '../../server-only'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { env } from '../../env'
import { findLearner } from '../../memory/learner'
import { localTime } from '../../memory/local-time'
import { defineOperation, noInput } from '../../operation'
import { lastExamDay } from './last-exam-day'

/** How I study, and what I may choose from. */
export const getStudySettings = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }) {
    const [{ owner, settings }, user] = await Promise.all([
      findLearner(userId),
      db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } }),
    ])
    const today = localTime(now(), owner.timeZone).day
    return {
      ...{ settings, desiredRetention: owner.desiredRetention, today, lastExamDay: lastExamDay(today) },
      /** Whether a digest can be had: no server without SMTP sends one, and a visitor has no address. */
      digest: digestOffer(user.email),
    }
  },
})

export type DigestOffer = { offer: 'none' } | { offer: 'account' } | { offer: 'mail'; to: string }

function digestOffer(email: string | null): DigestOffer {
  if (!env().SMTP_URL) return { offer: 'none' }
  return email === null ? { offer: 'account' } : { offer: 'mail', to: email }
}
