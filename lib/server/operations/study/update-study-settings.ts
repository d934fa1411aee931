import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { studySettingsSchema } from '@/lib/srs/settings'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { env } from '../../env'
import { localTime } from '../../memory/local-time'
import { finishRefold, noteRefold } from '../../memory/refold-cards'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'
import { lastExamDay } from './last-exam-day'

const input = z
  .strictObject({ ...studySettingsSchema.shape, desiredRetention: z.number().min(0.8).max(0.97) })
  .partial()

/**
 * Changes what is given. Another memory target gives every card another date: that is done after the answer, and
 * `refolding` says so. INVALID_INPUT names the field.
 */
export const updateStudySettings = defineOperation({
  access: someone,
  input,
  async run({ userId }, { desiredRetention, ...settings }) {
    const where = { id: userId }
    const select = { email: true, timeZone: true, desiredRetention: true } as const
    const user = await db().user.findUniqueOrThrow({ where, select })
    checkExam(settings.examOn, user.timeZone)
    checkDigest(settings.digest, user.email)
    const refolding = desiredRetention !== undefined && desiredRetention !== user.desiredRetention
    if (refolding) await consume(LIMITS.retentionUser, userId)
    await transaction(async (tx) => {
      if (refolding) {
        await tx.user.update({ where, data: { desiredRetention }, select: { id: true } })
        await noteRefold(tx, userId)
      }
      const row = { where: { userId }, create: { userId, ...settings }, update: settings }
      await tx.studySettings.upsert({ ...row, select: { userId: true } })
    })
    if (refolding)
      setImmediate(() => finishRefold(userId).catch((error: unknown) => console.error('refold', error)))
    return { refolding }
  },
})

function checkExam(examOn: string | null | undefined, timeZone: string): void {
  if (!examOn) return
  const today = localTime(now(), timeZone).day
  if (examOn < today || examOn > lastExamDay(today)) throw invalid('examOn')
}

/** A digest goes to an address, over SMTP; switching it off is always possible. */
function checkDigest(digest: string | undefined, email: string | null): void {
  if (digest === undefined || digest === 'OFF') return
  if (email === null || !env().SMTP_URL) throw invalid('digest')
}

function invalid(field: string): AppError {
  return new AppError('INVALID_INPUT', { field, reason: 'out_of_bounds' })
}
