import '../server-only'
import { shownOf } from '@/lib/classroom/release'
import { overAt } from '@/lib/classroom/terms'
import { now } from '../clock'
import { db } from '../db'

/** My attempts at assignments, with what I did; how it went as far as each assignment shows it by now. */
export async function exportSubmissions(userId: string) {
  const rows = await db().assignmentSubmission.findMany({
    where: { userId },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    include: {
      items: { omit: { verdict: true }, orderBy: { position: 'asc' } },
      assignment: {
        select: {
          ...{ title: true, closesAt: true, lateUntil: true, scoresAt: true, solutionsAt: true },
          ...{ releasedAt: true, overrides: { select: { closesAt: true } } },
        },
      },
    },
  })
  return rows.map(({ score, items, assignment, ...submission }) => {
    const isHandedIn = submission.handedInAt !== null
    const { scores } = shownOf(assignment, {
      ...{ over: now() >= overAt(assignment, assignment.overrides), done: false },
    })
    const isShown = isHandedIn && scores
    return {
      ...submission,
      title: assignment.title,
      ...(isShown ? { score } : {}),
      items: items.map(({ score: of, correct, ...item }) =>
        isShown ? { ...item, score: of, correct } : item,
      ),
    }
  })
}
