import '../../server-only'
import { z } from 'zod'
import { parseRoster } from '@/lib/classroom/roster-csv'
import { AppError } from '@/lib/errors/app-error'
import { classEditor } from '../../access'
import { sendWaitingMail } from '../../classroom/invitation-mail'
import { applySteps, findInviter } from '../../classroom/roster-apply'
import { planRoster } from '../../classroom/roster-plan'
import { now } from '../../clock'
import { db } from '../../db'
import { env } from '../../env'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'
import { rosterTextSchema } from './preview-roster'

/**
 * Does what the preview said: invites, and brings members and open invitations up to date. Applying the same again
 * changes nothing. A roster with wrong lines is applied only when `goodLinesOnly` says so.
 */
export const applyRoster = defineOperation({
  access: classEditor,
  input: z.strictObject({
    classId: z.uuid(),
    text: rosterTextSchema,
    goodLinesOnly: z.boolean().default(false),
  }),
  async run({ classId, userId }, { text, goodLinesOnly }) {
    await consume(LIMITS.rosterUser, userId)
    const { lines, problems } = parseRoster(text)
    const wrong = problems.some(({ severity }) => severity === 'error')
    if (lines.length === 0 || (wrong && !goodLinesOnly))
      throw new AppError('INVALID_INPUT', { field: 'text', reason: problems[0]?.key ?? 'empty' })
    const at = now()
    const mails = countOf(await planRoster(db(), classId, lines, at), 'invite')
    if (env().SMTP_URL && mails > 0) await consume(LIMITS.invitationMail, userId, mails)
    const steps = await transaction(async (tx) => {
      const planned = await planRoster(tx, classId, lines, at)
      await applySteps(tx, planned, await findInviter(tx, userId, classId, at))
      return planned
    })
    if (env().SMTP_URL) sendWaitingMail()
    return {
      invited: countOf(steps, 'invite'),
      changed: countOf(steps, 'invitation') + countOf(steps, 'member'),
      same: countOf(steps, 'same'),
    }
  },
  audit: (_, __, counts) =>
    counts.invited + counts.changed > 0 ? { action: 'applyRoster', details: counts } : undefined,
})

const countOf = (steps: { kind: string }[], kind: string) => steps.filter((step) => step.kind === kind).length
