import '../../server-only'
import { z } from 'zod'
import { isSame, type LearnerChange, regradeSummary } from '@/lib/classroom/regrade'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { fromDb } from '../../json'
import { type RegradeDetails, reportIn } from '../../marking/carry-out'
import { ownPlaces } from '../../marking/drill-versions'
import { namesOf } from '../../marking/names-of'
import { defineOperation } from '../../operation'
import { skillTitles } from '../../practice/skill-titles'
import { localeSchema } from '../concepts/list-concepts'

const MOST = 20

/** The regrades of an assignment with their reports, the newest first, and the places that may be regraded. */
export const listRegrades = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  audit: (grant) => whenAdmin(grant, { action: 'listRegrades' }),
  async run({ assignmentId, isArchived }, { locale }) {
    const { title, classId, items, regrades } = await load(assignmentId)
    const skillIds = items.flatMap(({ skillId }) => skillId ?? [])
    const [titles, own] = await Promise.all([skillTitles(skillIds, locale), ownPlaces(assignmentId)])
    const ownOf = new Map(own.map(({ itemId, pinned, newest }) => [itemId, { pinned, newest }]))
    const rows = regrades.map((regrade) => {
      const report = reportIn(regrade)
      return { ...regrade, report, changed: report.learners.filter(isChanged) }
    })
    const names = await namesOf([
      ...new Set(rows.flatMap(({ changed }) => changed.map(({ userId }) => userId))),
    ])
    const undone = new Set(
      regrades.flatMap(({ details }) => (fromDb(details) as RegradeDetails).undoes ?? []),
    )
    return {
      ...{ assignmentId, classId, title, isArchived },
      items: items.map(({ id, kind, skillId, points, droppedAt, removedAt }, index) => ({
        ...{ id, kind, points, number: index + 1, dropped: droppedAt !== null, removed: removedAt !== null },
        title: titles.get(skillId ?? '')?.title ?? null,
        /** Of an instructor's own drill; else null. */
        versions: ownOf.get(id) ?? null,
      })),
      regrades: rows.map(
        ({ id, kind, assignmentItemId, reason, createdAt, details, by, report, changed }) => ({
          ...{ id, kind, itemId: assignmentItemId, reason, createdAt, by: by?.name ?? null },
          ...{ details: fromDb(details) as RegradeDetails, undone: undone.has(id) },
          ...{ state: report.state, done: report.learners.length, of: report.of },
          summary: regradeSummary(report.learners),
          /** Whose score changes; all of them are in the file. */
          learners: changed.map((one) => ({ ...one, name: names.get(one.userId) ?? '' })),
        }),
      ),
    }
  },
})

const isChanged = ({ before, after }: LearnerChange) => !isSame(before, after)

const load = (id: string) =>
  db().assignment.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ title: true, classId: true },
      items: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      regrades: {
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: MOST,
        include: { by: { select: { name: true } } },
      },
    },
  })
