import '../server-only'
import type { Gradebook, GradebookCell } from '@/lib/classroom/gradebook/gradebook'
import { grouped } from '@/lib/classroom/results/grouped'
import { workState } from '@/lib/classroom/results/work-state'
import { termsOf } from '@/lib/classroom/terms'
import type { Prisma } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { collectSubmissions } from './collect-submissions'
import { type AttemptRow, learnerAttempts, loadAttempts } from './results-attempts'
import { loadLearners, type ResultLearner } from './results-learners'

/** So many assignments a class can have side by side; older ones are left out. */
const MOST = 100

const parts = { overrides: true } as const satisfies Prisma.AssignmentInclude
type AssignmentRow = Prisma.AssignmentGetPayload<{ include: typeof parts }>

/** All learners of a class by all that was assigned, the first to close first; drafts are none. */
export async function loadGradebook(classId: string): Promise<Gradebook> {
  const found = await db().class.findUniqueOrThrow({
    where: { id: classId },
    include: {
      memberships: {
        where: { extraTimePercent: { gt: 0 } },
        select: { userId: true, extraTimePercent: true },
      },
      assignments: {
        where: { status: 'PUBLISHED' },
        orderBy: [{ closesAt: 'desc' }, { id: 'desc' }],
        take: MOST,
        include: parts,
      },
    },
  })
  const assignments = found.assignments.reverse()
  const ids = assignments.map(({ id }) => id)
  await collectOverdue(ids)
  const [people, rows] = await Promise.all([loadLearners(classId, ids), loadAttempts(ids)])
  const attempts = grouped(rows, ({ assignmentId, userId }) => `${assignmentId} ${userId}`)
  const extra = new Map(found.memberships.map((row) => [row.userId, row.extraTimePercent]))
  return {
    ...{ classId, className: found.name },
    assignments: assignments.map(({ id, title, closesAt }) => ({ id, title, closesAt })),
    learners: people.map((who) => ({
      ...who,
      cells: assignments.map((one) =>
        cellOf(one, who, attempts.get(`${one.id} ${who.userId}`) ?? [], extra.get(who.userId) ?? 0),
      ),
    })),
  }
}

/** Only where something is overdue: usually nowhere. */
async function collectOverdue(assignmentIds: readonly string[]): Promise<void> {
  const open = await db().assignmentSubmission.groupBy({
    by: ['assignmentId'],
    where: { assignmentId: { in: [...assignmentIds] }, handedInAt: null, dueAt: { lte: now() } },
  })
  for (const { assignmentId } of open) await collectSubmissions(assignmentId)
}

function cellOf(
  assignment: AssignmentRow,
  { userId, left }: ResultLearner,
  rows: readonly AttemptRow[],
  extraTimePercent: number,
): GradebookCell {
  const allowed = assignment.overrides.find((one) => one.userId === userId)
  const { attempts, counted, score } = learnerAttempts(rows, assignment.counted)
  const shown = counted ?? attempts.at(-1)
  const state = workState(attempts, counted, termsOf(assignment, allowed, extraTimePercent), now())
  return {
    // Nothing was expected any more of whoever has left.
    state: left && state === 'missing' ? 'not-begun' : state,
    ...{ score, submissionId: shown?.id ?? null, handedInAt: shown?.handedInAt ?? null },
  }
}
