import '../../server-only'
import { z } from 'zod'
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
  async run({ assignmentId }, { regradeId }) {
    const row = await db().assignmentRegrade.findFirst({ where: { id: regradeId, assignmentId } })
    if (!row) throw new AppError('NOT_FOUND')
    const { learners } = reportIn(row)
    const people = await db().user.findMany({
      where: { id: { in: learners.map(({ userId }) => userId) } },
      select: { id: true, name: true, email: true },
    })
    const byId = new Map(people.map((person) => [person.id, person]))
    const lines = learners.map(({ userId, before, after, items }) => [
      byId.get(userId)?.name ?? '',
      byId.get(userId)?.email ?? '',
      ...[percent(before), percent(after), percent((after ?? 0) - (before ?? 0))],
      ...[items.filter((item) => !item.failed && !item.kept), items.filter((item) => item.failed)].map(
        (list) => String(list.length),
      ),
    ])
    return {
      csv: toCsv([['name', 'email', 'before', 'after', 'change', 'items changed', 'items failed'], ...lines]),
    }
  },
})

const percent = (score: number | null) => (score === null ? '' : String(Math.round(score * 1e4) / 100))
