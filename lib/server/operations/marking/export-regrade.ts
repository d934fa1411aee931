import '../../server-only'
import { z } from 'zod'
import { regradeRows } from '@/lib/classroom/regrade-rows'
import { AppError } from '@/lib/errors/app-error'
import { assignmentInstructor } from '../../access'
import { toCsv } from '../../classroom/csv'
import { db } from '../../db'
import { reportIn } from '../../marking/carry-out'
import { defineOperation } from '../../operation'

/** The report of a regrade as a CSV file: a line for each learner, scores in percent. */
export const exportRegrade = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), regradeId: z.uuid() }),
  audit: (_, { regradeId }) => ({ action: 'exportRegrade', details: { regradeId } }),
  async run({ assignmentId, classId }, { regradeId }) {
    const row = await db().assignmentRegrade.findFirst({ where: { id: regradeId, assignmentId } })
    if (!row) throw new AppError('NOT_FOUND')
    const { learners } = reportIn(row)
    const users = await db().user.findMany({
      where: { id: { in: learners.map(({ userId }) => userId) } },
      select: {
        ...{ id: true, name: true, email: true },
        memberships: { where: { classId }, select: { externalId: true } },
      },
    })
    const people = users.map(({ id, name, email, memberships: [membership] }) => {
      return [id, { name, email, externalId: membership?.externalId ?? null }] as const
    })
    return { csv: toCsv(regradeRows(learners, new Map(people))) }
  },
})
