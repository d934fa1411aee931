import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { dayStart } from '../../practice/day'

const DAY_AND_A_BIT = 30 * 3_600_000

/**
 * Sets a skill aside: until tomorrow, or until the learner takes it up again; `asked`: it is asked as usual. Its card
 * and its history stay as they are.
 */
export const setAside = defineOperation({
  access: someone,
  input: z.strictObject({
    skillId: z.string().min(1).max(120),
    until: z.enum(['tomorrow', 'taken-up', 'asked']),
  }),
  async run({ userId }, { skillId, until }) {
    const key = { userId_skillId: { userId, skillId } }
    if (until === 'asked') {
      await db().setAside.deleteMany({ where: { userId, skillId } })
      return {}
    }
    const skill = await db().skill.findUnique({ where: { id: skillId }, select: { id: true } })
    if (!skill) throw new AppError('NOT_FOUND')
    const time = { until: until === 'tomorrow' ? await tomorrow(userId) : null }
    await db().setAside.upsert({ where: key, create: { userId, skillId, ...time }, update: time })
    return {}
  },
})

/** The learner's next midnight, whatever the clocks do in between. */
async function tomorrow(userId: string): Promise<Date> {
  const { timeZone } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { timeZone: true },
  })
  const today = dayStart(now(), timeZone)
  return dayStart(new Date(today.getTime() + DAY_AND_A_BIT), timeZone)
}
